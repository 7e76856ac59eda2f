// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/apparatus.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "room/cite.h"
#include "telegram/facts.h"
#include "telegram/title_case.h"
#include "web/limits.h"
#include "web/map.h"
#include "web/pieces.h"
#include "web/reading/checks.h"
#include "web/reading/citing.h"
#include "web/reading/paragraphs.h"
#include "web/reading_list.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::Paragraph;

/// Whether a part is of the telegram, or a tool of the page that no paper needs.
enum class Part : std::uint8_t { OfTelegram, Tool };

/// A section of the apparatus; nothing when it has no content.
Html part(Part kind, std::string_view id, std::string_view heading, const Html& content) {
    if (content.empty()) {
        return {};
    }
    const Html inside = html(R"(<h2 id="{}">{}</h2>
{}</section>
)",
                             id, heading, content);
    return kind == Part::Tool ? html(R"(<section class="noprint" aria-labelledby="{}">
{})",
                                     id, inside)
                              : html(R"(<section aria-labelledby="{}">
{})",
                                     id, inside);
}

/// `¶ 3–4`: the numbered paragraphs from index `first` up to the next heading.
std::string range_from(const std::vector<Paragraph>& paragraphs, std::size_t first) {
    std::string begin;
    std::string end;
    for (std::size_t i = first; i < paragraphs.size(); ++i) {
        if (i > first && paragraphs[i].kind == Paragraph::Kind::Heading) {
            break;
        }
        if (paragraphs[i].number > 0) {
            begin = begin.empty() ? paragraphs[i].address : begin;
            end = paragraphs[i].address;
        }
    }
    if (begin.empty()) {
        return {};
    }
    return begin == end ? "¶ " + begin : fmt::format("¶ {}–{}", begin, end);
}

void add_contents_item(Html& out, const Paragraph& paragraph, const Html& name,
                       std::string_view range) {
    out.add(R"(<li><a href="{}">{}</a><span class="quiet num">{}</span></li>
)",
            Link("#").add(anchor_of(paragraph.address)), name, range);
}

Html contents(const Language& lang, const room::Reading& reading) {
    const auto& paragraphs = reading.telegram->paragraphs;
    Html items;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const auto& paragraph = paragraphs[i];
        const std::string_view label = kind_label(lang, paragraph.kind);
        if (paragraph.kind == Paragraph::Kind::Heading) {
            add_contents_item(
                items, paragraph,
                in_english(lang, collapse_space(reading.telegram->text_of(paragraph))),
                range_from(paragraphs, i));
        } else if (!label.empty() && paragraph.kind != Paragraph::Kind::Quoted) {
            const std::string number =
                paragraph.number > 0 ? "¶ " + paragraph.address : std::string();
            add_contents_item(items, paragraph, html("{}", label), number);
        }
    }
    return items.empty() ? Html()
                         : html(R"(<ol class="toc">
{}</ol>
)",
                                items);
}

std::string cited_where(const graph::Citation& citation) {
    std::string out;
    if (citation.letter != 0) {
        out = fmt::format("REF {}", citation.letter);
    } else if (citation.paragraph.empty()) {
        out = "REF";
    }
    if (!citation.paragraph.empty()) {
        out += fmt::format("{}¶ {}", out.empty() ? "" : ", ", citation.paragraph);
    }
    return out;
}

std::string_view year_note(const Language& lang, graph::Citation::Year year) {
    switch (year) {
        case graph::Citation::Year::Stated:
        case graph::Citation::Year::Assumed:
            return {};
        case graph::Citation::Year::BeforeOwn:
            return lang[Text::YearBeforeOwn];
        case graph::Citation::Year::HeldBefore:
            return lang[Text::YearHeldBefore];
        case graph::Citation::Year::BeyondHeld:
            return lang[Text::YearBeyondHeld];
        case graph::Citation::Year::HeldTooLate:
            return lang[Text::YearHeldTooLate];
        case graph::Citation::Year::Doubtful:
            return lang[Text::YearDoubtful];
    }
    return {};
}

