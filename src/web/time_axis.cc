// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/time_axis.h"

#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utc_time.h"
#include "search/query_fields.h"
#include "web/limits.h"

// A period is a number of its unit: days and months are counted through, so that neighbours differ
// by one.
namespace reftel::web {
namespace {

enum class Unit : std::uint8_t { Day, Month, Years };

constexpr std::int64_t kDay = 86400;
constexpr std::array<std::int64_t, 5> kYears{1, 5, 10, 50, 100};

/// How finely an axis is divided.
struct Scale {
    Unit unit = Unit::Years;
    std::size_t years = 0;  ///< Which of kYears

    [[nodiscard]] std::int64_t step() const { return kYears[years]; }
    [[nodiscard]] std::size_t most() const {
        return unit == Unit::Day ? kMaxDaysOfARow : kMaxBarsOfARow;
    }
    [[nodiscard]] bool is_coarsest() const { return years + 1 == kYears.size(); }
    void coarsen() {
        if (unit == Unit::Years) {
            ++years;
        } else {
            unit = unit == Unit::Day ? Unit::Month : Unit::Years;
        }
    }
};

Scale scale_of(const std::string& date) {
    return {date.size() > 7 ? Unit::Day : date.size() > 4 ? Unit::Month : Unit::Years};
}

std::int64_t number_of(const UtcTime& time, const Scale& scale) {
    const Date date = time.date();
    switch (scale.unit) {
        case Unit::Day:
            return time.seconds / kDay - (time.seconds % kDay < 0 ? 1 : 0);
        case Unit::Month:
            return std::int64_t{date.year} * 12 + date.month - 1;
        case Unit::Years:
            break;
    }
    return date.year / scale.step();
}

PeriodCount period_of(std::int64_t number, const Scale& scale, std::uint64_t telegrams) {
    if (scale.unit == Unit::Years) {
        const std::int64_t first = number * scale.step();
        return {fmt::format("{:04}", first), fmt::format("{:04}", first + scale.step() - 1),
                telegrams};
    }
    const std::string name = scale.unit == Unit::Month
                                 ? fmt::format("{:04}-{:02}", number / 12, number % 12 + 1)
                                 : to_string(UtcTime{number * kDay}.date());
    return {name, name, telegrams};
}

/// Up to so many years in a row have their names side by side.
constexpr std::size_t kMaxYearLabels = 11;

/// What is seen under a bar, and what is heard behind it.
std::pair<std::string, std::string> label_of(const Language& lang, const PeriodCount& period,
                                             bool first) {
    if (period.first.size() == 4) {
        return period.first == period.last ? std::pair(period.first, std::string())
                                           : std::pair(period.first + "–", period.last);
    }
    const Date date = search::parse_period(period.first)->from.date();
    if (period.first.size() > 7) {
        return {std::to_string(date.day), " " + lang.month_of(date.year, date.month)};
    }
    const std::string_view name = lang.month(date.month);
    const std::string_view seen = lang.short_month(date.month);
    if (first || date.month == 1) {
        return {fmt::format("{} {}", seen, date.year), ""};
    }
    return {
        std::string(seen),
        fmt::format("{} {}", name.starts_with(seen) ? name.substr(seen.size()) : "", date.year)};
}

bool fits(std::int64_t first, std::int64_t last, const Scale& scale) {
    return last - first < static_cast<std::int64_t>(scale.most());
}

}  // namespace

std::vector<PeriodCount> on_time_axis(const DatedCounts& counts) {
    std::map<UtcTime, std::uint64_t> times;
    Scale scale;
    for (const auto& [date, telegrams] : counts) {
        if (const auto period = search::parse_period(date)) {
            times[period->from] += telegrams;
            scale = scale_of(date);
        }
    }
    if (times.empty()) {
        return {};
    }
    const auto number = [&](const auto& entry) { return number_of(entry.first, scale); };
    while (!scale.is_coarsest() && !fits(number(*times.begin()), number(*times.rbegin()), scale)) {
        scale.coarsen();
    }
    std::vector<PeriodCount> out;
    std::int64_t next = number(*times.begin());
    for (const auto& entry : times) {
        for (const std::int64_t at = number(entry); next <= at; ++next) {
            out.push_back(period_of(next, scale, 0));
        }
        out.back().telegrams += entry.second;
    }
    return out;
}

std::vector<Bar> time_bars(const Language& lang, const DatedCounts& counts,
                           const std::function<Link(const PeriodCount&)>& link) {
    const std::vector<PeriodCount> axis = on_time_axis(counts);
    std::vector<Bar> out;
    out.reserve(axis.size());
    for (const PeriodCount& period : axis) {
        const std::size_t at = out.size();
        auto [seen, heard] = label_of(lang, period, at == 0);
        // Years are wider than a narrow bar.
        if (period.first.size() == 4 && axis.size() > kMaxYearLabels && at % 2 == 1) {
            heard = std::exchange(seen, "") + heard;
        }
        out.push_back({link(period), period.telegrams, std::move(seen), std::move(heard), false,
                       period.range()});
    }
    return out;
}

bool fits_time_axis(const std::string& first, const std::string& last) {
    const auto from = search::parse_period(first);
    const auto to = search::parse_period(last);
    const Scale scale = scale_of(first);
    return from && to && fits(number_of(from->from, scale), number_of(to->from, scale), scale);
}

}  // namespace reftel::web
