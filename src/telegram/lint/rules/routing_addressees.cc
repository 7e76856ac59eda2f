// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "telegram/lint/addressees.h"
#include "telegram/lint/rule.h"
#include "telegram/lint/station_list.h"

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

/// Addressees with a routing indicator that format line 2 has not.
Missing unrouted(const Telegram& telegram, const std::vector<bool>& is_routed) {
    Missing out;
    for (std::size_t i = 0; i < telegram.addressees.size(); ++i) {
        const Addressee& addressee = telegram.addressees[i];
        if (!is_routed[i] && !addressee.routing_indicator.empty() && !is_collective(addressee) &&
            addressee.role != Addressee::Role::Exempt) {
            out.add(addressee.routing_indicator);
        }
    }
    return out;
}

Missing unnamed(const Telegram& telegram, const std::vector<bool>& is_named) {
    Missing out;
    for (std::size_t i = 0; i < telegram.routing.size(); ++i) {
        if (!is_named[i]) {
            out.add(telegram.routing[i]);
        }
    }
    return out;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (telegram.routing.empty()) {
        return;
    }
    std::vector<std::string_view> indicators;
    for (const Addressee& addressee : telegram.addressees) {
        indicators.push_back(addressee.routing_indicator);
    }
    const StationList routed(telegram.routing);
    const StationList named(indicators);
    if (const Missing out = unrouted(telegram, named.found_in(routed)); !out.all.empty()) {
        context.report(context.offset_of(out.first), "addressees that format line 2 leaves out",
                       out.all);
    }
    // Further stations are members of a collective: only the relays know them.
    if (std::any_of(telegram.addressees.begin(), telegram.addressees.end(), is_collective)) {
        return;
    }
    if (const Missing out = unnamed(telegram, routed.found_in(named)); !out.all.empty()) {
        context.report(context.offset_of(out.first), "routed to stations that are no addressees",
                       out.all);
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
