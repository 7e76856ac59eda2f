// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/json.h"

#include <algorithm>

#include "base/text.h"
#include "telegram/json_details.h"

// docs/json.md describes this form. A field that the telegram does not state is left out.
namespace reftel::telegram {
namespace {

void write_flat(JsonWriter& json, std::string_view name, std::string_view text) {
    if (text.empty()) {
        return;
    }
    // A view over two lines of the message is one line here.
    if (text.find('\n') == std::string_view::npos) {
        json.field(name, text);
    } else {
        json.field(name, collapse_space(text));
    }
}

template <typename Strings>
void write_strings(JsonWriter& json, std::string_view name, const Strings& strings) {
    if (strings.empty()) {
        return;
    }
    json.key(name);
    json.begin_array();
    for (const auto& text : strings) {
        json.value(std::string_view(text));
    }
    json.end_array();
}

void write_transmission(JsonWriter& json, const Telegram& telegram) {
    const bool any = !telegram.channel.empty() || !telegram.routing.empty() ||
                     !telegram.calling_ri.empty() || !telegram.transmission.empty() ||
                     !telegram.station_serial.empty();
    if (!any) {
        return;
    }
    json.key("transmission");
    json.begin_object();
    json.field_if("channel", telegram.channel);
    json.field_if("channel_serial", telegram.channel_serial);
    json.field_if("routing_precedence", to_string(telegram.routing_precedence));
    write_strings(json, "routing", telegram.routing);
    json.field_if("calling_ri", telegram.calling_ri);
    json.field_if("station_serial", telegram.station_serial);
    json.field_if("station_section", telegram.station_section);
    json.field_if("filing_time", telegram.filing_time);
    json.field_if("instructions", telegram.transmission);
    write_janap(json, telegram);
    json.end_object();
}

void write_addressees(JsonWriter& json, const Telegram& telegram) {
    if (telegram.addressees.empty()) {
        return;
    }
    json.key("addressees");
    json.begin_array();
    for (const Addressee& addressee : telegram.addressees) {
        json.begin_object();
        json.field("role", to_string(addressee.role));
        json.field_if("routing_indicator", addressee.routing_indicator);
        write_flat(json, "plad", addressee.plad);
        json.field_if("precedence", to_string(addressee.precedence));
        json.field_if("serial", addressee.serial);
        if (addressee.by_other_means) {
            json.field("by_other_means", true);
        }
        json.end_object();
    }
    json.end_array();
}

void write_header(JsonWriter& json, const Telegram& telegram) {
    json.field("variant", to_string(telegram.variant));
    json.field_if("precedence", to_string(telegram.precedence));
    json.field_if("info_precedence", to_string(telegram.info_precedence));
    if (telegram.dtg) {
        json.field("dtg", telegram.dtg->time.to_iso());
    }
    if (telegram.date && !telegram.dtg) {
        json.field("date", to_string(*telegram.date));
        json.field_if("local_time", telegram.local_time);
    }
    json.field_if("dtg_remarks", telegram.dtg_remarks);
    json.field_if("desk_by", telegram.desk_by);
    write_flat(json, "from", telegram.from);
    write_addressees(json, telegram);
    write_transmission(json, telegram);
    write_header_blocks(json, telegram);
}

void write_classification(JsonWriter& json, const Telegram& telegram) {
    if (telegram.classification.level == Level::None) {
        return;
    }
    json.key("classification");
    json.begin_object();
    json.field("level", to_string(telegram.classification.level));
    write_strings(json, "caveats", telegram.classification.caveats);
    json.field("text", telegram.classification.to_string());
    json.end_object();
}

/// Section 1 has no head of its own when the class line names none.
void write_missing_sections(JsonWriter& json, const Telegram& telegram) {
    const auto& seen = telegram.sections;
    bool begun = false;
    for (std::uint16_t section = 2; section <= telegram.sections_total; ++section) {
        if (std::find(seen.begin(), seen.end(), section) != seen.end()) {
            continue;
        }
        if (!begun) {
            json.key("missing");
            json.begin_array();
            begun = true;
        }
        json.value(static_cast<std::uint32_t>(section));
    }
    if (begun) {
        json.end_array();
    }
}

void write_sections(JsonWriter& json, const Telegram& telegram) {
    if (telegram.sections_total <= 1 && telegram.sections.empty()) {
        return;
    }
    json.key("sections");
    json.begin_object();
    if (!telegram.sections_total_lost) {
        json.field("total", static_cast<std::uint32_t>(telegram.sections_total));
    }
    json.key("seen");
    json.begin_array();
    for (const std::uint16_t section : telegram.sections) {
        json.value(static_cast<std::uint32_t>(section));
    }
    json.end_array();
    write_missing_sections(json, telegram);
    json.end_object();
}

void write_tags(JsonWriter& json, const Telegram& telegram) {
    if (telegram.tags.empty()) {
        return;
    }
    json.key("tags");
    json.begin_array();
    for (const Tag& tag : telegram.tags) {
        json.begin_object();
        write_flat(json, "code", tag.code);
        json.field("kind", to_string(tag.kind));
        json.end_object();
    }
    json.end_array();
}

void write_references(JsonWriter& json, const Telegram& telegram) {
    if (telegram.references.empty()) {
        return;
    }
    json.key("references");
    json.begin_array();
    for (const Reference& reference : telegram.references) {
        json.begin_object();
        json.field("kind", to_string(reference.kind));
        if (reference.letter != 0) {
            json.field("letter", std::string_view(&reference.letter, 1));
        }
        if (reference.mrn) {
            json.field("mrn", reference.mrn->to_string());
            json.field("year_basis", to_string(reference.year_basis));
            json.field("year_rule", rule_of(reference.year_basis));
        }
        const bool airgram = reference.kind == Reference::Kind::Airgram;
        json.field_if(airgram ? "airgram" : "series_id", reference.series_id);
        if (reference.inherited_origin) {
            json.field("inherited_origin", true);
        }
        if (reference.notal) {
            json.field("notal", true);
        }
        json.field("text", reference.text);
        json.field("begin", reference.at.begin);
        json.field("end", reference.at.end);
        json.end_object();
    }
    json.end_array();
}

void write_text_header(JsonWriter& json, const Telegram& telegram) {
    write_flat(json, "class_line", telegram.class_line);
    write_classification(json, telegram);
    write_sections(json, telegram);
    write_strings(json, "captions", telegram.captions);
    if (is_corrected_copy(telegram)) {
        json.field("corrected_copy", true);
    }
    write_strings(json, "attention", telegram.attention);
    write_executive_order(json, telegram);
    write_tags(json, telegram);
    json.field_if("subject", telegram.subject);
    write_references(json, telegram);
    write_classified_by(json, telegram);
    write_distribution(json, telegram);
}

/// Bytes of the message behind a range of the reading text. `run` is the map's run that holds the
/// last range's end.
Span source_of(const Telegram& telegram, Span text) {
    if (text.empty()) {
        const std::uint32_t at = telegram.reading.map.to_source(text.begin);
        return {at, at};
    }
    return {telegram.reading.map.to_source(text.begin),
            telegram.reading.map.to_source(text.end - 1) + 1};
}

void write_paragraph(JsonWriter& json, const Telegram& telegram, const Paragraph& paragraph) {
    json.begin_object();
    json.field("address", paragraph.address);
    if (paragraph.number != 0) {
        json.field("number", static_cast<std::uint32_t>(paragraph.number));
    }
    json.field("kind", to_string(paragraph.kind));
    if (!paragraph.mark_text.empty()) {
        json.field("mark", paragraph.mark_text);
        json.field_if("mark_level", to_string(paragraph.mark));
    }
    if (telegram.sections_total > 1) {
        json.field("section", static_cast<std::uint32_t>(paragraph.section));
    }
    const Span source = source_of(telegram, paragraph.text);
    json.field("begin", source.begin);
    json.field("end", source.end);
    json.field("text", telegram.text_of(paragraph));
    write_items(json, telegram.text_of(paragraph));
    json.end_object();
}

void write_inline_blocks(JsonWriter& json, const Telegram& telegram) {
    if (telegram.inline_blocks.empty()) {
        return;
    }
    json.key("inline_blocks");
    json.begin_array();
    std::size_t at = 0;
    for (const InlineBlock& block : telegram.inline_blocks) {
        while (at + 1 < telegram.paragraphs.size() &&
               telegram.paragraphs[at + 1].text.begin <= block.text.begin) {
            ++at;
        }
        const Paragraph& paragraph = telegram.paragraphs[at];
        json.begin_object();
        json.field("paragraph", paragraph.address);
        json.field("kind", to_string(block.kind));
        json.field("begin", block.text.begin - paragraph.text.begin);
        json.field("end", block.text.end - paragraph.text.begin);
        json.end_object();
    }
    json.end_array();
}

void write_text(JsonWriter& json, const Telegram& telegram) {
    json.key("paragraphs");
    json.begin_array();
    for (const Paragraph& paragraph : telegram.paragraphs) {
        write_paragraph(json, telegram, paragraph);
    }
    json.end_array();
    write_inline_blocks(json, telegram);
    if (!telegram.mends.empty()) {
        json.key("mends");
        json.begin_array();
        for (const Mend& mend : telegram.mends) {
            json.begin_object();
            json.field("word", mend.text.of(telegram.reading.text));
            json.field("offset", mend.offset);
            json.end_object();
        }
        json.end_array();
    }
    write_strings(json, "signature", telegram.signature);
}

void write_attributes(JsonWriter& json, const Telegram& telegram) {
    if (telegram.attributes.empty()) {
        return;
    }
    json.key("attributes");
    json.begin_array();
    for (const Attribute& attribute : telegram.attributes) {
        json.begin_object();
        json.field("key", attribute.key);
        json.field("value", attribute.value);
        json.end_object();
    }
    json.end_array();
}

/// Line (from 1) that holds a byte of the message.
std::size_t line_of(const Telegram& telegram, std::uint32_t offset) {
    const auto after =
        std::upper_bound(telegram.lines.begin(), telegram.lines.end(), offset,
                         [](std::uint32_t at, const Line& line) { return at < line.at.begin; });
    return std::max<std::size_t>(1, static_cast<std::size_t>(after - telegram.lines.begin()));
}

void write_findings(JsonWriter& json, const Telegram& telegram) {
    json.key("findings");
    json.begin_array();
    for (const Finding& finding : telegram.findings) {
        json.begin_object();
        json.field("rule", finding.rule);
        json.field("severity", to_string(finding.severity));
        json.field("message", finding.message);
        json.field("offset", finding.offset);
        const std::size_t line = line_of(telegram, finding.offset);
        json.field("line", static_cast<std::uint64_t>(line));
        const std::uint32_t begin = telegram.lines.empty() ? 0 : telegram.lines[line - 1].at.begin;
        json.field("column", finding.offset - std::min(begin, finding.offset) + 1);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

void write_json(JsonWriter& json, const Telegram& telegram) {
    json.begin_object();
    if (telegram.mrn) {
        json.field("mrn", telegram.mrn->to_string());
    }
    json.field_if("series_id", telegram.series_id);
    if (telegram.number != 0) {
        json.field("number", telegram.number);
    }
    write_header(json, telegram);
    write_text_header(json, telegram);
    write_text(json, telegram);
    write_attributes(json, telegram);
    write_findings(json, telegram);
    json.end_object();
}

}  // namespace reftel::telegram
