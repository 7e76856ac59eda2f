// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/utc_time.h"
#include "search/index.h"
#include "search/query.h"

namespace reftel::search {

/// What a histogram of dates counts: its unit, and the days it is about.
struct HistogramPlan {
    DateUnit unit = DateUnit::Year;
    std::int64_t first_day = 0;  ///< Days since 1970, both ends included
    std::int64_t last_day = 0;

    /// The day of a moment, when the histogram is about it.
    [[nodiscard]] std::optional<std::int64_t> day_of(UtcTime time) const;
};

/// The unit asked for, else one that fits what `date:` clauses leave: days for up to two months,
/// months for up to three years, years for more. Of narrowed dates it is about the whole months or
/// years that they touch, so that neighbours can be chosen.
[[nodiscard]] HistogramPlan plan_histogram(const Query& query, std::optional<DateUnit> unit);

/// Counts telegrams by day. Memory grows with the days between the first and the last.
class DayCounts {
 public:
    void add(std::int64_t day, std::uint64_t telegrams = 1);
    /// Counts what others counted.
    void add(const DayCounts& others);
    /// Counts moments, seconds since 1970, as many at a time as there are: those whose day_of() is
    /// a day.
    void add(const HistogramPlan& plan, std::span<const std::int64_t> moments);
    /// By unit, rising, without those that have none; by a greater unit when there are more than
    /// kMaxHistogramBars.
    [[nodiscard]] Histogram finish(DateUnit unit) const;

 private:
    void make_room(std::int64_t first, std::int64_t last);

    std::int64_t first_ = 0;
    std::vector<std::uint64_t> counts_;
};

}  // namespace reftel::search
