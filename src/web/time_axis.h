// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "web/language.h"
#include "web/link.h"
#include "web/pieces.h"

namespace reftel::web {

/// Telegrams of a year, a month or a day, `2009`, `2009-03`, `2009-03-12`; or of several years.
struct PeriodCount {
    std::string first;
    std::string last;  ///< The same as `first`, but of several years: `1950` and `1954`
    std::uint64_t telegrams = 0;

    /// As a `date:` clause has it: `2009-03`, `1950..1954`.
    [[nodiscard]] std::string range() const { return first == last ? first : first + ".." + last; }
};
using DatedCounts = std::vector<std::pair<std::string, std::uint64_t>>;

/// Counts of dates, all of one unit, in any order, as places on an axis of time: each period
/// between the first and the last has one, also when it is empty. Too many for one row are counted
/// by month, by year, or by 5, 10, 50 or 100 years. What is no date is left out.
[[nodiscard]] std::vector<PeriodCount> on_time_axis(const DatedCounts& counts);

/// The same as bars of a histogram. What is seen under a bar of several years is the first
/// with a dash behind it, `1950–`.
[[nodiscard]] std::vector<Bar> time_bars(const Language& lang, const DatedCounts& counts,
                                         const std::function<Link(const PeriodCount&)>& link);

/// Whether one row has a place for each year (of "2009" to "2012"), month or day between two dates.
[[nodiscard]] bool fits_time_axis(const std::string& first, const std::string& last);

}  // namespace reftel::web
