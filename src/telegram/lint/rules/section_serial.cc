// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::size_t line = context.first(LinePart::CallingStation);
    if (line >= telegram.lines.size() || telegram.station_serial.empty()) {
        return;
    }
    const std::string_view text = context.text(line);
    const std::size_t slash = text.find('/', text.find('#'));
    const bool stated =
        slash != std::string_view::npos && slash + 1 < text.size() && is_digit(text[slash + 1]);
    if (!stated && telegram.sections_total > 1 && context.is_wire()) {
        context.report(telegram.lines[line].at.begin,
                       "the DE line of a sectioned telegram has no section", {}, "/01");
    } else if (stated && telegram.sections_total == 1 && telegram.sections.empty()) {
        context.report(telegram.lines[line].at.begin,
                       "the DE line has a section, the class line none", text.substr(slash, 3));
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
    check};

}  // namespace reftel::telegram::lint
