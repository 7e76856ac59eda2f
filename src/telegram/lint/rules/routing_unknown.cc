// SPDX-License-Identifier: AGPL-3.0-or-later
#include <set>

#include "telegram/fact_checks.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// As many as the linter keeps of one rule.
constexpr std::size_t kMostReported = 20;

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    std::set<std::string_view> seen;  // Only what was reported: it stays small.
    const auto look_at = [&](std::string_view indicator) {
        if (!indicator.empty() && seen.size() < kMostReported &&
            !is_routing_indicator_known(indicator) && seen.insert(indicator).second) {
            context.report(context.offset_of(indicator), "no table knows this routing indicator",
                           indicator);
        }
    };
    for (const std::string_view indicator : telegram.routing) {
        look_at(indicator);
    }
    look_at(telegram.calling_ri);
    for (const Addressee& addressee : telegram.addressees) {
        look_at(addressee.routing_indicator);
    }
}

}  // namespace

constinit const Rule routing_unknown{
    "routing-unknown",
    "L008",
    Finding::Severity::Info,
    Profile::Acp127,
    "A routing indicator is in no table",
    "The tables hold the indicators of 2010; older and military "
    "ones are missing. Worth a look when the telegram is a draft.",
    "Look the indicator up; reftel compose knows those of the posts.",
    "",
    "ACP 117, edition of 2010",
    check};

}  // namespace reftel::telegram::lint
