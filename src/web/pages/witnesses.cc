// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "room/json.h"
#include "room/plain_text.h"
#include "web/handlers.h"
#include "web/pages/telegram.h"
#include "web/pieces.h"
#include "web/reading/head.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using room::DifferingPart;
using Field = DifferingPart::Field;

Text name_of(Field field) {
    switch (field) {
        case Field::Paragraphs:
            return Text::ParagraphsLabel;
        case Field::Date:
            return Text::DateLabel;
        case Field::From:
            return Text::FromLabel;
        case Field::Addressees:
            return Text::AddresseesLabel;
        case Field::ClassLine:
            return Text::Classification;
        case Field::Captions:
            return Text::Captions;
        case Field::Order:
            return Text::EoLabel;
        case Field::Tags:
            return Text::Tags;
        case Field::Subject:
            return Text::SubjectColumn;
        case Field::References:
            return Text::References;
        case Field::ClassifiedBy:
            return Text::ClassifiedLabel;
        case Field::Signature:
            return Text::Signature;
    }
    return Text::ParagraphsLabel;
}

std::string_view or_not_stated(const Language& lang, const std::string& text) {
    return text.empty() ? lang[Text::NotStated] : text;
}

std::string moment(const Language& lang, const std::optional<UtcTime>& time) {
    return time ? time->to_string() : std::string(lang[Text::NotStated]);
}

Link compare_link(std::string_view id, std::uint64_t first, std::uint64_t second) {
    return telegram_link(id)
        .segment("witnesses")
        .query("a", std::to_string(first))
        .query("b", std::to_string(second));
}

std::uint64_t shown_witness(const room::Reading& reading) {
    const auto shown = std::ranges::find_if(reading.witnesses, &room::Witness::shown);
    return shown == reading.witnesses.end() ? 1 : shown->number;
}

void add_witness(Html& out, const Language& lang, const room::Reading& reading,
                 const room::Witness& witness) {
    const std::string& id = reading.card.id;
    Html way;
    if (witness.shown) {
        way.text(lang[Text::CopyShown]);
    } else {
        way.add(R"(<a href="{}">{}</a>)", compare_link(id, shown_witness(reading), witness.number),
                lang[Text::CompareWithShown]);
    }
    const auto& published = witness.published;
    out.add(R"(<li><h3>{} <span class="quiet">{}</span></h3>
<dl class="gloss small"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd class="num">{}</dd><dt>{}</dt><dd class="num">{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>
<p class="inline small">{}<a href="{}">{}</a></p></li>
)",
            lang.say(Text::CopyNumber, witness.number), witness.from.to_string(),
            lang[Text::ReferenceId], or_not_stated(lang, published.reference_id),
            lang[Text::Created], moment(lang, published.created), lang[Text::Released],
            moment(lang, published.released), lang[Text::Classification],
            or_not_stated(lang, published.classification), lang[Text::Origin],
            or_not_stated(lang, published.origin), way,
            telegram_link(id).segment("witness").segment(std::to_string(witness.number)),
            lang[Text::BytesOfSource]);
}

Html witness_list(const Language& lang, const room::Reading& reading) {
    Html items;
    for (const auto& witness : reading.witnesses) {
        add_witness(items, lang, reading, witness);
    }
    return section("w-all", lang[Text::Copies], lang[Text::WhatSourcesSay],
                   html(R"(<ol class="ev">
{}</ol>
)",
                        items));
}

/// The place of a difference: paragraphs by their addresses, else the name of the field.
Html place_of(const Language& lang, const room::Reading& reading, const DifferingPart& part) {
    if (part.field != Field::Paragraphs) {
        return html("{}", lang[name_of(part.field)]);
    }
    const std::string name = part.first_address == part.last_address
                                 ? "¶ " + part.first_address
                                 : fmt::format("¶ {}–{}", part.first_address, part.last_address);
    if (room::find_paragraph(reading, part.first_address) == nullptr) {
        return html("{}", name);
    }
    return html(R"(<a href="{}">{}</a>)",
                paragraph_anchor_link(reading.card.id, part.first_address), name);
}

Html words_of(const DifferingPart& part) {
    using Kind = room::DifferencePiece::Kind;
    Html out;
    for (const auto& piece : part.pieces) {
        if (!out.empty()) {
            out.add(" ");
        }
        switch (piece.kind) {
            case Kind::Same:
                out.text(piece.text);
                break;
            case Kind::First:
                out.add("<del>{}</del>", piece.text);
                break;
            case Kind::Second:
                out.add("<ins>{}</ins>", piece.text);
                break;
        }
    }
    return out;
}

