// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/published.h"

#include <gtest/gtest.h>

namespace reftel::sources {
namespace {

std::string date(std::string_view text) {
    const auto time = parse_published_date(text);
    return time ? time->to_string() : "none";
}

TEST(PublishedDate, IsReadInTheFormsOfPublishers) {
    EXPECT_EQ(date("2009-03-12 08:29"), "2009-03-12 08:29");
    EXPECT_EQ(date("2/18/2007 19:02"), "2007-02-18 19:02");
    EXPECT_EQ(date("12/8/1966 0:00"), "1966-12-08 00:00");
    EXPECT_EQ(date("1975 March 4, 15:18 (Tuesday)"), "1975-03-04 15:18");
    EXPECT_EQ(date(" 2/18/2007 "), "2007-02-18 00:00");
}

TEST(PublishedDate, IsNoneWhenItCannotBe) {
    for (const char* text : {"", "18/2/2007", "2/30/2007", "2007 Smarch 1", "a/b/c", "2/18/07",
                             "99999999999/1/2000"}) {
        EXPECT_EQ(date(text), "none") << text;
    }
}

TEST(FileName, IsAnIdWhenItNamesATelegram) {
    EXPECT_EQ(id_of_file_name("09PARIS1052"), "09PARIS1052");
    EXPECT_EQ(id_of_file_name("a/b/09PARIS1052.txt"), "09PARIS1052");
    EXPECT_EQ(id_of_file_name("day.zip!1975TELAV05348_b.html"), "1975TELAV05348");
    EXPECT_EQ(id_of_file_name("72TEHRAN1381.txt"), "72TEHRAN1381");
    for (const char* name : {"", ".txt", "letter.txt", "2009-03-12.txt", "day-of-traffic.txt",
                             "12.txt", "ASTANA436.txt", "001_scan.txt"}) {
        EXPECT_FALSE(id_of_file_name(name)) << name;
    }
}

TEST(Classification, EndsWhereTheOriginBegins) {
    const auto both = split_classification("UNCLASSIFIED//FOR OFFICIAL USE ONLY Embassy Astana");
    EXPECT_EQ(both.classification, "UNCLASSIFIED//FOR OFFICIAL USE ONLY");
    EXPECT_EQ(both.origin, "Embassy Astana");
    EXPECT_EQ(split_classification("SECRET//NOFORN\tUSUN New York").origin, "USUN New York");
    EXPECT_EQ(split_classification("Embassy Zenda").classification, "");
    EXPECT_EQ(split_classification("").origin, "");
}

}  // namespace
}  // namespace reftel::sources
