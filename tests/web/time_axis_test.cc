// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/time_axis.h"

#include <string>

#include <gtest/gtest.h>

namespace reftel::web {
namespace {

std::string drawn(const DatedCounts& counts) {
    std::string out;
    for (const PeriodCount& period : on_time_axis(counts)) {
        out += period.range() + ":" + std::to_string(period.telegrams) + " ";
    }
    return out;
}

TEST(TimeAxis, HasAPlaceForEachPeriodWithoutTelegrams) {
    EXPECT_EQ(drawn({{"1957", 2}, {"1954", 1}}), "1954:1 1955:0 1956:0 1957:2 ");
    EXPECT_EQ(drawn({{"2007-11", 1}, {"2008-02", 3}}), "2007-11:1 2007-12:0 2008-01:0 2008-02:3 ");
    EXPECT_EQ(drawn({{"1968-02-28", 1}, {"1968-03-01", 1}}),
              "1968-02-28:1 1968-02-29:0 1968-03-01:1 ");
    EXPECT_EQ(drawn({{"someday", 1}}), "");
}

TEST(TimeAxis, TakesAGreaterUnitForWhatNoRowHolds) {
    EXPECT_EQ(drawn({{"1954", 1}, {"1961", 2}, {"1980", 3}}),
              "1950..1954:1 1955..1959:0 1960..1964:2 1965..1969:0 1970..1974:0 1975..1979:0 "
              "1980..1984:3 ");
    EXPECT_EQ(drawn({{"2004-05", 1}, {"2007-07", 2}}), "2004:1 2005:0 2006:0 2007:2 ");
    EXPECT_EQ(drawn({{"2007-01-01", 1}, {"2007-02-20", 1}}), "2007-01:1 2007-02:1 ");
    EXPECT_LE(on_time_axis({{"1000", 1}, {"9999", 1}}).size(), 100U);
    EXPECT_TRUE(fits_time_axis("2007-01-01", "2007-01-31"));
    EXPECT_FALSE(fits_time_axis("1954-01", "1961-01"));
}

}  // namespace
}  // namespace reftel::web
