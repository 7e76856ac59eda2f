// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/head.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "room/sent.h"
#include "telegram/counted_caption.h"
#include "telegram/fact_tables.h"
#include "telegram/letter_case/reading_case.h"
#include "telegram/lexer.h"
#include "telegram/title_case.h"
#include "web/pieces.h"
#include "web/reading/annotate.h"
#include "web/reading/explain.h"
#include "web/reading/meanings.h"
#include "web/reading/names.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::Addressee;

std::optional<Date> date_of(const room::Reading& reading) {
    return reading.card.date ? std::optional(reading.card.date->date()) : std::nullopt;
}

Html not_stated(const Language& lang) {
    return html(R"(<span class="quiet">{}</span>)", lang[Text::NotStated]);
}

Html moment(const Language& lang, const std::optional<UtcTime>& published,
            const std::optional<UtcTime>& known) {
    const auto& time = published ? published : known;
    if (!time) {
        return not_stated(lang);
    }
    return html(R"(<time datetime="{}">{}</time>)", time->to_iso(), time->to_string());
}

/// A print or a record may know the day alone.
Html sent(const Language& lang, const room::Reading& reading) {
    if (!reading.card.day_alone) {
        return moment(lang, reading.published.created, reading.card.date);
    }
    const std::string day = room::sent_iso(reading.card);
    return html(R"(<time datetime="{}">{}</time>)", day, day);
}

Html origin_link(const Language& lang, const room::Reading& reading) {
    if (reading.card.origin.empty()) {
        return not_stated(lang);
    }
    return html(R"(<a href="{}">{}</a>)", Link("/origins/", reading.card.origin),
                in_english(lang, reading.card.origin_name));
}

Html classification_link(const Language& lang, const room::Reading& reading) {
    const std::string& published = reading.published.classification;
    const std::string& words = published.empty() ? reading.card.classification : published;
    if (words.empty()) {
        return not_stated(lang);
    }
    // What the marking meant then.
    Link link("/about/classification");
    if (const auto date = date_of(reading)) {
        link.query("at", to_string(*date));
    }
    return html(R"(<a href="{}">{}</a>)", link, classification(words, reading.card.level));
}

Html facts_table(const Language& lang, const room::Reading& reading) {
    const std::string& stated = reading.published.reference_id;
    return html(R"(<dl class="facts">
<div><dt>{}</dt><dd class="num">{}</dd></div>
<div><dt>{}</dt><dd class="num">{}</dd></div>
<div><dt>{}</dt><dd class="num">{}</dd></div>
<div class="wide2"><dt>{}</dt><dd>{}</dd></div>
<div><dt>{}</dt><dd>{}</dd></div>
</dl>
)",
                lang[Text::ReferenceId], reference(stated.empty() ? reading.card.id : stated),
                lang[Text::Created], sent(lang, reading), lang[Text::Released],
                moment(lang, reading.published.released, reading.card.released),
                lang[Text::Classification], classification_link(lang, reading), lang[Text::Origin],
                origin_link(lang, reading));
}

void add_row(Html& out, std::string_view label, const Html& value) {
    if (!value.empty()) {
        out.add(R"(<div class="row"><dt>{}</dt><dd>{}</dd></div>
)",
                label, value);
    }
}

Html precedence_row(const Language& lang, const telegram::Telegram& telegram) {
    if (telegram.precedence == telegram::Precedence::None) {
        return {};
    }
    const std::string action = with_capital(lang.precedence(telegram.precedence));
    if (telegram.info_precedence == telegram::Precedence::None) {
        return html("{}", action);
    }
    return html("{}",
                lang.say(Text::DualPrecedence, action, lang.precedence(telegram.info_precedence)));
}

Html from_row(const Language& lang, const telegram::Telegram& telegram) {
    if (telegram.from.empty()) {
        return {};
    }
    const Party party = party_of(telegram.from);
    if (!party.known) {
        return html("<code>{}</code>", telegram.from);
    }
    return html(R"({} <span class="quiet">· <code>{}</code></span>)", in_english(lang, party.name),
                telegram.from);
}

Html action_item(const Language& lang, const Addressee& addressee) {
    const Party party = party_of(addressee.plad);
    Html rest;
    if (addressee.precedence != telegram::Precedence::None) {
        rest.add(" · {}", lang.precedence(addressee.precedence));
    }
    if (!addressee.serial.empty()) {
        rest.add(" · {}", lang.say(Text::SerialSo, addressee.serial));
    }
    if (addressee.by_other_means) {
        rest.add(" · {}", lang[Text::ByOtherMeans]);
    }
    return html(R"(<li>{}<span class="quiet">{}</span></li>
)",
                in_english(lang, party.name), rest);
}

