// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/tsv.h"

namespace reftel::telegram {
namespace {

enum class Bound : std::uint8_t { First, Last };

std::optional<Date> parse_bound(std::string_view text, Bound bound) {
    const bool shape = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                       (text.size() == 10 && text[4] == '-' && text[7] == '-');
    const auto year = parse_number(text.substr(0, 4));
    if (!shape || !year) {
        return std::nullopt;
    }
    const bool first = bound == Bound::First;
    const auto month = text.size() > 4 ? parse_number(text.substr(5, 2)) : (first ? 1 : 12);
    if (!month || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    const int of_year = static_cast<int>(*year);
    const auto day = text.size() > 7 ? parse_number(text.substr(8))
                                     : (first ? 1 : days_in_month(of_year, *month));
    if (!day) {
        return std::nullopt;
    }
    const Date out{of_year, *month, *day};
    return is_valid(out) ? std::optional(out) : std::nullopt;
}

}  // namespace

std::int64_t Era::distance(const Date& day) const {
    if (day < from) {
        return days_since_epoch(from) - days_since_epoch(day);
    }
    return day > to ? days_since_epoch(day) - days_since_epoch(to) : 0;
}

std::optional<Date> parse_first_day(std::string_view text) {
    return parse_bound(text, Bound::First);
}

std::optional<Date> parse_last_day(std::string_view text) {
    return parse_bound(text, Bound::Last);
}

Era parse_era(std::string_view from, std::string_view to) {
    const Era open;
    return {parse_first_day(from).value_or(open.from), parse_last_day(to).value_or(open.to)};
}

}  // namespace reftel::telegram
