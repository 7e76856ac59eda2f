// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reftel {

/// A day of the proleptic Gregorian calendar.
struct Date {
    int year = 0;
    unsigned month = 0;  ///< 1 to 12
    unsigned day = 0;    ///< 1 to 31

    friend bool operator==(const Date&, const Date&) = default;
    friend auto operator<=>(const Date&, const Date&) = default;
};

[[nodiscard]] bool is_leap_year(int year);
[[nodiscard]] unsigned days_in_month(int year, unsigned month);
[[nodiscard]] bool is_valid(const Date& date);
/// 1 for 1 January.
[[nodiscard]] unsigned day_of_year(const Date& date);
/// Days since 1970-01-01.
[[nodiscard]] std::int64_t days_since_epoch(const Date& date);

/// A moment, UTC, in seconds since 1970-01-01 00:00.
struct UtcTime {
    std::int64_t seconds = 0;

    [[nodiscard]] static UtcTime from(const Date& date, unsigned hour = 0, unsigned minute = 0,
                                      unsigned second = 0);
    [[nodiscard]] Date date() const;
    /// As in `2009-03-12 08:29`: what pages and tables show.
    [[nodiscard]] std::string to_string() const;
    /// As in `2009-03-12T08:29:00Z`: what machines read.
    [[nodiscard]] std::string to_iso() const;
    /// From `2009-03-12`, `2009-03-12 08:29`, `2009-03-12T08:29:00Z` (seconds and Z optional).
    [[nodiscard]] static std::optional<UtcTime> parse(std::string_view text);

    friend bool operator==(const UtcTime&, const UtcTime&) = default;
    friend auto operator<=>(const UtcTime&, const UtcTime&) = default;
};

/// As in `2009-03-12`.
[[nodiscard]] std::string to_string(const Date& date);

/// Number (1 to 12) of a month name or its first three letters, in any case; 0 when it is none.
[[nodiscard]] unsigned month_number(std::string_view name);
/// `January` for 1; empty when there is no such month.
[[nodiscard]] std::string_view month_name(unsigned month);

/// The system's clock. Only `cli` and `web` call it; everything below is told the time.
[[nodiscard]] UtcTime system_now();

}  // namespace reftel