std::string as_sent(const Addressee& addressee) {
    const std::string front(addressee.by_other_means ? "ZEN" : addressee.routing_indicator);
    return front.empty() ? std::string(addressee.plad) : front + "/" + std::string(addressee.plad);
}

bool states_precedence(const Addressee* addressee) {
    return addressee->precedence != telegram::Precedence::None;
}

/// `with_precedence`: the table has that column, since somebody's is stated.
/// Of a collective, who is behind it too.
Html addressee_name(const Language& lang, const Addressee& addressee) {
    Html out = in_english(lang, party_of(addressee.plad).name);
    if (const auto* const fact = telegram::find_collective(addressee.plad)) {
        out.add(R"( <span class="quiet">{}</span>)", in_english(lang, fact->meaning));
    }
    return out;
}

Html addressee_row(const Language& lang, const Addressee& addressee, bool with_precedence) {
    const Html serial = addressee.serial.empty()
                            ? html(R"(<span class="quiet">{}</span>)", lang[Text::None])
                            : html("{}", addressee.serial);
    Html precedence;
    if (with_precedence) {
        precedence.add("<td>{}</td>", states_precedence(&addressee)
                                          ? lang.precedence(addressee.precedence)
                                          : lang[Text::NotStated]);
    }
    return html(R"(<tr><th scope="row">{}</th><td><code>{}</code></td>{}<td class="n">{}</td></tr>
)",
                addressee_name(lang, addressee), as_sent(addressee), precedence, serial);
}

Html addressee_table(const Language& lang, const std::vector<const Addressee*>& addressees) {
    if (addressees.empty()) {
        return {};
    }
    const bool with_precedence = std::ranges::any_of(addressees, states_precedence);
    Html rows;
    for (const auto* addressee : addressees) {
        rows.append(addressee_row(lang, *addressee, with_precedence));
    }
    const Html column =
        with_precedence ? html(R"(<th scope="col">{}</th>)", lang[Text::Precedence]) : Html();
    return html(R"(<details class="more"><summary>{}</summary>
<table class="grid">
<caption>{}</caption>
<thead><tr><th scope="col">{}</th><th scope="col">{}</th>{}<th scope="col" class="n">{}</th></tr></thead>
<tbody>
{}</tbody>
</table></details>)",
                count_by_kind(lang, addressees), lang[Text::AddresseeTableCaption],
                lang[Text::Addressee], lang[Text::AsSent], column, lang[Text::Serial], rows);
}

/// Up to this many action addressees stand in the open.
constexpr std::size_t kOpenAddressees = 6;

Html action_row(const Language& lang, const telegram::Telegram& telegram) {
    const auto addressees = addressees_in(telegram, Addressee::Role::Action);
    if (addressees.size() > kOpenAddressees) {
        return addressee_table(lang, addressees);
    }
    Html items;
    for (const auto* addressee : addressees) {
        items.append(action_item(lang, *addressee));
    }
    return items.empty() ? Html()
                         : html(R"(<ul>
{}</ul>)",
                                items);
}

Html tags_row(const Language& lang, const room::Reading& reading) {
    Html items;
    for (const auto& tag : reading.telegram->tags) {
        const auto* fact = telegram::find_tag(tag.code, date_of(reading));
        const Html meaning = fact == nullptr ? html("{}", lang[Text::MeaningNotKnown])
                                             : in_english(lang, fact->meaning);
        items.add(R"(<li><a href="{}"><bdi>{}</bdi></a> <span class="{}">{}</span></li>
)",
                  Link("/tags/", tag.code), tag.code, fact == nullptr ? "quiet" : "", meaning);
    }
    return items.empty() ? Html()
                         : html(R"(<ul class="tags">
{}</ul>)",
                                items);
}

Html captions_row(const Language& lang, const telegram::Telegram& telegram) {
    Html items;
    for (const auto caption : telegram.captions) {
        const std::string counted(telegram::counted_caption(caption));
        if (counted.empty()) {
            items.add("<li>{}</li>\n", caption);
            continue;
        }
        items.add(R"(<li><a href="{}">{}</a> <span class="quiet">{}</span></li>
)",
                  Link("/search").query("q", "caption:\"" + counted + "\""), caption,
                  in_english(lang, telegram::meaning_of_caption(counted)));
    }
    return items.empty() ? Html()
                         : html(R"(<ul>
{}</ul>)",
                                items);
}