Html how_cited(const Language& lang, const room::CitationLink& link) {
    std::string out =
        link.card && link.card->date ? lang.date(link.card->date->date()) + " · " : "";
    out += cited_where(link.citation);
    if (const auto note = year_note(lang, link.citation.year); !note.empty()) {
        out += fmt::format(" · {}", note);
    }
    Html sentence;
    if (!link.citation.sentence.empty()) {
        sentence.add("\n<q>{}</q>", in_english(lang, link.citation.sentence));
    }
    return html(R"(<span class="how">{}</span>{})", out, sentence);
}

Html cited_item(const Language& lang, const room::CitationLink& link) {
    const auto& citation = link.citation;
    if (link.card) {
        return html(R"(<li><a class="id" href="{}">{}</a> {} {}</li>
)",
                    telegram_link(link.card->id), link.card->id,
                    in_english(lang, telegram::title_case(link.card->subject)),
                    how_cited(lang, link));
    }
    if (citation.kind == telegram::Reference::Kind::Telegram && !citation.cited.empty()) {
        return html(R"(<li><a class="id absent" href="{}">{}</a> {} {}</li>
)",
                    Link("/missing/", citation.cited), citation.cited,
                    lang[Text::NotInArchiveInLine], how_cited(lang, link));
    }
    const bool said = citation.kind != telegram::Reference::Kind::Unknown &&
                      citation.kind != telegram::Reference::Kind::Telegram;
    return html(R"(<li>{} <span class="quiet">{}</span> {}</li>
)",
                in_english(lang, citation.text),
                in_english(lang, said ? to_string(citation.kind) : ""), how_cited(lang, link));
}

Html cites(const Language& lang, const room::Reading& reading) {
    if (reading.cites.empty()) {
        return html("<p>{}</p>\n", lang[Text::CitesNothing]);
    }
    Html items;
    for (const auto& link : reading.cites) {
        items.append(cited_item(lang, link));
    }
    return html(R"(<ol class="refs">
{}</ol>
)",
                items);
}

Html cited_by(const Language& lang, const room::Reading& reading) {
    if (reading.cited_by.empty()) {
        return html("<p>{}</p>\n", lang[Text::CitedByNone]);
    }
    Html items;
    for (std::size_t i = 0; i < std::min(reading.cited_by.size(), kMaxCitedByShown); ++i) {
        items.append(cited_item(lang, reading.cited_by[i]));
    }
    Html rest;
    if (reading.cited_by.size() > kMaxCitedByShown) {
        rest.add(R"(<p class="inline"><a href="{}">{}</a></p>
)",
                 Link("/search").query("q", "ref:" + reading.card.id),
                 lang.say(Text::AllSoMany, lang.grouped(reading.cited_by.size())));
    }
    return html(R"(<ol class="refs">
{}</ol>
{})",
                items, rest);
}

/// The way to all that is linked with the telegram.
Html thread_link(const Language& lang, const room::Reading& reading) {
    if (reading.cites.empty() && reading.cited_by.empty()) {
        return {};
    }
    return html(R"(<p class="inline"><a href="{}">{}</a></p>
)",
                Link("/thread/", reading.card.id), lang[Text::ItsThread]);
}

/// Where the post is, when it is known.
Html post(const Language& lang, const room::Reading& reading) {
    const auto* const fact = telegram::find_origin(reading.card.origin);
    if (reading.card.origin.empty() || fact == nullptr || !fact->latitude || !fact->longitude) {
        return {};
    }
    return html(R"(<p><a href="{}">{}</a></p>
<div class="dot">{}</div>
)",
                Link("/origins/", reading.card.origin), in_english(lang, reading.card.origin_name),
                dot_map(lang.say(Text::MapOfPost, reading.card.origin_name), *fact->latitude,
                        *fact->longitude));
}

