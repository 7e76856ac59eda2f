// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utc_time.h"

#include <gtest/gtest.h>

namespace reftel {
namespace {

TEST(UtcTime, EveryDayOfFourCenturiesSurvivesTheWayToSecondsAndBack) {
    const std::int64_t first = days_since_epoch({1800, 1, 1});
    const std::int64_t last = days_since_epoch({2200, 1, 1});
    EXPECT_EQ(last - first, 146097);
    Date expected{1800, 1, 1};
    for (std::int64_t day = first; day < last; ++day) {
        ASSERT_EQ(UtcTime{day * 86400 + 86399}.date(), expected);
        if (++expected.day > days_in_month(expected.year, expected.month)) {
            expected.day = 1;
            if (++expected.month > 12) {
                expected.month = 1;
                ++expected.year;
            }
        }
    }
}

TEST(UtcTime, ReadsWhatItWrites) {
    const UtcTime time = UtcTime::from({2009, 3, 12}, 8, 29);
    EXPECT_EQ(time.to_string(), "2009-03-12 08:29");
    EXPECT_EQ(time.to_iso(), "2009-03-12T08:29:00Z");
    EXPECT_EQ(UtcTime::parse("2009-03-12 08:29"), time);
    EXPECT_EQ(UtcTime::parse("2009-03-12T08:29:00Z"), time);
    EXPECT_EQ(UtcTime::parse("1969-12-31 23:59:59")->seconds, -1);
}

TEST(UtcTime, RefusesDaysAndTimesThatCannotBe) {
    for (const char* text : {"", "2009", "2009-02-29", "2009-13-01", "2009-03-12 24:00",
                             "2009-03-12 08:60", "2009-03-12 08:29x", "09-03-12", "2009/03/12"}) {
        EXPECT_EQ(UtcTime::parse(text), std::nullopt) << text;
    }
}

TEST(Date, KnowsTheDayOfTheYear) {
    EXPECT_EQ(day_of_year({2009, 3, 12}), 71U);
    EXPECT_EQ(day_of_year({2008, 3, 12}), 72U);
    EXPECT_EQ(day_of_year({2008, 12, 31}), 366U);
}

TEST(MonthNumber, TakesNamesAndTheirFirstLettersInAnyCase) {
    EXPECT_EQ(month_number("MAR"), 3U);
    EXPECT_EQ(month_number("march"), 3U);
    EXPECT_EQ(month_number("SEPT"), 9U);
    EXPECT_EQ(month_number("MARC"), 0U);
    EXPECT_EQ(month_number(""), 0U);
}

}  // namespace
}  // namespace reftel
