// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/header_line.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    std::vector<std::string_view> seen = telegram.routing;
    std::sort(seen.begin(), seen.end());
    const auto twice = std::adjacent_find(seen.begin(), seen.end());
    if (twice != seen.end()) {
        context.report(context.offset_of(*(twice + 1)), "the routing indicator stands twice",
                       *twice, {}, "leave one out");
    }
    for (const std::string_view indicator : telegram.routing) {
        if (!is_routing_indicator(indicator)) {
            context.report(context.offset_of(indicator), "no routing indicator", indicator,
                           "R and three to seven letters");
        }
    }
}

}  // namespace

constinit const Rule routing_indicator{
    "routing-indicator",
    "L007",
    Finding::Severity::Error,
    Profile::Acp127,
    "A routing indicator is malformed, or stands twice in format line 2",
    "Routing indicators are R and three to seven letters. A doubled one sends the telegram twice.",
    check};

}  // namespace reftel::telegram::lint
