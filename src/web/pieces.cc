// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pieces.h"

#include <algorithm>

#include <fmt/format.h>

#include "telegram/classification.h"
#include "telegram/facts.h"
#include "telegram/title_case.h"
#include "web/map.h"
#include "web/words.h"

namespace reftel::web {
namespace {

/// A bar's part of the largest, as a number with one decimal, of `whole`.
std::string share(std::uint64_t count, std::uint64_t largest, double whole) {
    const double part =
        largest == 0 ? 0 : static_cast<double>(count) / static_cast<double>(largest);
    return fmt::format("{:.1f}", part * whole);
}

std::uint64_t largest_of(const std::vector<room::Entry>& entries) {
    std::uint64_t largest = 0;
    for (const auto& entry : entries) {
        largest = std::max(largest, entry.telegrams);
    }
    return largest;
}

void add_card(Html& out, const Language& lang, const room::Card& card, ShownDate shown) {
    const auto& date = shown == ShownDate::Sent ? card.date : card.released;
    const Html when = date ? day(lang, *date) : html(R"(<span>{}</span>)", lang[Text::NoDate]);
    Html facts = listed_reference(card.id);
    if (!card.origin_name.empty()) {
        facts.add("<span>{}</span>", in_english(lang, card.origin_name));
    }
    if (!card.classification.empty()) {
        facts.append(classification(card.classification, card.level));
    }
    out.add(
        R"(<li><span class="when num">{}</span><span class="what"><a href="{}">{}</a><span class="from">{}</span></span></li>
)",
        when, telegram_link(card.id), headline(lang, card), facts);
}

/// A code and what it means; a code without a meaning stands alone.
Html entry_words(const Language& lang, const room::Entry& entry, ValueColumn column) {
    if (column == ValueColumn::Level) {
        return level_words(lang, entry.value);
    }
    const bool meant = !entry.label.empty() && entry.label != entry.value;
    if (column == ValueColumn::Hidden) {
        return meant ? in_english(lang, entry.label) : html("{}", entry.value);
    }
    return meant ? html("<code>{}</code> {}", entry.value, in_english(lang, entry.label))
                 : html("<code>{}</code>", entry.value);
}

Html page_link(const Link& path, std::uint64_t number, std::string_view words) {
    Link link = path;
    if (number > 1) {
        link.query("page", std::to_string(number));
    }
    return html(R"(<a href="{}">{}</a>)", link, words);
}

}  // namespace

Html reference(std::string_view id) {
    return html(R"(<span class="id">{}</span>)", id);
}

Html record_id(std::string_view place) {
    return html(R"(<abbr class="unapi-id" title="{}"></abbr>)", place);
}

Html listed_reference(std::string_view id) {
    return record_id(id).append(reference(id));
}

Html classification(std::string_view words, telegram::Level level) {
    Html text;
    // A line may break behind the two slashes, nowhere else.
    const std::size_t slashes = words.find("//");
    if (slashes == std::string_view::npos) {
        text.text(words);
    } else {
        text.text(words.substr(0, slashes + 2)).add("<wbr>").text(words.substr(slashes + 2));
    }
    return html(R"(<span class="cls {}">{}</span>)", level_class(level), text);
}

Html level_words(const Language& lang, std::string_view value) {
    const auto parsed = telegram::parse_classification(value);
    const auto level = parsed ? parsed->level : telegram::Level::None;
    const std::string_view words = lang.level(level);
    return classification(words.empty() ? value : words, level);
}

Html day(const Language& lang, const UtcTime& time) {
    return html(R"(<time datetime="{}">{}</time>)", to_string(time.date()), lang.date(time.date()));
}

Html in_english(const Language& lang, const Html& words) {
    return lang.is_english() || words.empty() ? words : html(R"(<span lang="en">{}</span>)", words);
}

Html in_english(const Language& lang, std::string_view words) {
    return in_english(lang, Html().text(words));
}

std::string no_subject(const Language& lang, const room::Card& card) {
    return lang.say(Text::IdNoSubject, card.id);
}

Html headline(const Language& lang, const room::Card& card) {
    return card.subject.empty() ? html("{}", no_subject(lang, card))
                                : in_english(lang, telegram::title_case(card.subject));
}

Html card_list(const Language& lang, const std::vector<room::Card>& cards, ShownDate shown) {
    Html rows;
    for (const auto& card : cards) {
        add_card(rows, lang, card, shown);
    }
    return html(R"(<ol class="newest">
{}</ol>
)",
                rows);
}

Html pager(const Language& lang, const room::CardPage& page, const Link& path) {
    return pager(lang, PageRange{page.total, page.offset, page.limit, page.cards.size()}, path);
}