void add_meaning(Html& out, const Html& meaning) {
    if (!meaning.empty()) {
        out.add(R"( <span class="quiet">· {}</span>)", meaning);
    }
}

/// Attention and passing lines, with the names of the offices.
Html attention_row(const Language& lang, const room::Reading& reading) {
    Html out;
    for (const auto line : reading.telegram->attention) {
        out.add("<li><code>{}</code>", line);
        add_meaning(out, in_english(lang, explain_offices(line, date_of(reading))));
        out.add("</li>\n");
    }
    return out.empty() ? out : html("<ul>\n{}</ul>", out);
}

Html classified_row(const Language& lang, const room::Reading& reading) {
    const std::string& line = reading.telegram->classified_by;
    Html out = line.empty() ? Html() : html("<bdi>{}</bdi>", in_english(lang, line));
    add_meaning(out, explain_reasons(lang, line, date_of(reading)));
    return out;
}

Html reference_item(const Language& lang, const room::CitationLink& link) {
    Html out;
    if (link.citation.letter != 0) {
        out.add("{}. ", std::string_view(&link.citation.letter, 1));
    }
    const std::string& id = link.citation.cited;
    if (link.card) {
        out.add(R"(<a class="id" href="{}">{}</a> {})", telegram_link(link.card->id), link.card->id,
                in_english(lang, telegram::title_case(link.card->subject)));
    } else if (link.citation.kind == telegram::Reference::Kind::Telegram && !id.empty()) {
        out.add(R"(<a class="id absent" href="{}">{}</a> <span class="quiet">{}</span>)",
                Link("/missing/", id), id, lang[Text::NotInArchiveInLine]);
    } else {
        out.append(in_english(lang, link.citation.text));
    }
    return html("<li>{}</li>\n", out);
}

Html references_row(const Language& lang, const room::Reading& reading) {
    Html items;
    for (const auto& link : reading.cites) {
        if (link.citation.paragraph.empty()) {
            items.append(reference_item(lang, link));
        }
    }
    return items.empty() ? Html()
                         : html(R"(<ul class="reflist">
{}</ul>)",
                                items);
}

Html distribution_row(const Language& lang, const telegram::Telegram& telegram) {
    if (telegram.distribution.empty()) {
        return {};
    }
    Html lines;
    for (const auto line : telegram.distribution) {
        lines.add("{}\n", line);
    }
    return html(R"(<details class="more"><summary>{}</summary>
<pre class="asis">{}</pre></details>)",
                lang.counted(Text::DistributionLines, telegram.distribution.size()),
                in_english(lang, lines));
}

Html attributes_row(const Language& lang, const telegram::Telegram& telegram) {
    if (telegram.attributes.empty()) {
        return {};
    }
    Html rows;
    for (const auto& attribute : telegram.attributes) {
        rows.add(R"(<tr><th scope="row">{}</th><td>{}</td></tr>
)",
                 in_english(lang, attribute.key), in_english(lang, attribute.value));
    }
    return html(R"(<details class="more"><summary>{}</summary>
<table class="grid"><tbody>
{}</tbody></table></details>)",
                lang.counted(Text::AttributesRecorded, telegram.attributes.size()), rows);
}

std::string segment_as_sent(const TransmittedLines& lines, const Segment& segment) {
    std::string out(trim(lines.text(segment.first)));
    if (segment.last - segment.first > 1 && out.size() > 0) {
        std::size_t filled = 0;
        for (std::size_t i = segment.first; i < segment.last; ++i) {
            filled += trim(lines.text(i)).empty() ? 0 : 1;
        }
        out += filled > 1 ? " …" : "";
    }
    return out;
}

Html header_row(const Language& lang, const room::Reading& reading) {
    const TransmittedLines lines(reading);
    Html rows;
    for (const auto& segment : lines.segments()) {
        if (is_header(segment.part)) {
            rows.add(R"(<tr><td class="raw">{}</td><td>{}</td></tr>
)",
                     in_english(lang, segment_as_sent(lines, segment)),
                     explain(lang, reading, segment));
        }
    }
    if (rows.empty()) {
        return {};
    }
    return html(R"(<details class="more" id="header"><summary>{}</summary>
<table class="grid">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody>
</table></details>)",
                lang[Text::HeaderLineByLine], lang[Text::AsSent], lang[Text::WhatItSays], rows);
}

