// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Addressee& addressee : telegram.addressees) {
        if (addressee.precedence == Precedence::NiactImmediate &&
            telegram.precedence != Precedence::None &&
            telegram.precedence < Precedence::Immediate) {
            context.report(addressee.at.begin, "night action in a telegram that is not immediate",
                           to_string(addressee.precedence), to_string(telegram.precedence));
            return;
        }
    }
}

}  // namespace

constinit const Rule night_action{
    "night-action",
    "L029",
    Finding::Severity::Warning,
    Profile::Acp127,
    "NIACT or FLASH is asked for an addressee, and format line 5 is lower",
    "Only an immediate telegram can demand action at night, only a flash one is flash.",
    check};

}  // namespace reftel::telegram::lint
