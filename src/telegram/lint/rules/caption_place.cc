// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/class_line.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Handling words that belong to the class line: UNCLAS EFTO is a level of its own.
bool belongs_there(std::string_view word) {
    return word.empty() || word == "EFTO";
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto head = parse_class_line(telegram.class_line);
    if (head && context.is_wire()) {
        for (const std::string_view word : head->handling) {
            if (!belongs_there(word)) {
                context.report_as(Finding::Severity::Info, context.offset_of(word),
                                  "a caption in the class line", word, {},
                                  "give it a line of its own");
            }
        }
    }
    bool attention = false;
    bool order = false;
    for (std::size_t line = context.first(LinePart::ClassLine); line < telegram.lines.size();
         ++line) {
        const LinePart part = telegram.lines[line].part;
        attention = attention || part == LinePart::Attention || part == LinePart::Pass;
        order = order || part == LinePart::ExecutiveOrder || part == LinePart::Tags;
        if (part == LinePart::Caption && (attention || order)) {
            context.report(
                telegram.lines[line].at.begin,
                order ? "a caption behind the E.O. line" : "a caption behind the attention lines",
                context.text(line));
        }
    }
}

}  // namespace

constinit const Rule caption_place{
    "caption-place",
    "L036",
    Finding::Severity::Warning,
    Profile::Acp127,
    "A caption stands in the class line, behind the attention lines or behind the E.O. line",
    "Captions restrict who may see a telegram; they stand between class line and attention lines, "
    "where a distributor looks for them.",
    "Give each caption a line of its own behind the class line.",
    "EFTO belongs to the class line. Other captions there are a note: posts wrote UNCLAS SENSITIVE "
    "for years.",
    "5 FAH-2 H-420",
    check};

}  // namespace reftel::telegram::lint
