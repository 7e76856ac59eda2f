// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/histogram.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "search/facets.h"
#include "search/limits.h"

namespace reftel::search {
namespace {

constexpr std::int64_t kSecondsOfDay = 86'400;
constexpr std::int64_t kMostDays = 62;
constexpr std::int64_t kMostMonthsInDays = 3 * 366;
// Years 1 to 9999: other dates are none of a telegram.
constexpr std::int64_t kFirstDay = -719'162;
constexpr std::int64_t kLastDay = 2'932'896;

std::int64_t floor_day(std::int64_t seconds) {
    return seconds / kSecondsOfDay - (seconds % kSecondsOfDay < 0 ? 1 : 0);
}

Date date_of_day(std::int64_t day) {
    return UtcTime{day * kSecondsOfDay}.date();
}

struct Days {
    std::int64_t first = kFirstDay;
    std::int64_t last = kLastDay;
};

Days days_of(const QueryNode& node) {
    Days out;
    if (node.from) {
        out.first = std::max(kFirstDay, floor_day(node.from->seconds));
    }
    if (node.until) {
        out.last = std::min(kLastDay, floor_day(node.until->seconds - 1));
    }
    return out;
}

/// The days that a clause of dates leaves, from the first to the last.
Days days_of(const Query& query, const Clause& clause) {
    const QueryNode& top = query.nodes[clause.node];
    if (top.children.empty()) {
        return days_of(top);
    }
    Days out{kLastDay, kFirstDay};
    for (const std::uint32_t child : top.children) {
        const Days days = days_of(query.nodes[child]);
        out = {std::min(out.first, days.first), std::max(out.last, days.last)};
    }
    return out;
}

DateUnit fitting_unit(const Days& days) {
    if (days.last - days.first < kMostDays) {
        return DateUnit::Day;
    }
    return days.last - days.first < kMostMonthsInDays ? DateUnit::Month : DateUnit::Year;
}

/// Whole months for days, whole years for months; all for years.
Days widened(const Days& days, DateUnit unit) {
    if (unit == DateUnit::Year) {
        return {};
    }
    Date first = date_of_day(days.first);
    Date last = date_of_day(days.last);
    first.day = 1;
    last.day = 1;
    last.month = unit == DateUnit::Month ? 12 : last.month;
    first.month = unit == DateUnit::Month ? 1 : first.month;
    last.year += last.month == 12 ? 1 : 0;
    last.month = last.month == 12 ? 1 : last.month + 1;
    return {std::max(kFirstDay, days_since_epoch(first)),
            std::min(kLastDay, days_since_epoch(last) - 1)};
}

std::string label_of(std::int64_t day, DateUnit unit) {
    constexpr std::array<std::size_t, 3> kSizes{4, 7, 10};
    return to_string(date_of_day(day)).substr(0, kSizes[static_cast<std::size_t>(unit)]);
}

/// The first day that has another label.
std::int64_t end_of_bar(std::int64_t day, DateUnit unit) {
    if (unit == DateUnit::Day) {
        return day + 1;
    }
    Date next = date_of_day(day);
    next.day = 1;
    next.month = unit == DateUnit::Year ? 12 : next.month;
    next.year += next.month == 12 ? 1 : 0;
    next.month = next.month == 12 ? 1 : next.month + 1;
    return days_since_epoch(next);
}

/// Nothing when there are more bars than may be.
std::optional<Histogram> bars_of(const std::vector<std::uint64_t>& counts, std::int64_t first,
                                 DateUnit unit) {
    Histogram out;
    out.unit = unit;
    std::int64_t end = kFirstDay;  // Of the last bar
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::int64_t day = first + static_cast<std::int64_t>(i);
        if (counts[i] == 0) {
            continue;
        }
        if (day < end) {
            out.bars.back().second += counts[i];
        } else if (out.bars.size() == kMaxHistogramBars && unit != DateUnit::Year) {
            return std::nullopt;
        } else {
            out.bars.emplace_back(label_of(day, unit), counts[i]);
            end = end_of_bar(day, unit);
        }
    }
    return out;
}

}  // namespace

