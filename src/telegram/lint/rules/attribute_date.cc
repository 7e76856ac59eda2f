// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

/// `03 JUL 1973`, `01-Jan-1994 12:00:00 am`, `31/12/2019`, `1973-07-03`.
std::optional<Date> parse_attribute_date(std::string_view text) {
    if (const auto iso = UtcTime::parse(text)) {
        return iso->date();
    }
    std::array<std::string_view, 3> parts{};
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < text.size() && count < parts.size();) {
        const std::size_t end = std::min(text.find_first_of(" -/", begin), text.size());
        parts[count++] = text.substr(begin, end - begin);
        begin = end + 1;
    }
    const auto day = parse_number(parts[0]);
    const auto year = parse_number(parts[2]);
    const unsigned named = month_number(parts[1]);
    const unsigned month = named != 0 ? named : parse_number(parts[1]).value_or(0);
    if (!day || !year) {
        return std::nullopt;
    }
    const Date date{static_cast<int>(*year), month, *day};
    // 1 January 1960 is how the catalogue writes that it knows no date.
    return is_valid(date) && date != Date{1960, 1, 1} ? std::optional<Date>(date) : std::nullopt;
}

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    if (!context.date()) {
        return;
    }
    for (const Attribute& attribute : telegram.attributes) {
        if (attribute.key != "Draft Date" && attribute.key != "Sent Date") {
            continue;
        }
        const auto stated = parse_attribute_date(attribute.value);
        const std::int64_t apart =
            stated ? days_since_epoch(*stated) - days_since_epoch(*context.date()) : 0;
        if (apart > 3 || apart < -3) {
            context.report(context.offset_of(attribute.key), "the attributes state another date",
                           attribute.value, to_string(*context.date()));
        }
    }
}

}  // namespace

constinit const Rule attribute_date{
    "attribute-date",
    "L081",
    Finding::Severity::Warning,
    Profile::Print,
    "The attributes' date is not the date-time group's",
    "Draft and sent dates are within days of one another.",
    "Find out which of the two is right.",
    "Three days either way; 1 January 1960, which stands for no date.",
    "NARA FAQ on the Central Foreign Policy Files (2020)",
    check};

}  // namespace reftel::telegram::lint
