// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const Addressee& addressee : telegram.addressees) {
        if (!addressee.routing_indicator.empty() &&
            station_name(addressee.routing_indicator).empty()) {
            context.report(context.offset_of(addressee.routing_indicator),
                           "no table knows this routing indicator", addressee.routing_indicator);
        }
    }
}

}  // namespace

constinit const Rule routing_unknown{"routing-unknown",
                                     "L008",
                                     Finding::Severity::Info,
                                     Profile::Acp127,
                                     "A routing indicator is in no table",
                                     "The tables hold the indicators of 2010; older and military "
                                     "ones are missing. Worth a look when the telegram is a draft.",
                                     check};

}  // namespace reftel::telegram::lint