Html differences(const Language& lang, const room::Reading& reading,
                 const room::WitnessComparison& comparison) {
    if (comparison.is_too_long) {
        return html(R"(<p class="note">{}</p>
)",
                    lang[Text::CopiesTooLong]);
    }
    if (comparison.parts.empty()) {
        return html("<p>{}</p>\n", lang.counted(Text::CopiesAgree, comparison.same_paragraphs));
    }
    Html rows;
    for (const auto& part : comparison.parts) {
        rows.add(R"(<div><dt>{}</dt><dd>{}</dd></div>
)",
                 place_of(lang, reading, part), words_of(part));
    }
    return html(R"(<p>{} {}</p>
<p class="quiet small lines"><del>{}</del> · <ins>{}</ins></p>
<dl class="diff" lang="en">
{}</dl>
)",
                lang.counted(Text::CopiesDifferAt, comparison.parts.size()),
                lang.counted(Text::ParagraphsSame, comparison.same_paragraphs),
                lang.say(Text::OnlyInCopy, comparison.first),
                lang.say(Text::OnlyInCopy, comparison.second), rows);
}

Html comparison_section(const Language& lang, const room::Reading& reading,
                        const std::optional<room::WitnessComparison>& comparison) {
    if (reading.witnesses.size() < 2) {
        return section("w-diff", lang[Text::Differences], lang[Text::WhatDiffers],
                       html("<p>{}</p>\n", lang[Text::OneCopy]));
    }
    if (!comparison) {
        return section("w-diff", lang[Text::Differences], lang[Text::WhatDiffers],
                       html(R"(<p class="note">{}</p>
)",
                            lang[Text::CopiesNotCompared]));
    }
    return section("w-diff", lang[Text::Differences],
                   lang.say(Text::CopiesCompared, comparison->first, comparison->second),
                   differences(lang, reading, *comparison));
}

Page witnesses_page(const Site& site, const room::Reading& reading,
                    const std::optional<room::WitnessComparison>& comparison) {
    const Language& lang = site.lang();
    Page page;
    page.title = lang.say(Text::CopiesOf, reading.card.id);
    page.canonical = telegram_link(reading.card.id).segment("witnesses");
    page.json = Link(*page.canonical).add(".json");
    page.content = plain_main(
        html(R"(<div class="head">{}<h1>{}</h1>
<p class="lead lines"><a href="{}">{}</a></p>
</div>
)",
             ident_line(lang, reading), page.title, telegram_link(reading.card.id),
             headline(lang, reading.card)),
        comparison_section(lang, reading, comparison).append(witness_list(lang, reading)));
    return page;
}

/// The two that are asked for; without a word, the one shown and the first of the others.
std::pair<std::uint64_t, std::uint64_t> pair_asked_for(const Visit& visit,
                                                       const room::Reading& reading) {
    const std::uint64_t shown = shown_witness(reading);
    return {parse_number(visit.request.parameter("a")).value_or(shown),
            parse_number(visit.request.parameter("b")).value_or(shown == 1 ? 2 : 1)};
}

http::Response json_form(const room::Reading& reading,
                         const std::optional<room::WitnessComparison>& comparison) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.field("id", reading.card.id);
    json.field("witnesses", reading.witnesses.size());
    if (comparison) {
        json.key("comparison");
        room::write_json(json, *comparison);
    }
    json.end_object();
    return respond_json(std::move(out));
}

}  // namespace

Result<http::Response> show_witnesses(const Visit& visit) {
    Opened opened =
        REFTEL_TRY(open_telegram(visit, "/witnesses" + std::string(suffix_of(visit.form))));
    if (!opened.reading) {
        return std::move(opened.instead);
    }
    const room::Reading& reading = *opened.reading;
    std::optional<room::WitnessComparison> comparison;
    if (reading.witnesses.size() > 1) {
        const auto [first, second] = pair_asked_for(visit, reading);
        auto compared = visit.room.compare_witnesses(reading.card.id, first, second);
        if (compared) {
            comparison = *std::move(compared);
        } else if (compared.error().kind != Error::Kind::NotFound) {
            return fail(std::move(compared).error());
        }
    }
    if (visit.form == Form::Json) {
        return json_form(reading, comparison);
    }
    return respond(visit.site, witnesses_page(visit.site, reading, comparison));
}

}  // namespace reftel::web
