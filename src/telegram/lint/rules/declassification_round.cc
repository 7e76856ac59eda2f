// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/declassification.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const auto until = declassification_of(telegram).date;
    if (!until || !context.date()) {
        return;
    }
    const Date sent = *context.date();
    const int years = until->year - sent.year;
    const bool round = years == 10 || years == 20 || years == 25;
    if (!round || until->month != sent.month || until->day != sent.day) {
        context.report(context.offset_of(telegram.executive_order_text),
                       "not a round number of years after the telegram", to_string(*until),
                       to_string(sent));
    }
}

}  // namespace

constinit const Rule declassification_round{
    "declassification-round",
    "L050",
    Finding::Severity::Info,
    Profile::All,
    "The date to declassify is not 10, 20 or 25 years after the telegram's",
    "Other spans are allowed; most such dates are typing errors.",
    "Compare with the date of the telegram.",
    "Lines without a date.",
    "E.O. 12958 1.6; E.O. 13292 1.5",
    check};

}  // namespace reftel::telegram::lint
