// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto head = parse_class_line(telegram.class_line);
    if (!head) {
        return;
    }
    // Prints of the 1970s number the sections in their page lines alone.
    const bool wire = context.is_wire();
    const unsigned total = head->section != 0 ? head->total : wire ? 1U : telegram.sections_total;
    std::uint16_t last = 0;
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        if (telegram.lines[line].part != LinePart::PageMark) {
            continue;
        }
        auto mark = parse_page_mark(context.text(line));
        mark = mark ? mark : parse_page_line(context.text(line));
        if (!mark || mark->section == 0 || mark->number != head->number) {
            continue;  // Another number is for the rule page-mark-foreign.
        }
        if (mark->section > mark->total || mark->total != total || mark->section < last) {
            context.report(telegram.lines[line].at.begin, "the page mark counts other sections",
                           std::to_string(mark->section) + " of " + std::to_string(mark->total),
                           std::to_string(total) + " in all");
        }
        last = mark->section;
    }
}

}  // namespace

constinit const Rule page_mark_section{
    "page-mark-section",
    "L035",
    Finding::Severity::Error,
    Profile::All,
    "A page mark counts other sections than the class line",
    "Page marks repeat section and total; when they differ a "
    "page of another telegram may be among the text.",
    "Compare the page marks with the class line.",
    "Prints whose class line has no section: their page lines alone count.",
    "docs/format.md F30",
    check};

}  // namespace reftel::telegram::lint
