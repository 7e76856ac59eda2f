// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

constexpr std::array kOrder = {LinePart::TransmissionId,
                               LinePart::Routing,
                               LinePart::CallingStation,
                               LinePart::Transmission,
                               LinePart::DateTimeGroup,
                               LinePart::From,
                               LinePart::To,
                               LinePart::Info,
                               LinePart::Exempt};

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.variant == Variant::Retyped) {
        return;  // Editors put FM behind the addressees.
    }
    std::size_t last = 0;
    for (const LinePart part : kOrder) {
        const std::size_t line = context.first(part);
        if (line >= telegram.lines.size()) {
            continue;
        }
        if (line < last) {
            context.report(telegram.lines[line].at.begin,
                           "the line stands before one that it should follow", to_string(part));
            return;
        }
        last = line;
    }
}

}  // namespace

constinit const Rule header_order{"header-order",
                                  "L003",
                                  Finding::Severity::Warning,
                                  Profile::Acp127,
                                  "The format lines do not follow one another in their order",
                                  "Format lines 1 to 9 have one order, so that machines find "
                                  "routing before address and address before text.",
                                  "Put the lines in the order of the format lines: 1 to 9.",
                                  "Only the first line of each kind is looked at; format lines 10 "
                                  "to 16 hardly ever reach an archive.",
                                  "ACP 127(G) 111",
                                  check};

}  // namespace reftel::telegram::lint