Html meta_rows(const Language& lang, const room::Reading& reading) {
    const auto& telegram = *reading.telegram;
    Html out;
    add_row(out, lang[Text::Precedence], precedence_row(lang, telegram));
    add_row(out, lang[Text::FromLabel], from_row(lang, telegram));
    add_row(out, lang[Text::ToLabel], action_row(lang, telegram));
    add_row(out, lang[Text::InfoLabel],
            addressee_table(lang, addressees_in(telegram, Addressee::Role::Info)));
    add_row(out, lang[Text::NotToLabel],
            addressee_table(lang, addressees_in(telegram, Addressee::Role::Exempt)));
    add_row(out, lang[Text::Tags], tags_row(lang, reading));
    add_row(out, lang[Text::Captions], captions_row(lang, telegram));
    add_row(out, lang[Text::Attention], attention_row(lang, reading));
    add_row(out, lang[Text::EoLabel], explain_executive_order(lang, telegram));
    add_row(out, lang[Text::ClassifiedLabel], classified_row(lang, reading));
    add_row(out, lang[Text::References], references_row(lang, reading));
    add_row(out, lang[Text::Distribution], distribution_row(lang, telegram));
    add_row(out, lang[Text::Attributes], attributes_row(lang, telegram));
    add_row(out, lang[Text::Header], header_row(lang, reading));
    return out;
}

}  // namespace

Html ident_line(const Language& lang, const room::Reading& reading, std::string_view paragraph) {
    std::string place = reading.card.id;
    if (!paragraph.empty()) {
        place.append("/").append(paragraph);
    }
    Html out = html(R"(<p class="ident">{}{})", record_id(place), reference(reading.card.id));
    if (!reading.card.origin_name.empty()) {
        out.add(R"(<span class="quiet">{}</span>)", in_english(lang, reading.card.origin_name));
    }
    if (reading.card.date) {
        out.add(R"(<span class="quiet">{}</span>)", day(lang, *reading.card.date));
    }
    if (reading.provisional) {
        out.add(R"(<span class="quiet">{}</span>)", lang[Text::Provisional]);
    }
    return out.add("</p>\n");
}

std::string shown_subject(const room::Reading& reading) {
    const std::string& sent = reading.card.subject;
    return reading.small_subject ? telegram::title_case(sent) : sent;
}

std::vector<Span> lit_in_title(const room::Reading& reading, const Lighter& lighter) {
    return lighter.places(reading.card.subject, search::TextPart::Subject);
}

Html telegram_title(const Language& lang, const room::Reading& reading, const Lighter& lighter) {
    if (reading.card.subject.empty()) {
        return html(R"(<h1 id="title">{}</h1>)", no_subject(lang, reading.card));
    }
    const std::string title = shown_subject(reading);
    // Other letter case leaves every letter where it was, so places of the subject are places of
    // it.
    std::vector<Mark> marks;
    if (title.size() == reading.card.subject.size()) {
        for (const Span& at : lit_in_title(reading, lighter)) {
            marks.push_back({at, Layer::Lit, html("<mark>"), html("</mark>")});
        }
    }
    const Html words = in_english(lang, annotate(title, std::move(marks)));
    if (telegram::is_all_capitals(title)) {
        return html(R"(<h1 id="title" class="caps">{}</h1>)", words);
    }
    return html(R"(<h1 id="title">{}</h1>)", words);
}

Html telegram_head(const Language& lang, const room::Reading& reading, const Lighter& lighter) {
    return html(R"(<header class="head">
<div class="in">
{}{}
{}</div>
<dl class="meta">
{}</dl>
</header>
)",
                ident_line(lang, reading), telegram_title(lang, reading, lighter),
                facts_table(lang, reading), meta_rows(lang, reading));
}

Html case_note(const Language& lang, const room::Reading& reading, const Link& address,
               const Arrival& arrival) {
    const bool text = telegram::is_in_capitals(*reading.telegram);
    if (!text && !telegram::is_in_capitals(reading.card.subject)) {
        return {};
    }
    const bool small = reading.small_subject || !reading.small_letters.empty();
    const Text changed = text ? Text::LettersChanged : Text::SubjectChanged;
    const Text as_sent = text ? Text::LettersAsSent : Text::SubjectKept;
    Link other = address;
    if (small) {
        other.query("case", "as-sent");
    }
    other = arrival.keep(std::move(other));
    return html(R"(<p class="quiet small in" id="case">{} <a href="{}">{}</a></p>
)",
                lang[small ? changed : as_sent], other,
                lang[small ? Text::ShowAsSent : Text::ShowSmallLetters]);
}

}  // namespace reftel::web
