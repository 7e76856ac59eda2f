// SPDX-License-Identifier: AGPL-3.0-or-later
#include <set>

#include "telegram/class_line.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// The figures behind SECTION and OF, each of two: `SECTION 01 OF 02`.
bool has_two_figures(std::string_view line) {
    const std::size_t at = line.find("SECTION ");
    if (at == std::string_view::npos) {
        return true;
    }
    std::string_view rest = line.substr(at + 8);
    const std::string_view section = take_word(rest);
    const std::string_view of = take_word(rest);
    return of != "OF" || (section.size() == 2 && leading_digits(rest) == 2);
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("section-missing");
    std::set<std::uint16_t> seen;
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        const LinePart part = telegram.lines[line].part;
        if (part != LinePart::ClassLine && part != LinePart::SectionHead) {
            continue;
        }
        const auto head = parse_class_line(context.text(line));
        if (!head || head->section == 0) {
            continue;
        }
        const std::uint32_t at = telegram.lines[line].at.begin;
        if (head->total != 0 && head->section > head->total) {
            context.report(at, "the section is above the number of sections",
                           std::to_string(head->section), std::to_string(head->total));
        }
        if (!seen.insert(head->section).second) {
            context.report(at, "the section stands twice", std::to_string(head->section));
        }
        if (context.is_wire() && !has_two_figures(context.text(line))) {
            context.report_as(Finding::Severity::Warning, at,
                              "section and total are not written with two figures",
                              context.text(line), "SECTION 01 OF 02");
        }
    }
}

}  // namespace

constinit const Rule sections{
    "sections",
    "L033",
    Finding::Severity::Error,
    Profile::All,
    "A section is missing or stands twice",
    "SECTION n OF m says how many sections there are; without all of "
    "them the telegram is a fragment.",
    "Look for the missing section; number the sections without gap, two figures each.",
    "One figure instead of two is a warning.",
    "ACP 127(G) 211",
    check};

}  // namespace reftel::telegram::lint