/// A citation whose address may break after its slashes, and nowhere else.
Html breakable(std::string_view text) {
    Html out;
    for (std::size_t slash = text.find('/'); slash != std::string_view::npos;
         slash = text.find('/')) {
        out.text(text.substr(0, slash + 1));
        text.remove_prefix(slash + 1);
        if (!text.starts_with('/')) {
            out.add("<wbr>");
        }
    }
    return out.text(text);
}

/// The usual citation in the open, the other forms for people folded, those for programs as files.
Html citation(const Site& site, const room::Reading& reading) {
    const Language& lang = site.lang();
    const room::CiteContext context{site.title, site.base_url};
    Html others;
    Html files;
    for (const auto& style : room::all_cite_styles()) {
        if (style.suffix.empty()) {
            others.add(
                R"(<details class="more noprint"><summary>{}</summary>
<p class="cite">{}</p></details>
)",
                style.title,
                in_english(lang, breakable(trim(room::cite(style.style, reading, context)))));
        } else {
            files.add(R"(<a href="{}">{}</a>)", telegram_link(reading.card.id).add(style.suffix),
                      style.title);
        }
    }
    return html(R"(<p class="cite">{}</p>
{}<p class="inline">{}</p>
)",
                in_english(lang, breakable(note(site, reading))), others, files);
}

Html share(const Language& lang, const room::Reading& reading) {
    std::string tags;
    for (const auto& tag : reading.hashtags) {
        tags += (tags.empty() ? "" : " ") + tag;
    }
    return html(R"(<p class="cite"><code>{}</code></p>
<p class="small quiet lines">{}</p>
)",
                tags, lang[Text::ShareHint]);
}

Html copies(const Language& lang, const room::Reading& reading) {
    Html items;
    for (const auto& witness : reading.witnesses) {
        const Link link = telegram_link(reading.card.id)
                              .segment("witness")
                              .segment(std::to_string(witness.number));
        items.add(R"(<li><a href="{}">{}</a>{} <span class="how">{}</span>
<code class="hash">{}</code></li>
)",
                  link, lang.say(Text::CopyNumber, witness.number),
                  witness.shown ? lang[Text::CommaShownHere] : "", witness.from.to_string(),
                  witness.sha256);
    }
    if (items.empty()) {
        return {};
    }
    Html differ;
    if (reading.witnesses.size() > 1) {
        differ.add(R"(<p class="inline"><a href="{}">{}</a></p>
)",
                   telegram_link(reading.card.id).segment("witnesses"), lang[Text::WhatDiffers]);
    }
    return html(R"(<ol class="refs">
{}</ol>
<p class="small quiet lines">{}</p>
{})",
                items, lang[Text::SourceBytes], differ);
}

Html check_item(const Language& lang, const room::Reading& reading, const Check& check) {
    Html where;
    if (check.line > 0) {
        where.add(R"( <a href="{}">{}</a>)",
                  telegram_link(reading.card.id)
                      .segment("transmitted")
                      .fragment(fmt::format("L{}", check.line)),
                  lang.say(Text::LineNumber, check.line));
    }
    switch (check.kind) {
        case Check::Kind::Agrees:
            return html("<li>{}{}</li>\n", check.text, where);
        case Check::Kind::Note:
            return html(R"(<li class="told">{}{}</li>
)",
                        check.text, where);
        case Check::Kind::Warning:
            return html(R"(<li class="warn">{}{}</li>
)",
                        check.text, where);
    }
    return {};
}

Html checks(const Language& lang, const room::Reading& reading) {
    Html items;
    for (const auto& found : check(lang, reading)) {
        items.append(check_item(lang, reading, found));
    }
    return items.empty() ? Html()
                         : html(R"(<ul class="tick small">
{}</ul>
)",
                                items);
}

