// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.info_precedence != Precedence::None &&
        telegram.info_precedence >= telegram.precedence) {
        context.report(context.offset_of_first(LinePart::DateTimeGroup),
                       "the information precedence is not below that for action",
                       to_string(telegram.info_precedence), to_string(telegram.precedence));
    }
}

}  // namespace

constinit const Rule dual_precedence{"dual-precedence",
                                     "L006",
                                     Finding::Severity::Warning,
                                     Profile::Acp127,
                                     "The prosigns of format line 5 do not fall",
                                     "The first prosign is for action, the second for information; "
                                     "the second is the lower one, and the same is not said twice.",
                                     check};

}  // namespace reftel::telegram::lint
