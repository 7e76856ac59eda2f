// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/fact_tables.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Posts went on typing the number of an order for a year after it ended.
constexpr int kYearsOfGrace = 1;

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("eo-garbled");
    if (!context.date() || telegram.executive_order.empty()) {
        return;
    }
    const OrderFact* const order = find_order(telegram.executive_order);
    if (order == nullptr) {
        return;
    }
    Date until = order->era.to;
    until.year += kYearsOfGrace;
    if (*context.date() < order->signed_on || *context.date() > until) {
        context.report(context.offset_of(telegram.executive_order),
                       "the order was not in force at the telegram's date",
                       telegram.executive_order, to_string(*context.date()));
    }
}

}  // namespace

constinit const Rule executive_order_era{
    "executive-order-era",
    "L047",
    Finding::Severity::Error,
    Profile::All,
    "The executive order was not in force at the telegram's date",
    "An order is cited from the day it was signed until the next is in force. A year of grace is "
    "given: forms were used up.",
    "Write the order in force at the date of the telegram.",
    "A year of grace after each change.",
    "E.O. 11652, 12065, 12356, 12958, 13526",
    check};

}  // namespace reftel::telegram::lint
