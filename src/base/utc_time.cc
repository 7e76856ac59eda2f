// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utc_time.h"

#include <array>
#include <ctime>

#include <fmt/format.h>

#include "base/text.h"

namespace reftel {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::int64_t kDay = 86400;

/// Takes `count` digits off the front.
std::optional<unsigned> take_number(std::string_view& text, std::size_t count) {
    const auto value = parse_number(text.substr(0, count));
    if (!value || text.size() < count) {
        return std::nullopt;
    }
    text.remove_prefix(count);
    return *value;
}

bool take_char(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& text) {
    const auto year = take_number(text, 4);
    if (!year || !take_char(text, '-')) {
        return std::nullopt;
    }
    const auto month = take_number(text, 2);
    if (!month || !take_char(text, '-')) {
        return std::nullopt;
    }
    const auto day = take_number(text, 2);
    if (!day) {
        return std::nullopt;
    }
    const Date date{static_cast<int>(*year), *month, *day};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

}  // namespace

bool is_leap_year(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

unsigned days_in_month(int year, unsigned month) {
    constexpr std::array<unsigned, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return 0;
    }
    return month == 2 && is_leap_year(year) ? 29 : kDays[month - 1];
}

bool is_valid(const Date& date) {
    return date.year >= 1 && date.year <= 9999 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

unsigned day_of_year(const Date& date) {
    unsigned days = date.day;
    for (unsigned month = 1; month < date.month; ++month) {
        days += days_in_month(date.year, month);
    }
    return days;
}

std::int64_t days_since_epoch(const Date& date) {
    // Years begin in March, so that the leap day is the last of a year; eras of 400 years have
    // 146,097 days.
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t month = (static_cast<std::int64_t>(date.month) + 9) % 12;
    const std::int64_t day_of_march_year = (153 * month + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_march_year;
    return era * 146097 + day_of_era - 719468;
}

UtcTime UtcTime::from(const Date& date, unsigned hour, unsigned minute, unsigned second) {
    return {days_since_epoch(date) * kDay + hour * 3600 + minute * 60 + second};
}

Date UtcTime::date() const {
    std::int64_t days = seconds / kDay - (seconds % kDay < 0 ? 1 : 0);
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t day_of_era = days - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month = (5 * day_of_year + 2) / 153;
    const auto day = static_cast<unsigned>(day_of_year - (153 * month + 2) / 5 + 1);
    const auto real_month = static_cast<unsigned>(month < 10 ? month + 3 : month - 9);
    const auto year = static_cast<int>(year_of_era + era * 400 + (real_month <= 2 ? 1 : 0));
    return {year, real_month, day};
}

std::string UtcTime::to_string() const {
    const std::int64_t of_day = ((seconds % kDay) + kDay) % kDay;
    return fmt::format("{} {:02}:{:02}", reftel::to_string(date()), of_day / 3600,
                       of_day / 60 % 60);
}

std::string UtcTime::to_iso() const {
    const std::int64_t of_day = ((seconds % kDay) + kDay) % kDay;
    return fmt::format("{}T{:02}:{:02}:{:02}Z", reftel::to_string(date()), of_day / 3600,
                       of_day / 60 % 60, of_day % 60);
}

std::optional<UtcTime> UtcTime::parse(std::string_view text) {
    const auto date = take_date(text);
    if (!date) {
        return std::nullopt;
    }
    if (text.empty()) {
        return from(*date);
    }
    if (!take_char(text, ' ') && !take_char(text, 'T')) {
        return std::nullopt;
    }
    const auto hour = take_number(text, 2);
    if (!hour || *hour > 23 || !take_char(text, ':')) {
        return std::nullopt;
    }
    const auto minute = take_number(text, 2);
    if (!minute || *minute > 59) {
        return std::nullopt;
    }
    unsigned second = 0;
    if (take_char(text, ':')) {
        const auto value = take_number(text, 2);
        if (!value || *value > 59) {
            return std::nullopt;
        }
        second = *value;
    }
    take_char(text, 'Z');
    return text.empty() ? std::optional(from(*date, *hour, *minute, second)) : std::nullopt;
}

std::string to_string(const Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

unsigned month_number(std::string_view name) {
    if (name.size() < 3) {
        return 0;
    }
    for (unsigned i = 0; i < kMonths.size(); ++i) {
        if (equals_fold(name, kMonths[i]) || equals_fold(name, kMonths[i].substr(0, 3)) ||
            (i == 8 && equals_fold(name, "SEPT"))) {
            return i + 1;
        }
    }
    return 0;
}

std::string_view month_name(unsigned month) {
    return month >= 1 && month <= 12 ? kMonths[month - 1] : std::string_view{};
}

UtcTime system_now() {
    return {static_cast<std::int64_t>(std::time(nullptr))};
}

}  // namespace reftel
