// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/fact_tables.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// Posts went on typing the number of an order for a year after it ended.
constexpr int kYearsOfGrace = 1;

/// The order in force at a date; nullptr before the first one.
const OrderFact* order_at(const Date& date) {
    for (const OrderFact& order : all_orders()) {
        if (order.era.contains(date)) {
            return &order;
        }
    }
    return nullptr;
}

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
        const OrderFact* const wanted = order_at(*context.date());
        const std::string_view number = wanted == nullptr ? std::string_view{} : wanted->number;
        context.report(
            context.offset_of(telegram.executive_order),
            "the order was not in force at the telegram's date, " + to_string(*context.date()),
            telegram.executive_order, number,
            number.empty() ? std::string() : "write E.O. " + std::string(number) + ":");
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