Html pager(const Language& lang, const PageRange& page, const Link& path) {
    if (page.limit == 0 || page.total <= page.shown) {
        return {};
    }
    if (page.shown == 0) {  // behind the last
        return html(R"(<p class="note">{} <a href="{}">{}</a></p>
)",
                    lang[Text::PlaceNotKnown], path, lang[Text::BeginAgain]);
    }
    const std::uint64_t number = page.offset / page.limit + 1;
    const std::uint64_t last = page.offset + page.shown;
    Html links;
    if (page.offset > 0) {
        links.append(page_link(path, number - 1, lang[Text::PageBefore]));
    }
    if (last < page.total) {
        links.append(page_link(path, number + 1, lang[Text::NextPage]));
    }
    return html(
        R"(<nav class="pages" aria-label="{}"><span class="quiet num">{}</span><span class="inline">{}</span></nav>
)",
        lang[Text::Pages],
        lang.say(Text::RangeOfAll, lang.grouped(page.offset + 1), lang.grouped(last),
                 lang.grouped(page.total)),
        links);
}

Html entry_table(const Language& lang, const std::vector<room::Entry>& entries,
                 const EntryLink& link, ValueColumn column, std::size_t limit) {
    const std::uint64_t largest = largest_of(entries);
    Html rows;
    for (std::size_t i = 0; i < std::min(limit, entries.size()); ++i) {
        const auto& entry = entries[i];
        rows.add(
            R"(<li><a class="v" href="{}">{}</a><span class="k num">{}</span><svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true"><rect width="{}" height="2"/></svg></li>
)",
            link(entry), entry_words(lang, entry, column), lang.grouped(entry.telegrams),
            share(entry.telegrams, largest, 100));
    }
    Html rest;
    if (entries.size() > limit) {
        rest.add(R"(<p class="small quiet">{}</p>
)",
                 lang.counted(Text::MoreNotShown, entries.size() - limit));
    }
    return html(R"(<ul class="facet wide-facet">
{}</ul>
{})",
                rows, rest);
}

namespace {

Html bar_item(const Language& lang, const Bar& bar, std::uint64_t largest) {
    const std::string height = share(bar.count, largest, 100);
    const std::string top = share(largest - bar.count, largest, 100);
    const Html content = html(
        R"(<b>{}<span class="vh"> {} </span></b><svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="{}" width="10" height="{}"/></svg><span>{}<span class="vh">{}</span></span>)",
        lang.brief(bar.count), lang.counted(Text::TelegramsIn, bar.count), top, height, bar.label,
        bar.label_rest);
    if (bar.count == 0) {
        return html(R"(<span class="none">{}</span>)", content);
    }
    return bar.current ? html(R"(<a href="{}" aria-current="true">{}</a>)", bar.link, content)
                       : html(R"(<a href="{}">{}</a>)", bar.link, content);
}

}  // namespace

Html histogram(const Language& lang, const std::vector<Bar>& bars) {
    std::uint64_t largest = 0;
    for (const auto& bar : bars) {
        largest = std::max(largest, bar.count);
    }
    Html rows;
    for (const auto& bar : bars) {
        const Html item = bar_item(lang, bar, largest);
        if (bar.period.empty()) {
            rows.add("<li>{}</li>\n", item);
        } else {
            rows.add(R"(<li data-period="{}">{}</li>
)",
                     bar.period, item);
        }
    }
    // The names of years are wider than a narrow bar.
    const bool years = !bars.empty() && (bars.front().period.size() == 4 ||
                                         bars.front().period.find("..") != std::string::npos);
    return html(R"(<ol class="{}">
{}</ol>
)",
                years ? "histo years" : "histo", rows);
}

Html origin_map(const Language& lang, const std::vector<room::Entry>& origins,
                const EntryLink& link) {
    std::vector<Place> places;
    for (const auto& origin : origins) {
        const auto* fact = telegram::find_origin(origin.value);
        if (fact != nullptr && fact->latitude && fact->longitude) {
            places.push_back({link(origin),
                              lang.say(Text::LabelAndTelegrams, fact->name,
                                       lang.counted(Text::Telegrams, origin.telegrams)),
                              origin.telegrams, *fact->latitude, *fact->longitude});
        }
    }
    return place_map(lang[Text::MapOfOrigins], std::move(places));
}

Html trail(const Language& lang, const std::vector<std::pair<Link, std::string>>& above) {
    Html links;
    for (const auto& [link, name] : above) {
        links.add(R"(<li><a href="{}">{}</a></li>)", link, name);
    }
    return html(R"(<nav class="trail" aria-label="{}"><ol>{}</ol></nav>
)",
                lang[Text::WhereThisIs], links);
}

Html plain_main(const Html& heading, const Html& content) {
    return html(R"(<div class="wrap">
<main id="main">
<div class="in headroom">
{}</div>
{}</main>
</div>
)",
                heading, content);
}

Html section(std::string_view id, std::string_view label, std::string_view heading,
             const Html& content) {
    return html(R"(<section class="sec" aria-labelledby="{}">
<div class="row"><p class="label">{}</p><div>
<h2 id="{}">{}</h2>
{}</div></div>
</section>
)",
                id, label, id, heading, content);
}

}  // namespace reftel::web
