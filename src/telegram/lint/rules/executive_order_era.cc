// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

struct Order {
    std::string_view number;
    Date from;
    Date until;
};
constexpr std::array kOrders = {
    Order{"10501", {1953, 12, 15}, {1973, 6, 1}},  Order{"11652", {1972, 6, 1}, {1979, 12, 1}},
    Order{"12065", {1978, 12, 1}, {1983, 8, 1}},   Order{"12356", {1982, 8, 1}, {1996, 10, 14}},
    Order{"12958", {1995, 10, 14}, {2011, 6, 25}}, Order{"13526", {2010, 1, 1}, {9999, 12, 31}}};

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    context.adopt("eo-garbled");
    if (!context.date() || telegram.executive_order.empty()) {
        return;
    }
    for (const Order& order : kOrders) {
        if (telegram.executive_order == order.number &&
            (*context.date() < order.from || *context.date() > order.until)) {
            context.report(context.offset_of(telegram.executive_order),
                           "the order was not in force at the telegram's date",
                           telegram.executive_order, to_string(*context.date()));
        }
    }
}

}  // namespace

constinit const Rule executive_order_era{
    "executive-order-era",
    "L047",
    Finding::Severity::Error,
    Profile::All,
    "The executive order was not in force at the telegram's date",
    "Each order holds from its day until the next. A year of grace is given: forms were used up.",
    "Write the order in force at the date of the telegram.",
    "A year of grace after each change.",
    "E.O. 11652, 12065, 12356, 12958, 13526",
    check};

}  // namespace reftel::telegram::lint
