// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>

#include "base/json_writer.h"
#include "base/text.h"
#include "room/json.h"
#include "room/limits.h"
#include "web/bracket_words.h"
#include "web/feed.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/problem.h"
#include "web/pages/telegram.h"
#include "web/pieces.h"
#include "web/reading_list.h"
#include "web/thread_drawing.h"

namespace reftel::web {
namespace {

using room::Thread;
using room::ThreadTelegram;

Link thread_link(std::string_view id, unsigned steps) {
    Link link("/thread/", id);
    if (steps != kThreadSteps) {
        link.query("steps", std::to_string(steps));
    }
    return link;
}

/// `December 2008 to June 2009`, or one of them.
std::string span_of(const Language& lang, const Thread& thread) {
    std::vector<std::int64_t> times;
    for (const auto& telegram : thread.telegrams) {
        if (const auto when = telegram.when()) {
            times.push_back(*when);
        }
    }
    if (times.empty()) {
        return {};
    }
    const auto month = [&](std::int64_t seconds) {
        const Date date = UtcTime{seconds}.date();
        std::string words = lang.month_of(date.year, date.month);
        // No line of the heading ends between a month and its year.
        const std::size_t space = words.rfind(' ');
        return space == std::string::npos ? words : words.replace(space, 1, "\u00a0");
    };
    const std::string first = month(*std::ranges::min_element(times));
    const std::string last = month(*std::ranges::max_element(times));
    return first == last ? first : lang.say(Text::SpanOfTime, first, last);
}

std::string title_of(const Language& lang, const Thread& thread) {
    const std::string count = lang.counted(Text::Telegrams, thread.telegrams.size());
    const std::string span = span_of(lang, thread);
    return span.empty() ? count : lang.say(Text::CountAndSpan, count, span);
}

Link link_of(const ThreadTelegram& telegram) {
    return telegram.card ? telegram_link(telegram.id) : Link("/missing/", telegram.id);
}

Html when(const Language& lang, const ThreadTelegram& telegram) {
    if (telegram.card && telegram.card->date) {
        const Date date = telegram.card->date->date();
        return html(R"(<time class="when num" datetime="{}">{}</time>)", to_string(date),
                    lang.short_date(date));
    }
    if (!telegram.bracket) {
        return html(R"(<span class="when num">{}</span>)", lang[Text::NoDate]);
    }
    return html(R"(<span class="when num">{}</span>)", bracket_days(lang, *telegram.bracket));
}

Html ids_at(const Thread& thread, const std::vector<std::size_t>& places) {
    Html out;
    for (const std::size_t place : places) {
        const ThreadTelegram& telegram = thread.telegrams[place];
        out.add(R"({}<a href="{}">{}</a>)", out.empty() ? "" : ", ", link_of(telegram),
                telegram.id);
    }
    return out;
}

/// `cites 07ZENDA77; cited by 07ZENDA402`
Html links_of(const Language& lang, const Thread& thread, const ThreadTelegram& telegram) {
    Html out;
    if (!telegram.cites.empty()) {
        out = lang.markup(Text::CitesThese, ids_at(thread, telegram.cites));
    }
    if (!telegram.cited_by.empty()) {
        out.text(out.empty() ? "" : "; ")
            .append(lang.markup(Text::CitedByThese, ids_at(thread, telegram.cited_by)));
    }
    return out;
}

Html row(const Language& lang, const Thread& thread, std::size_t place) {
    const ThreadTelegram& telegram = thread.telegrams[place];
    std::string css = "what";
    css += place == thread.here ? " here" : "";
    css += telegram.card ? "" : " gone";
    Html from = html("<span>{}</span>", in_english(lang, telegram.origin_name));
    Html title = html("{}", lang[Text::NotInThisArchive]);
    if (telegram.card) {
        title = html(R"(<a href="{}">{}</a>)", link_of(telegram), headline(lang, *telegram.card));
        if (!telegram.card->classification.empty()) {
            from.append(classification(telegram.card->classification, telegram.card->level));
        }
    }
    return html(
        R"(<li>{}<div class="{}"><p class="line">{}<a class="{}" href="{}">{}</a>{}</p><span class="ttl">{}</span><p class="small quiet">{}</p></div></li>
)",
        when(lang, telegram), css, telegram.card ? record_id(telegram.id) : Html(),
        telegram.card ? "id" : "id absent", link_of(telegram), telegram.id, from, title,
        links_of(lang, thread, telegram));
}

Html list(const Language& lang, const Thread& thread) {
    Html rows;
    for (std::size_t i = 0; i < thread.telegrams.size(); ++i) {
        rows.append(row(lang, thread, i));
    }
    return html(R"(<section class="sec" aria-labelledby="t-list">
<div class="in"><h2 id="t-list">{}</h2></div>
<ol class="seq">
{}</ol>
</section>
)",
                lang[Text::InOrderOfTime], rows);
}

