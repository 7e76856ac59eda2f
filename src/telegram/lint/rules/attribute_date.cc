// SPDX-License-Identifier: AGPL-3.0-or-later
#include <cstdlib>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.date()) {
        return;
    }
    for (const Attribute& attribute : telegram.attributes) {
        if (attribute.key != "Draft Date" && attribute.key != "Sent Date") {
            continue;
        }
        const auto stated = UtcTime::parse(attribute.value);
        const std::int64_t apart =
            stated ? days_since_epoch(stated->date()) - days_since_epoch(*context.date()) : 0;
        if (apart > 3 || apart < -3) {
            context.report(context.offset_of(attribute.key), "the attributes state another date",
                           attribute.value, to_string(*context.date()));
        }
    }
}

}  // namespace

constinit const Rule attribute_date{"attribute-date",
                                    "L081",
                                    Finding::Severity::Warning,
                                    Profile::Print,
                                    "The attributes' date is not the date-time group's",
                                    "Draft and sent dates are within days of one another.",
                                    check};

}  // namespace reftel::telegram::lint
