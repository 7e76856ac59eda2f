// SPDX-License-Identifier: AGPL-3.0-or-later
#include "invariants.h"

#include "base/json_writer.h"
#include "base/text.h"
#include "telegram/json.h"

namespace reftel::testing {
namespace {

using telegram::Telegram;

bool within(std::string_view view, std::string_view message) {
    return view.empty() || (view.data() >= message.data() &&
                            view.data() + view.size() <= message.data() + message.size());
}

std::string broken_lines(const Telegram& telegram) {
    std::size_t expected = 0;
    for (const telegram::Line& line : telegram.lines) {
        if (line.at.begin != expected || line.at.end < line.at.begin) {
            return "a line begins at " + std::to_string(line.at.begin) + ", not at " +
                   std::to_string(expected);
        }
        expected = line.at.end + 1;
    }
    const std::size_t size = telegram.message.size();
    // A byte order mark alone is no line.
    if (expected < size && !(telegram.lines.empty() && size <= 3)) {
        return "bytes from " + std::to_string(expected) + " on are in no line";
    }
    return {};
}

std::string broken_map(const Telegram& telegram) {
    const std::string& text = telegram.reading.text;
    const auto& runs = telegram.reading.map.runs();
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const std::size_t end = r + 1 < runs.size() ? runs[r + 1].text : text.size();
        for (std::size_t at = runs[r].text; at < end; ++at) {
            const std::size_t source = runs[r].source + (at - runs[r].text);
            if (source >= telegram.message.size()) {
                return "reading byte " + std::to_string(at) + " leads outside the message";
            }
            const char from = telegram.message[source];
            const bool made = is_space(text[at]) && is_space(from);
            if (text[at] != from && !made) {
                return "reading byte " + std::to_string(at) + " leads to another byte";
            }
        }
    }
    return runs.empty() != text.empty() ? "text without map" : "";
}

std::string broken_paragraphs(const Telegram& telegram) {
    std::size_t at = 0;
    const std::string& text = telegram.reading.text;
    for (const telegram::Paragraph& paragraph : telegram.paragraphs) {
        const std::size_t gap = at == 0 && paragraph.text.begin == 0 ? 0 : 2;
        if (paragraph.text.begin != at + gap || paragraph.text.end < paragraph.text.begin ||
            paragraph.text.end > text.size() || (gap == 2 && text.compare(at, 2, "\n\n") != 0)) {
            return "paragraph " + paragraph.address + " does not follow the one before";
        }
        if (!within(paragraph.mark_text, telegram.message)) {
            return "the mark of " + paragraph.address + " is not in the message";
        }
        at = paragraph.text.end;
    }
    return at == text.size() ? "" : "text after the last paragraph";
}

std::string broken_views(const Telegram& telegram) {
    for (const std::string_view view :
         {telegram.channel, telegram.channel_serial, telegram.calling_ri, telegram.station_serial,
          telegram.filing_time, telegram.transmission, telegram.dtg_remarks, telegram.from,
          telegram.station_section, telegram.format_line_2, telegram.desk_by, telegram.class_line,
          telegram.executive_order, telegram.executive_order_text}) {
        if (!within(view, telegram.message)) {
            return "a header field is not in the message";
        }
    }
    for (const auto* list : {&telegram.routing, &telegram.captions, &telegram.attention,
                             &telegram.distribution, &telegram.signature}) {
        for (const std::string_view view : *list) {
            if (!within(view, telegram.message)) {
                return "a line of a list is not in the message";
            }
        }
    }
    for (const telegram::Addressee& addressee : telegram.addressees) {
        if (!within(addressee.plad, telegram.message) ||
            addressee.at.end > telegram.message.size()) {
            return "an addressee is not in the message";
        }
    }
    for (const telegram::Finding& finding : telegram.findings) {
        if (finding.offset > telegram.message.size() || finding.rule.empty()) {
            return "a finding is outside the message";
        }
    }
    for (const telegram::InlineBlock& block : telegram.inline_blocks) {
        if (block.text.begin > block.text.end || block.text.end > telegram.reading.text.size()) {
            return "an inline block is outside the text";
        }
    }
    return {};
}

}  // namespace

std::string broken_invariant(const Telegram& telegram) {
    for (const auto& check : {broken_lines, broken_map, broken_paragraphs, broken_views}) {
        if (std::string broken = check(telegram); !broken.empty()) {
            return broken;
        }
    }
    return {};
}

std::string as_json(const Telegram& telegram) {
    std::string out;
    JsonWriter json(out);
    telegram::write_json(json, telegram);
    return out;
}

}  // namespace reftel::testing
