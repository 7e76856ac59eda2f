// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Line& line : telegram.lines) {
        if (line.part == LinePart::Routing && line.at.size() > 69) {
            context.report(line.at.begin + 69, "a routing line longer than 69 characters",
                           std::to_string(line.at.size()), "69", "continue on the next line");
        }
    }
}

}  // namespace

constinit const Rule routing_continuation{
    "routing-continuation",
    "L009",
    Finding::Severity::Warning,
    Profile::Acp127,
    "A line of format line 2 is longer than 69 characters",
    "Relays cut lines at 69 characters, and the indicators behind the cut are not served.",
    "Continue on the next line, with indicators alone.",
    "Words that are no indicators are for the rule routing-indicator.",
    "ACP 127(G) 114, 137",
    check};

}  // namespace reftel::telegram::lint
