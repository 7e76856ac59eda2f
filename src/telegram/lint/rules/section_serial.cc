// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/lexer.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::size_t line = context.first(LinePart::CallingStation);
    if (line >= telegram.lines.size() || telegram.station_serial.empty() || !context.is_wire()) {
        return;
    }
    const std::string_view text = context.text(line);
    const std::size_t slash = text.find('/', text.find('#'));
    const std::string_view figures =
        slash == std::string_view::npos
            ? std::string_view{}
            : text.substr(slash + 1, leading_digits(text.substr(slash + 1)));
    const auto head = parse_class_line(telegram.class_line);
    const unsigned section = head ? head->section : 0;
    const std::uint32_t at = telegram.lines[line].at.begin;
    if (figures.empty() && telegram.sections_total > 1) {
        context.report(
            at, "the DE line of a sectioned telegram has no section", {},
            section > 9 ? "/" + std::to_string(section) : "/0" + std::to_string(section));
    } else if (!figures.empty() && telegram.sections_total == 1 && telegram.sections.empty()) {
        // Relays of the 2000s wrote /01 behind the serial of every telegram.
        context.report_as(
            parse_number(figures) == 1U ? Finding::Severity::Info : Finding::Severity::Error, at,
            "the DE line has a section, the class line none", figures);
    } else if (!figures.empty() && section != 0 && parse_number(figures) != section) {
        context.report(at, "DE line and class line name different sections", figures,
                       std::to_string(section));
    }
}

}  // namespace

constinit const Rule section_serial{
    "section-serial",
    "L012",
    Finding::Severity::Error,
    Profile::Acp127,
    "The section in the DE line is not that of the class line",
    "A sectioned telegram says its section in the DE line too (#0436/01). Without it the sections "
    "arrive as telegrams of their own.",
    "Write the section with two figures behind the serial: #0436/01; without sections write none.",
    "Of several transmissions the first is looked at. /01 behind the serial of a telegram without "
    "sections is a note: relays of the 2000s wrote it always.",
    "docs/format.md F3; 09ASTANA436",
    check};

}  // namespace reftel::telegram::lint
