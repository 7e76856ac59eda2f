// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

bool is_in_washington(const Addressee& addressee) {
    return addressee.plad.find("WASHDC") != std::string_view::npos;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Addressee& addressee : telegram.addressees) {
        const bool night = addressee.precedence == Precedence::NiactImmediate;
        const bool stated = telegram.precedence != Precedence::None;
        const bool low =
            (night && telegram.precedence < Precedence::Immediate) ||
            (addressee.precedence == Precedence::Flash && telegram.precedence < Precedence::Flash);
        if (stated && low) {
            context.report(addressee.at.begin,
                           night ? "night action in a telegram that is not immediate"
                                 : "a flash addressee in a telegram that is not flash",
                           to_string(addressee.precedence), to_string(telegram.precedence));
        } else if (night && is_in_washington(addressee)) {
            context.report(addressee.at.begin, "night action for an office in Washington",
                           addressee.plad, {}, "IMMEDIATE");
        }
    }
}

}  // namespace

constinit const Rule night_action{
    "night-action",
    "L029",
    Finding::Severity::Warning,
    Profile::Acp127,
    "NIACT or FLASH is asked for an addressee that cannot have it",
    "Only an immediate telegram can demand action at night, only a flash one is flash. NIACT wakes "
    "the duty officer of a post; offices in Washington are manned all night.",
    "Raise format line 5, or lower the addressee.",
    "Other addresses that are no posts: military commands have watch officers too.",
    "5 FAH-2 H-420",
    check};

}  // namespace reftel::telegram::lint
