// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/apparatus.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "web/limits.h"
#include "web/pieces.h"
#include "web/reading/checks.h"
#include "web/reading/citing.h"
#include "web/reading/paragraphs.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::Paragraph;

/// A section of the apparatus; nothing when it has no content.
Html part(std::string_view id, std::string_view heading, const Html& content) {
    if (content.empty()) {
        return {};
    }
    return html(R"(<section aria-labelledby="{}">
<h2 id="{}">{}</h2>
{}</section>
)",
                id, id, heading, content);
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

void add_contents_item(Html& out, const Paragraph& paragraph, std::string_view name,
                       std::string_view range) {
    out.add(R"(<li><a href="{}">{}</a><span class="quiet num">{}</span></li>
)",
            Link("#").add(anchor_of(paragraph.address)), name, range);
}

Html contents(const room::Reading& reading) {
    const auto& paragraphs = reading.telegram->paragraphs;
    Html items;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const auto& paragraph = paragraphs[i];
        const std::string_view label = kind_label(paragraph.kind);
        if (paragraph.kind == Paragraph::Kind::Heading) {
            add_contents_item(items, paragraph,
                              collapse_space(reading.telegram->text_of(paragraph)),
                              range_from(paragraphs, i));
        } else if (!label.empty() && paragraph.kind != Paragraph::Kind::Quoted) {
            const std::string number =
                paragraph.number > 0 ? "¶ " + paragraph.address : std::string();
            add_contents_item(items, paragraph, label, number);
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

std::string_view year_note(graph::Citation::Year year) {
    switch (year) {
        case graph::Citation::Year::Stated:
        case graph::Citation::Year::Assumed:
            return {};
        case graph::Citation::Year::BeforeOwn:
            return "year inferred: the number is not below this one's";
        case graph::Citation::Year::HeldBefore:
            return "year inferred: only that of the year before is held";
    }
    return {};
}

Html how_cited(const room::CitationLink& link) {
    std::string out = link.card && link.card->date ? in_words(link.card->date->date()) + " · " : "";
    out += cited_where(link.citation);
    if (const auto note = year_note(link.citation.year); !note.empty()) {
        out += fmt::format(" · {}", note);
    }
    Html sentence;
    if (!link.citation.sentence.empty()) {
        sentence.add("\n<q>{}</q>", link.citation.sentence);
    }
    return html(R"(<span class="how">{}</span>{})", out, sentence);
}

Html cited_item(const room::CitationLink& link) {
    const auto& citation = link.citation;
    if (link.card) {
        return html(R"(<li><a class="id" href="{}">{}</a> {} {}</li>
)",
                    telegram_link(link.card->id), link.card->id, link.card->subject,
                    how_cited(link));
    }
    if (citation.kind == telegram::Reference::Kind::Telegram && !citation.cited.empty()) {
        return html(R"(<li><a class="id absent" href="{}">{}</a> not in this archive {}</li>
)",
                    Link("/missing/", citation.cited), citation.cited, how_cited(link));
    }
    const bool said = citation.kind != telegram::Reference::Kind::Unknown &&
                      citation.kind != telegram::Reference::Kind::Telegram;
    return html(R"(<li>{} <span class="quiet">{}</span> {}</li>
)",
                citation.text, said ? to_string(citation.kind) : "", how_cited(link));
}

Html cites(const room::Reading& reading) {
    if (reading.cites.empty()) {
        return html("<p>Nothing: no REF line, and no telegram is named in the text.</p>\n");
    }
    Html items;
    for (const auto& link : reading.cites) {
        items.append(cited_item(link));
    }
    return html(R"(<ol class="refs">
{}</ol>
)",
                items);
}

Html cited_by(const room::Reading& reading) {
    if (reading.cited_by.empty()) {
        return html("<p>No telegram in this archive.</p>\n");
    }
    Html items;
    for (std::size_t i = 0; i < std::min(reading.cited_by.size(), kMaxCitedByShown); ++i) {
        items.append(cited_item(reading.cited_by[i]));
    }
    Html rest;
    if (reading.cited_by.size() > kMaxCitedByShown) {
        rest.add(R"(<p class="inline"><a href="{}">All {}</a></p>
)",
                 Link("/search").query("q", "ref:" + reading.card.id),
                 grouped(reading.cited_by.size()));
    }
    return html(R"(<ol class="refs">
{}</ol>
{})",
                items, rest);
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

