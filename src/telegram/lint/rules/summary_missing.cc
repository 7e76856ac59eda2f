// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Pages have 21 lines.
constexpr std::ptrdiff_t kThreePages = 63;

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto lines = std::count_if(telegram.lines.begin(), telegram.lines.end(),
                                     [](const Line& line) { return line.part == LinePart::Body; });
    const bool summary = std::any_of(telegram.paragraphs.begin(), telegram.paragraphs.end(),
                                     [](const Paragraph& paragraph) {
                                         return paragraph.kind == Paragraph::Kind::Summary;
                                     }) ||
                         std::any_of(telegram.inline_blocks.begin(), telegram.inline_blocks.end(),
                                     [](const InlineBlock& block) {
                                         return block.kind == Paragraph::Kind::Summary;
                                     });
    if (context.is_wire() && lines > kThreePages && !summary) {
        context.report(context.offset_of_first(LinePart::Body),
                       "no summary in " + std::to_string(lines) + " lines of text");
    }
}

}  // namespace

constinit const Rule summary_missing{
    "summary-missing",
    "L068",
    Finding::Severity::Warning,
    Profile::All,
    "A long telegram has no summary",
    "Three pages and more ask for a summary in the first paragraph.",
    "Begin with a paragraph Summary: ... End summary.",
    "Prints and retyped copies, whose lines are others than the sender's.",
    "5 FAH-1 H-246",
    check};

}  // namespace reftel::telegram::lint
