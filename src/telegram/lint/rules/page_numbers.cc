// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/furniture.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    std::uint16_t last = 0;
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        const auto mark = telegram.lines[line].part == LinePart::PageMark
                              ? parse_page_line(context.text(line))
                              : std::nullopt;
        if (!mark || mark->page == 0) {
            continue;
        }
        if (last != 0 && mark->page != last + 1 && mark->page != 1) {
            context.report(telegram.lines[line].at.begin, "a page is missing or stands twice",
                           std::to_string(mark->page), std::to_string(last + 1));
        }
        last = mark->page;
    }
}

}  // namespace

constinit const Rule page_numbers{
    "page-numbers",
    "L077",
    Finding::Severity::Warning,
    Profile::Print,
    "The pages of a print do not follow one another",
    "PAGE 01, PAGE 02 ...: a number left out is a page that is missing.",
    check};

}  // namespace reftel::telegram::lint