Html forms(const Language& lang, const room::Reading& reading, const Arrival& arrival) {
    const Link telegram = telegram_link(reading.card.id);
    return html(R"(<section>
{}<p class="inline"><a href="{}">{}</a><a href="{}">JSON</a><a href="{}">{}</a><a class="collect" href="{}" rel="nofollow">{}</a></p>
</section>
)",
                view_switch(lang, reading, View::Reading, arrival), Link(telegram).add(".txt"),
                lang[Text::PlainText], Link(telegram).add(".json"), Link(telegram).segment("raw"),
                lang[Text::RawMessage], list_link({{reading.card.id, {}}}), lang[Text::Collect]);
}

std::string with_count(const Language& lang, Text name, std::size_t count) {
    return count == 0 ? std::string(lang[name])
                      : fmt::format("{} {}", lang[name], lang.grouped(count));
}

Html neighbour(const std::optional<room::Card>& card, std::string_view words) {
    if (!card) {
        return html("<span></span>");
    }
    return html(R"(<span>{} <a class="id" href="{}">{}</a></span>)", words, telegram_link(card->id),
                card->id);
}

}  // namespace

Html view_switch(const Language& lang, const room::Reading& reading, View current,
                 const Arrival& arrival) {
    const Link read = arrival.keep(telegram_link(reading.card.id));
    const Link sent = arrival.keep(telegram_link(reading.card.id).segment("transmitted"));
    if (current == View::Reading) {
        return html(
            R"(<nav class="switch" aria-label="{}"><a href="{}" aria-current="page">{}</a><a href="{}">{}</a></nav>
)",
            lang[Text::View], read, lang[Text::ReadingView], sent, lang[Text::AsTransmitted]);
    }
    return html(
        R"(<nav class="switch" aria-label="{}"><a href="{}">{}</a><a href="{}" aria-current="page">{}</a></nav>
)",
        lang[Text::View], read, lang[Text::ReadingView], sent, lang[Text::AsTransmitted]);
}

Html neighbours(const Language& lang, const room::Reading& reading, const Around& around) {
    Html out;
    if (reading.previous || reading.next) {
        out.add(R"(<nav class="step" aria-label="{}">{}{}</nav>
)",
                lang[Text::SamePostAndYear], neighbour(reading.previous, lang[Text::BeforeIt]),
                neighbour(reading.next, lang[Text::AfterIt]));
    }
    if (around.earlier || around.later) {
        out.add(R"(<nav class="step bydate" aria-label="{}">{}{}</nav>
)",
                lang[Text::TelegramsByDate], neighbour(around.earlier, lang[Text::SentBeforeIt]),
                neighbour(around.later, lang[Text::SentAfterIt]));
    }
    return out;
}

Html apparatus(const Site& site, const room::Reading& reading, const Arrival& arrival) {
    const Language& lang = site.lang();
    Html out = forms(lang, reading, arrival);
    out.append(part(Part::Tool, "s-toc", lang[Text::InThisTelegram], contents(lang, reading)));
    out.append(part(Part::OfTelegram, "s-refs", with_count(lang, Text::Cites, reading.cites.size()),
                    cites(lang, reading)));
    out.append(part(Part::OfTelegram, "s-by",
                    with_count(lang, Text::CitedBy, reading.cited_by.size()),
                    cited_by(lang, reading).append(thread_link(lang, reading))));
    out.append(part(Part::Tool, "s-post", lang[Text::Origin], post(lang, reading)));
    out.append(part(Part::OfTelegram, "s-cite", lang[Text::Cite], citation(site, reading)));
    out.append(part(Part::Tool, "s-share", lang[Text::Share], share(lang, reading)));
    out.append(part(Part::Tool, "s-checks", lang[Text::Checks], checks(lang, reading)));
    out.append(part(Part::Tool, "s-copies",
                    with_count(lang, Text::Copies, reading.witnesses.size()),
                    copies(lang, reading)));
    return html(R"(<aside class="app" aria-label="{}">
{}</aside>
)",
                lang[Text::AboutTelegram], out);
}

}  // namespace reftel::web
