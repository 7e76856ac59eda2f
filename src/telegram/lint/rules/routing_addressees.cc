// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lint/addressees.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Joined by blanks, in the order given; `first` is where the first stands.
struct Missing {
    std::string all;
    std::string_view first;

    void add(std::string_view indicator) {
        first = all.empty() ? indicator : first;
        all += (all.empty() ? "" : " ") + std::string(indicator);
    }
};

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.routing.empty()) {
        return;
    }
    std::vector<std::string_view> routed = telegram.routing;
    std::sort(routed.begin(), routed.end());
    std::vector<std::string_view> addressed;
    bool collective = false;
    Missing unrouted;
    for (const Addressee& addressee : telegram.addressees) {
        const bool one = is_collective(addressee);
        const std::string_view indicator = addressee.routing_indicator;
        collective = collective || one;
        addressed.push_back(indicator);
        if (!one && !indicator.empty() && addressee.role != Addressee::Role::Exempt &&
            !std::binary_search(routed.begin(), routed.end(), indicator)) {
            unrouted.add(indicator);
        }
    }
    if (!unrouted.all.empty()) {
        context.report(context.offset_of(unrouted.first),
                       "addressees that format line 2 leaves out", unrouted.all);
    }
    if (collective) {
        return;  // Further stations are its members: only the relays know them.
    }
    std::sort(addressed.begin(), addressed.end());
    Missing unmatched;
    for (const std::string_view indicator : telegram.routing) {
        if (!std::binary_search(addressed.begin(), addressed.end(), indicator)) {
            unmatched.add(indicator);
        }
    }
    if (!unmatched.all.empty()) {
        context.report(context.offset_of(unmatched.first),
                       "routed to stations that are no addressees", unmatched.all);
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
    "In a draft, make the two lists agree.",
    "With a collective, stations that are no addressees: they are its members.",
    "ACP 303",
    check};

}  // namespace reftel::telegram::lint
