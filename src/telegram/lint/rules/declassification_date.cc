// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/declassification.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto until = parse_declassification(telegram.executive_order_text).date;
    if (!until || !context.date()) {
        return;
    }
    const Date sent = *context.date();
    const std::uint32_t at = context.offset_of(telegram.executive_order_text);
    if (!is_valid(*until)) {
        context.report(at, "the date to declassify is none", telegram.executive_order_text);
    } else if (*until <= sent) {
        context.report(at, "the date to declassify is not after the telegram's", to_string(*until),
                       to_string(sent));
    } else if (until->year - sent.year > 25) {
        context.report(at, "the date to declassify is more than 25 years away", to_string(*until),
                       to_string(sent));
    }
}

}  // namespace

constinit const Rule declassification_date{
    "declassification-date",
    "L049",
    Finding::Severity::Warning,
    Profile::All,
    "The date to declassify is no date, before the telegram, or more than 25 years after it",
    "Orders since 1995 allow 25 years at most.",
    check};

}  // namespace reftel::telegram::lint
