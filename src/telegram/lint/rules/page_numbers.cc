// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/furniture.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    PageMark last;
    bool foreign = false;
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        const auto mark = telegram.lines[line].part == LinePart::PageMark
                              ? parse_page_line(context.text(line))
                              : std::nullopt;
        if (!mark || mark->page == 0) {
            continue;
        }
        const std::uint32_t at = telegram.lines[line].at.begin;
        // Sections that came alone begin with page 1 again.
        if (last.page != 0 && mark->page != last.page + 1 && mark->page != 1) {
            context.report(at, "a page is missing or stands twice", std::to_string(mark->page),
                           std::to_string(last.page + 1));
        }
        const bool named = !mark->station.empty() && !last.station.empty();
        const bool other = mark->station != last.station || mark->number != last.number;
        if (named && other && !foreign) {
            foreign = true;  // Once: what follows is compared with the first.
            context.report(at, "the page line names another telegram",
                           std::string(mark->station) + " " + std::to_string(mark->number),
                           std::string(last.station) + " " + std::to_string(last.number));
        }
        const PageMark first = last;
        last = *mark;
        if (!first.station.empty()) {
            last.station = first.station;
            last.number = first.number;
        }
    }
}

}  // namespace

constinit const Rule page_numbers{
    "page-numbers",
    "L077",
    Finding::Severity::Warning,
    Profile::Print,
    "The pages of a print do not follow one another, or are of several telegrams",
    "PAGE 01, PAGE 02 ...: a number left out is a page that is missing. Each page line repeats "
    "station and number; another one is a page of another telegram.",
    "Look for the missing page.",
    "A page 1 begins a section that came alone.",
    "docs/format.md F20",
    check};

}  // namespace reftel::telegram::lint
