// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/map.h"

#include <gtest/gtest.h>

#include "web/calendar.h"
#include "web_fixture.h"

namespace reftel::web {
namespace {

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

TEST(Project, PutsTheMeridianInTheMiddleAndTheEdgesAtTheEdges) {
    EXPECT_NEAR(project(0, 0).x, 500, 0.01);
    EXPECT_NEAR(project(0, -180).x, 0, 0.01);
    EXPECT_NEAR(project(0, 180).x, 1000, 0.01);
    EXPECT_NEAR(project(84, 0).y, 0, 0.01);
    EXPECT_GT(project(-57, 0).y, 430);
    EXPECT_LT(project(60, 179).x, project(0, 179).x);
}

TEST(PlaceMap, DrawsTheLargestCircleFirstAndLeavesTheTabOrder) {
    const Html map = place_map("Posts", {{Link("/origins/", "A"), "A: 1 telegram", 1, 10, 10},
                                         {Link("/origins/", "B"), "B: 9 telegrams", 9, 20, 20},
                                         {Link("/origins/", "C"), "C: 0 telegrams", 0, 20, 20}});
    const std::string& text = map.string();
    EXPECT_LT(text.find("/origins/B"), text.find("/origins/A"));
    EXPECT_EQ(text.find("/origins/C"), std::string::npos);
    EXPECT_EQ(count_of(text, "tabindex=\"-1\""), 2U);
    EXPECT_NE(text.find("r=\"26.0\""), std::string::npos);
    EXPECT_NE(text.find("r=\"8.7\""), std::string::npos) << "a ninth of the area";
}

TEST(PlaceMap, IsNothingWithoutPlaces) {
    EXPECT_TRUE(place_map("Posts", {}).empty());
}

TEST(YearCalendar, HasASquareADay) {
    YearOfDays days{2008, {}};
    days.telegrams[2][29] = 4;
    days.telegrams[12][31] = 1;
    const std::string text = year_calendar(Language::english(), days).string();
    EXPECT_EQ(count_of(text, "width=\"10\" height=\"10\"/>"), 366U + 5U);
    EXPECT_EQ(count_of(text, "<a href="), 2U);
    EXPECT_NE(text.find("<a href=\"/dates/2008/02/29\" tabindex=\"-1\"><title>29 February 2008: 4 "
                        "telegrams</title><rect class=\"h4\""),
              std::string::npos);
    EXPECT_NE(text.find("31 December 2008: 1 telegram</title><rect class=\"h1\""),
              std::string::npos);
}

TEST(YearCalendar, IsNothingWithoutTelegrams) {
    EXPECT_TRUE(year_calendar(Language::english(), YearOfDays{2008, {}}).empty());
}

}  // namespace
}  // namespace reftel::web
