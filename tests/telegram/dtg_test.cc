// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/dtg.h"

#include <string>

#include <gtest/gtest.h>

namespace reftel::telegram {
namespace {

/// What is read, as ISO, and what is left; "-" when nothing is.
std::string read(std::string_view text) {
    const std::string_view before = text;
    const auto dtg = take_dtg(text);
    if (!dtg) {
        EXPECT_EQ(text, before);
        return "-";
    }
    return dtg->time.to_string() + "|" + std::string(text);
}

TEST(TakeDtg, ReadsYearsOfTwoAndFourDigits) {
    EXPECT_EQ(read("120829Z MAR 09 ZDK"), "2009-03-12 08:29| ZDK");
    EXPECT_EQ(read("  010005Z JAN 2011"), "2011-01-01 00:05|");
    EXPECT_EQ(read("251346Z JUN 73"), "1973-06-25 13:46|");
    EXPECT_EQ(read("081502Z MARCH 1972;"), "1972-03-08 15:02|;");
}

TEST(TakeDtg, ReadsGroupsThatAreSpacedApartOrGlued) {
    EXPECT_EQ(read("251346 Z JUN 7 3"), "1973-06-25 13:46|");
    EXPECT_EQ(read("13 300Z OCT 69"), "-");
    EXPECT_EQ(read("13 13 00 Z OCT 69"), "1969-10-13 13:00|");
    EXPECT_EQ(read("271320ZSEP17//"), "2017-09-27 13:20|//");
    EXPECT_EQ(read("301601z sep 08"), "2008-09-30 16:01|");
}

TEST(TakeDtg, RefusesWhatCannotBe) {
    for (const char* const text :
         {"", "Z", "000829Z MAR 09", "310829Z APR 09", "122429Z MAR 09", "120860Z MAR 09",
          "290000Z FEB 09", "120829Z MAR", "120829Z MAR 0", "120829Z MAR 209", "120829Z MAR 20091",
          "120829 MAR 09", "120829Z XYZ 09", "P 120829Z MAR 09", "1208Z MAR 09"}) {
        EXPECT_EQ(read(text), "-") << text;
    }
    EXPECT_EQ(read("290000Z FEB 08"), "2008-02-29 00:00|");
}

TEST(Dtg, PrintsInTheFormOfTheWire) {
    for (const std::string text : {"120829Z MAR 09", "311159Z DEC 99", "010000Z JAN 60"}) {
        std::string_view rest = text;
        const auto dtg = take_dtg(rest);
        ASSERT_TRUE(dtg.has_value()) << text;
        EXPECT_EQ(dtg->to_string(), text);
    }
}

}  // namespace
}  // namespace reftel::telegram
