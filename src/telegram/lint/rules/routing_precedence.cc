// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.routing_precedence != Precedence::None &&
        telegram.precedence != Precedence::None && !telegram.routing.empty() &&
        telegram.routing_precedence != telegram.precedence) {
        context.report(context.offset_of_first(LinePart::Routing), "routed otherwise than sent",
                       to_string(telegram.routing_precedence), to_string(telegram.precedence));
    }
}

}  // namespace

constinit const Rule routing_precedence{
    "routing-precedence",
    "L005",
    Finding::Severity::Error,
    Profile::Acp127,
    "Format lines 2 and 5 state different precedences",
    "The routing line carries the highest prosign of the preamble; a relay that trusts the lower "
    "one delays the telegram.",
    "Write the first prosign of format line 5 twice at the head of format line 2.",
    "",
    "ACP 127(G) 114",
    check};

}  // namespace reftel::telegram::lint