Html citation(const Site& site, const room::Reading& reading) {
    const auto styles = cite(site, reading);
    Html others;
    for (std::size_t i = 1; i < styles.size(); ++i) {
        others.add(R"(<details class="more"><summary>{}</summary>
<p class="cite">{}</p></details>
)",
                   styles[i].style, breakable(styles[i].text));
    }
    return html(R"(<p class="cite">{}</p>
{})",
                breakable(styles.front().text), others);
}

Html share(const room::Reading& reading) {
    std::string tags;
    for (const auto& tag : reading.hashtags) {
        tags += (tags.empty() ? "" : " ") + tag;
    }
    return html(R"(<p class="cite"><code>{}</code></p>
<p class="small quiet lines">Link to the telegram by its reference, or to one paragraph by the number beside it.</p>
)",
                tags);
}

Html copies(const room::Reading& reading) {
    Html items;
    for (const auto& witness : reading.witnesses) {
        const Link link = telegram_link(reading.card.id)
                              .segment("witness")
                              .segment(std::to_string(witness.number));
        items.add(R"(<li><a href="{}">Copy {}</a>{} <span class="how">{}</span>
<code class="hash">{}</code></li>
)",
                  link, witness.number, witness.shown ? ", shown here" : "",
                  witness.from.to_string(), witness.sha256);
    }
    return items.empty() ? Html()
                         : html(R"(<ol class="refs">
{}</ol>
<p class="small quiet lines">The source's own bytes, under their SHA-256.</p>
)",
                                items);
}

Html check_item(const room::Reading& reading, const Check& check) {
    Html where;
    if (check.line > 0) {
        where.add(R"( <a href="{}">line {}</a>)",
                  telegram_link(reading.card.id)
                      .segment("transmitted")
                      .fragment(fmt::format("L{}", check.line)),
                  check.line);
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

Html checks(const room::Reading& reading) {
    Html items;
    for (const auto& found : check(reading)) {
        items.append(check_item(reading, found));
    }
    return items.empty() ? Html()
                         : html(R"(<ul class="tick small">
{}</ul>
)",
                                items);
}

Html forms(const room::Reading& reading) {
    const Link telegram = telegram_link(reading.card.id);
    return html(R"(<section>
{}<p class="inline"><a href="{}">Text</a><a href="{}">JSON</a><a href="{}">Raw message</a></p>
</section>
)",
                view_switch(reading, View::Reading), Link(telegram).add(".txt"),
                Link(telegram).add(".json"), Link(telegram).segment("raw"));
}

std::string with_count(std::string_view name, std::size_t count) {
    return count == 0 ? std::string(name) : fmt::format("{} {}", name, grouped(count));
}

Html neighbour(const std::optional<room::Card>& card, std::string_view words) {
    if (!card) {
        return html("<span></span>");
    }
    return html(R"(<span>{} <a class="id" href="{}">{}</a></span>)", words, telegram_link(card->id),
                card->id);
}

}  // namespace

Html view_switch(const room::Reading& reading, View current) {
    const Link read = telegram_link(reading.card.id);
    const Link sent = Link(read).segment("transmitted");
    if (current == View::Reading) {
        return html(
            R"(<nav class="switch" aria-label="View"><a href="{}" aria-current="page">Reading</a><a href="{}">As transmitted</a></nav>
)",
            read, sent);
    }
    return html(
        R"(<nav class="switch" aria-label="View"><a href="{}">Reading</a><a href="{}" aria-current="page">As transmitted</a></nav>
)",
        read, sent);
}

Html neighbours(const room::Reading& reading) {
    if (!reading.previous && !reading.next) {
        return {};
    }
    return html(R"(<nav class="step" aria-label="Telegrams of the same post and year">{}{}</nav>
)",
                neighbour(reading.previous, "Before it:"), neighbour(reading.next, "After it:"));
}

Html apparatus(const Site& site, const room::Reading& reading) {
    Html out = forms(reading);
    out.append(part("s-toc", "In this telegram", contents(reading)));
    out.append(part("s-refs", with_count("Cites", reading.cites.size()), cites(reading)));
    out.append(part("s-by", with_count("Cited by", reading.cited_by.size()), cited_by(reading)));
    out.append(part("s-cite", "Cite", citation(site, reading)));
    out.append(part("s-share", "Share", share(reading)));
    out.append(part("s-checks", "Checks", checks(reading)));
    out.append(part("s-copies", with_count("Copies", reading.witnesses.size()), copies(reading)));
    return html(R"(<aside class="app" aria-label="About this telegram">
{}</aside>
)",
                out);
}

}  // namespace reftel::web
