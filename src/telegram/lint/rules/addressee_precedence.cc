// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Addressee& addressee : telegram.addressees) {
        const bool niact = addressee.precedence == Precedence::NiactImmediate &&
                           telegram.precedence == Precedence::Immediate;
        if (telegram.precedence != Precedence::None && addressee.precedence > telegram.precedence &&
            !niact) {
            context.report(addressee.at.begin, "the addressee's precedence is above the telegram's",
                           to_string(addressee.precedence), to_string(telegram.precedence));
        }
    }
}

}  // namespace

constinit const Rule addressee_precedence{
    "addressee-precedence",
    "L025",
    Finding::Severity::Warning,
    Profile::Acp127,
    "An addressee has a higher precedence than the telegram",
    "Format line 5 carries the highest precedence anybody gets.",
    "Raise format line 5, or lower the addressee.",
    "NIACT IMMEDIATE counts as immediate.",
    "ACP 127(G) 124",
    check};

}  // namespace reftel::telegram::lint