std::optional<std::int64_t> HistogramPlan::day_of(UtcTime time) const {
    const std::int64_t day = floor_day(time.seconds);
    return day >= first_day && day <= last_day ? std::optional(day) : std::nullopt;
}

HistogramPlan plan_histogram(const Query& query, std::optional<DateUnit> unit) {
    Days left;
    for (const Clause& clause : query.clauses) {
        const auto facet = facet_of_clause(query, clause);
        if (facet == kYearFacet) {
            const Days days = days_of(query, clause);
            left = {std::max(left.first, days.first), std::min(left.last, days.last)};
        }
    }
    if (left.first > left.last) {
        left = {};  // Nothing can be found; any bars will do.
    }
    const DateUnit chosen = unit.value_or(fitting_unit(left));
    const Days about = widened(left, chosen);
    return {chosen, about.first, about.last};
}

void DayCounts::add(std::int64_t day, std::uint64_t telegrams) {
    make_room(day, day);
    counts_[static_cast<std::size_t>(day - first_)] += telegrams;
}

void DayCounts::make_room(std::int64_t first, std::int64_t last) {
    if (counts_.empty()) {
        first_ = first;
    }
    if (first < first_) {
        counts_.insert(counts_.begin(), static_cast<std::size_t>(first_ - first), 0);
        first_ = first;
    }
    const auto size = static_cast<std::size_t>(last - first_) + 1;
    if (size > counts_.size()) {
        counts_.resize(size, 0);
    }
}

/// Days are counted from the plan's first, so that a moment before it wraps to one far behind its
/// last and a single comparison tells both. A block at a time: what is not counted is passed over
/// without a branch, and room is made once.
void DayCounts::add(const HistogramPlan& plan, std::span<const std::int64_t> moments) {
    constexpr std::size_t kAtOnce = 512;
    const auto start = static_cast<std::uint64_t>(plan.first_day * kSecondsOfDay);
    const auto days = static_cast<std::uint64_t>(plan.last_day - plan.first_day) + 1;
    std::array<std::uint64_t, kAtOnce> held;
    while (!moments.empty()) {
        const auto block = moments.first(std::min(kAtOnce, moments.size()));
        moments = moments.subspan(block.size());
        std::size_t count = 0;
        for (const std::int64_t moment : block) {
            held[count] = (static_cast<std::uint64_t>(moment) - start) / kSecondsOfDay;
            count += held[count] < days ? 1 : 0;
        }
        if (count == 0) {
            continue;
        }
        std::uint64_t lowest = held[0];
        std::uint64_t highest = held[0];
        for (std::size_t i = 1; i < count; ++i) {
            lowest = std::min(lowest, held[i]);
            highest = std::max(highest, held[i]);
        }
        make_room(plan.first_day + static_cast<std::int64_t>(lowest),
                  plan.first_day + static_cast<std::int64_t>(highest));
        const auto before = static_cast<std::uint64_t>(plan.first_day - first_);
        for (std::size_t i = 0; i < count; ++i) {
            ++counts_[before + held[i]];
        }
    }
}

void DayCounts::add(const DayCounts& others) {
    for (std::size_t i = 0; i < others.counts_.size(); ++i) {
        if (others.counts_[i] > 0) {
            add(others.first_ + static_cast<std::int64_t>(i), others.counts_[i]);
        }
    }
}

Histogram DayCounts::finish(DateUnit unit) const {
    auto out = bars_of(counts_, first_, unit);
    if (!out && unit == DateUnit::Day) {
        out = bars_of(counts_, first_, DateUnit::Month);
    }
    return out ? *std::move(out) : bars_of(counts_, first_, DateUnit::Year).value_or(Histogram{});
}

}  // namespace reftel::search
