// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    std::vector<std::string_view> addressed;
    for (const Addressee& addressee : telegram.addressees) {
        addressed.push_back(addressee.routing_indicator);
    }
    std::sort(addressed.begin(), addressed.end());
    std::string unmatched;
    std::string_view first;
    for (const std::string_view indicator : telegram.routing) {
        if (!std::binary_search(addressed.begin(), addressed.end(), indicator)) {
            first = first.empty() ? indicator : first;
            unmatched += (unmatched.empty() ? "" : " ") + std::string(indicator);
        }
    }
    if (!unmatched.empty()) {
        context.report(context.offset_of(first), "routed to stations that are no addressees",
                       unmatched);
    }
}

}  // namespace

constinit const Rule routing_addressees{
    "routing-addressees",
    "L028",
    Finding::Severity::Info,
    Profile::Acp127,
    "Format line 2 and the addressees name different routing indicators",
    "Copies are segmented: the one a post received may carry only its own indicators. In a draft "
    "the two lists should agree.",
    check};

}  // namespace reftel::telegram::lint
