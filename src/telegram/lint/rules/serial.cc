// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto serial = parse_number(telegram.station_serial);
    const auto stated = parse_class_line(telegram.class_line);
    if (!serial || !stated || stated->number == 0 || telegram.variant != Variant::Acp127) {
        return;
    }
    if (*serial != stated->number % 10000) {
        context.report(context.offset_of(telegram.station_serial),
                       "the station serial is not the reference number modulo 10,000",
                       telegram.station_serial, std::to_string(stated->number % 10000));
    }
}

}  // namespace

constinit const Rule serial{"serial",
                            "L011",
                            Finding::Severity::Error,
                            Profile::Acp127,
                            "The station serial is not the reference number modulo 10,000",
                            "Both count the originator's telegrams. When they differ one of them "
                            "was typed wrongly, and the telegram is filed under a wrong number.",
                            "Make the serial the last four figures of the reference number.",
                            "Prints and retyped copies, whose numbers are of other series.",
                            "docs/format.md F3; 09ASTANA436",
                            check};

}  // namespace reftel::telegram::lint
