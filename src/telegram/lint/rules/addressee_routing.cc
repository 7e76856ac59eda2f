// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.is_wire()) {
        return;
    }
    for (const Addressee& addressee : telegram.addressees) {
        if (addressee.role != Addressee::Role::Exempt && addressee.routing_indicator.empty() &&
            !addressee.by_other_means) {
            context.report_as(addressee.plad.find("COLLECTIVE") != std::string_view::npos
                                  ? Finding::Severity::Info
                                  : Finding::Severity::Warning,
                              addressee.at.begin, "no routing indicator before the addressee",
                              addressee.plad);
        }
    }
}

}  // namespace

constinit const Rule addressee_routing{
    "addressee-routing",
    "L024",
    Finding::Severity::Warning,
    Profile::Acp127,
    "An addressee has neither routing indicator nor ZEN",
    "Without an indicator a relay cannot route the copy; ZEN says that it goes by other means.",
    "Write the indicator and an oblique before the name, or ZEN/.",
    "Headers without format lines 1 to 4; collectives are a note.",
    "5 FAH-2 H-230",
    check};

}  // namespace reftel::telegram::lint
