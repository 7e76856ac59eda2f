// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/furniture.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check_serial(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto own = parse_number(telegram.station_serial);
    for (std::size_t line = 0; own && line < telegram.lines.size(); ++line) {
        const std::string_view text = context.text(line);
        if (telegram.lines[line].part == LinePart::Trailer && is_serial_mark(text) &&
            parse_number(text.substr(1)) != own) {
            context.report(telegram.lines[line].at.begin,
                           "the trailer has another serial than the DE line", text,
                           "#" + std::string(telegram.station_serial));
        }
    }
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.is_wire()) {
        return;
    }
    check_serial(context);
    if (!context.has(LinePart::TransmissionId)) {
        return;
    }
    for (std::size_t line = 0; line < telegram.lines.size(); ++line) {
        if (context.text(line) == "NNNN") {
            return;
        }
    }
    // A published copy has neither BT nor NNNN.
    context.report_as(
        context.has(LinePart::Separator) ? Finding::Severity::Warning : Finding::Severity::Info,
        static_cast<std::uint32_t>(telegram.message.size()), "no NNNN behind the text", {}, "NNNN");
}

}  // namespace

constinit const Rule trailer{
    "trailer",
    "L075",
    Finding::Severity::Warning,
    Profile::Acp127,
    "The message does not end with its serial and NNNN",
    "NNNN tells a relay that the transmission is over; without it the end may be missing. The "
    "serial before it is that of the DE line; another one belongs to another transmission.",
    "End with BT, # and the serial, NNNN.",
    "A published copy without BT has none of them: a note.",
    "ACP 127(G) 129, 138",
    check};

}  // namespace reftel::telegram::lint
