// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/histogram.h"

#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "invented_documents.h"
#include "search/limits.h"
#include "search/scan_index.h"

namespace reftel::search {
namespace {

std::string histogram(std::string_view query, std::optional<DateUnit> unit = std::nullopt) {
    const testing::MemorySource source(testing::invented_documents());
    SearchRequest request;
    request.query = parse_query(query);
    request.histogram = true;
    request.histogram_unit = unit;
    const auto results = ScanIndex(source).search(request);
    EXPECT_TRUE(results.has_value() && results->histogram.has_value());
    std::string out(to_string(results->histogram->unit));
    for (const auto& [date, count] : results->histogram->bars) {
        out.append(" ").append(date).append("=").append(std::to_string(count));
    }
    return out;
}

TEST(Histogram, CountsYearsWhenNoDatesAreAskedFor) {
    EXPECT_EQ(histogram("oil"), "year 1975=1 2007=2 2008=1");
    EXPECT_EQ(histogram("nothere"), "year");
}

TEST(Histogram, CountsMonthsOfAYearAndDaysOfAMonth) {
    EXPECT_EQ(histogram("date:2008"), "month 2008-01=1 2008-06=1");
    EXPECT_EQ(histogram("date:2009-03"), "day 2009-03-12=1 2009-03-13=1");
    EXPECT_EQ(histogram("date:2007..2008"), "month 2007-01=2 2008-01=1 2008-06=1");
    EXPECT_EQ(histogram("date:2000..2008"), "year 1975=1 2006=5 2007=2 2008=2 2009=2 2010=2");
}

TEST(Histogram, IsNotShrunkByTheDatesAskedForWithinItsMonthsOrYears) {
    EXPECT_EQ(histogram("date:2009-03-12"), "day 2009-03-12=1 2009-03-13=1");
    EXPECT_EQ(histogram("date:2009-03-12 polcy"), "day 2009-03-13=1");
    EXPECT_EQ(histogram("date:2008-06", DateUnit::Month), "month 2008-01=1 2008-06=1");
}

TEST(Histogram, TakesTheUnitAskedFor) {
    EXPECT_EQ(histogram("oil", DateUnit::Month), "month 1975-05=1 2007-01=2 2008-06=1");
    EXPECT_EQ(histogram("oil date:2007-01", DateUnit::Year), "year 1975=1 2007=2 2008=1");
    EXPECT_EQ(histogram("oil", DateUnit::Day),
              "day 1975-05-05=1 2007-01-05=1 2007-01-06=1 2008-06-30=1");
}

TEST(Histogram, TakesAGreaterUnitWhenThereAreTooManyBars) {
    DayCounts counts;
    for (std::size_t day = 0; day <= kMaxHistogramBars; ++day) {
        counts.add(static_cast<std::int64_t>(kMaxHistogramBars - day));
    }
    const Histogram out = counts.finish(DateUnit::Day);
    EXPECT_EQ(out.unit, DateUnit::Month);
    EXPECT_EQ(out.bars.front(), std::pair(std::string("1970-01"), std::uint64_t{31}));
}

TEST(Histogram, CountsManyMomentsAsItCountsEach) {
    std::vector<std::int64_t> moments{INT64_MIN, INT64_MIN + 1, INT64_MAX, -1, 0, 86'399, 86'400};
    for (std::int64_t i = 0; i < 2000; ++i) {
        moments.push_back((i * i * 7'919) % 1'500'000'000 - 700'000'000);
    }
    for (const char* query : {"", "date:1969-12..1970-01", "date:2008", "date:2300"}) {
        const HistogramPlan plan = plan_histogram(parse_query(query), std::nullopt);
        DayCounts each;
        for (const std::int64_t moment : moments) {
            if (const auto day = plan.day_of(UtcTime{moment})) {
                each.add(*day);
            }
        }
        DayCounts many;
        many.add(plan, std::span(moments).first(3));
        many.add(plan, std::span(moments).subspan(3));
        EXPECT_EQ(many.finish(plan.unit).bars, each.finish(plan.unit).bars) << query;
    }
}

TEST(Histogram, LeavesOutDatesThatAreNone) {
    const HistogramPlan plan = plan_histogram(parse_query(""), DateUnit::Day);
    EXPECT_FALSE(plan.day_of(UtcTime{INT64_MAX}));
    EXPECT_FALSE(plan.day_of(UtcTime{INT64_MIN + 1}));
    EXPECT_EQ(plan.day_of(UtcTime{-1}), -1);
}

}  // namespace
}  // namespace reftel::search
