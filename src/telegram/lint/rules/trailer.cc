// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.is_wire() || !context.has(LinePart::TransmissionId)) {
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
    "The message does not end with NNNN",
    "NNNN tells a relay that the transmission is over; without it the end may be missing.",
    check};

}  // namespace reftel::telegram::lint