/// What else can be done with the thread: further, nearer, as a reading list, as a feed.
Html ways_on(const Language& lang, const Thread& thread) {
    const std::string& id = thread.telegrams[thread.here].id;
    Html links;
    if (thread.further > 0 && thread.steps < room::kMaxThreadSteps) {
        links.add(R"(<a href="{}" rel="nofollow">{}</a>)", thread_link(id, thread.steps + 1),
                  lang.counted(Text::OneStepFurther, thread.further));
    }
    if (thread.steps > 1) {
        links.add(R"(<a href="{}" rel="nofollow">{}</a>)", thread_link(id, thread.steps - 1),
                  lang[Text::OneStepLess]);
    }
    ReadingList places;
    for (const auto& telegram : thread.telegrams) {
        if (telegram.card) {
            places.push_back({telegram.id, {}});
        }
    }
    if (!places.empty() && places.size() <= kMaxListedPlaces) {
        links.add(R"(<a href="{}" rel="nofollow">{}</a>)", list_link(places),
                  lang[Text::AsReadingList]);
    }
    links.add(R"(<a href="{}">{}</a>)", Link("/thread/", id).add(".atom"), lang[Text::Feed]);
    return html(R"(<div class="in"><p class="inline">{}</p></div>
)",
                links);
}

Html lead(const Language& lang, const Thread& thread) {
    const std::string& id = thread.telegrams[thread.here].id;
    if (thread.telegrams.size() == 1) {
        return html(R"(<p class="lines">{}</p>
)",
                    lang.say(Text::ThreadOfOne, id));
    }
    Html out =
        html(R"(<p class="lines quiet">{}</p>
)",
             lang.say(Text::ThreadLead, lang.counted(Text::ReferencesAway, thread.steps), id));
    if (thread.is_cut) {
        out.add(R"(<p class="note lines">{}</p>
)",
                lang.say(Text::ThreadIsCut, thread.telegrams.size()));
    }
    return out;
}

Page thread_page(const Site& site, const Thread& thread) {
    const Language& lang = site.lang();
    const ThreadTelegram& here = thread.telegrams[thread.here];
    Page page;
    page.title = lang.say(Text::ThreadOf, here.id);
    page.query = here.id;
    page.canonical = Link("/thread/", here.id);
    page.json = Link("/thread/", here.id).add(".json");
    page.meta = feed_links(site, Link("/thread/", here.id), {});
    page.indexed = thread.steps == kThreadSteps && thread.telegrams.size() > 1;
    page.content = html(
        R"(<div class="wrap">
<main id="main">
<div class="in headroom">
<p class="ident small quiet">{}</p>
<h1>{}</h1>
{}</div>
{}{}{}</main>
</div>
)",
        lang.markup(Text::ThreadOf,
                    html(R"(<a class="id" href="{}">{}</a>)", link_of(here), here.id)),
        title_of(lang, thread), lead(lang, thread), thread_drawing(lang, thread),
        list(lang, thread), ways_on(lang, thread));
    return page;
}

/// The telegrams that are held, newest first.
http::Response thread_feed(const Visit& visit, const Thread& thread) {
    std::vector<room::Card> cards;
    for (auto telegram = thread.telegrams.rbegin(); telegram != thread.telegrams.rend();
         ++telegram) {
        if (telegram->card) {
            cards.push_back(*telegram->card);
        }
    }
    const std::string& id = thread.telegrams[thread.here].id;
    return respond_card_feed(visit, visit.site.lang().say(Text::ThreadOf, id), Link("/thread/", id),
                             cards);
}

unsigned steps_asked_for(const Visit& visit) {
    return std::clamp(parse_number(visit.request.parameter("steps")).value_or(kThreadSteps), 1U,
                      room::kMaxThreadSteps);
}

Result<http::Response> answer_thread(const Visit& visit, std::string_view id) {
    const Thread thread = REFTEL_TRY(visit.room.thread(id, steps_asked_for(visit)));
    if (visit.form == Form::Json) {
        std::string out;
        JsonWriter json(out, JsonWriter::Layout::Indented);
        room::write_json(json, thread);
        return respond_json(std::move(out));
    }
    if (is_feed(visit.form)) {
        return thread_feed(visit, thread);
    }
    return respond(visit.site, thread_page(visit.site, thread));
}

}  // namespace

Result<http::Response> show_thread(const Visit& visit) {
    using Kind = room::Destination::Kind;
    const std::string& id = visit.parts.front();
    const auto found = REFTEL_TRY(visit.room.find(id));
    switch (found.kind) {
        case Kind::Several:
            // One of those that share an MRN has it for its address.
            if (std::ranges::find(found.candidates, id, &room::Card::id) !=
                found.candidates.end()) {
                return answer_thread(visit, id);
            }
            return answer_destination(visit, found, {});
        case Kind::None:
            return answer_destination(visit, found, {});
        case Kind::Embargoed:
        case Kind::Withheld:
            return respond(visit.site, not_open(visit.site, found));
        case Kind::Missing:
            if (found.citing.empty()) {
                return answer_destination(visit, found, {});
            }
            break;
        case Kind::Telegram:
        case Kind::Moved:
            break;
    }
    if (found.id != id) {
        Link canonical("/thread/", found.id);
        canonical.add(suffix_of(visit.form));
        return http::Response::redirect(308, canonical.string());
    }
    return answer_thread(visit, id);
}

}  // namespace reftel::web
