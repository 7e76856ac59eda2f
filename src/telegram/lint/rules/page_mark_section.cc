// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/furniture.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.class_line.find("SECTION") == std::string_view::npos) {
        return;
    }
    std::uint16_t last = 0;
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        const auto mark = telegram.lines[line].part == LinePart::PageMark
                              ? parse_page_mark(context.text(line))
                              : std::nullopt;
        if (!mark || mark->section == 0) {
            continue;
        }
        if (mark->section > mark->total || mark->total != telegram.sections_total ||
            mark->section < last) {
            context.report(telegram.lines[line].at.begin, "the page mark counts other sections",
                           std::to_string(mark->section) + " of " + std::to_string(mark->total),
                           std::to_string(telegram.sections_total) + " in all");
        }
        last = mark->section;
    }
}

}  // namespace

constinit const Rule page_mark_section{"page-mark-section",
                                       "L035",
                                       Finding::Severity::Error,
                                       Profile::All,
                                       "A page mark counts other sections than the class line",
                                       "Page marks repeat section and total; when they differ a "
                                       "page of another telegram may be among the text.",
                                       check};

}  // namespace reftel::telegram::lint
