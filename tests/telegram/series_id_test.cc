// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/series_id.h"

#include <gtest/gtest.h>

#include "telegram/telegram.h"

namespace reftel::telegram {
namespace {

TEST(AirgramId, HasYearPostSeriesAndNumber) {
    EXPECT_EQ(airgram_id(1975, "BONN", "A", 50), "75BONN-A50");
    EXPECT_EQ(airgram_id(1966, "STATE", "ca", 3400), "66STATE-CA3400");
    EXPECT_EQ(airgram_id(0, "BONN", "A", 50), "");
    EXPECT_EQ(airgram_id(1975, "", "A", 50), "");
}

TEST(BritishId, NamesBothEndsUnlessItGoesToTheOffice) {
    EXPECT_EQ(british_id(2003, {"ZENDA", "FCO"}, 112), "GB-03-ZENDA-TELNO-112");
    EXPECT_EQ(british_id(2003, {"ZENDA", ""}, 112), "GB-03-ZENDA-TELNO-112");
    EXPECT_EQ(british_id(2003, {"FCO", "ZENDA"}, 99), "GB-03-FCO-ZENDA-TELNO-99");
    EXPECT_EQ(british_id(2003, {"FCO LONDON", "Zenda"}, 99), "GB-03-FCO-ZENDA-TELNO-99");
    EXPECT_EQ(british_id(2003, {"UKMIS NEW YORK", "FCO"}, 7), "GB-03-UKMISNEWYORK-TELNO-7");
}

TEST(BritishId, IsEmptyWhereTheSeriesIsUnknown) {
    EXPECT_EQ(british_id(2003, {"FCO", ""}, 99), "");
    EXPECT_EQ(british_id(2003, {"", "FCO"}, 99), "");
    EXPECT_EQ(british_id(0, {"ZENDA", "FCO"}, 99), "");
    EXPECT_EQ(british_id(2003, {"ZENDA", "FCO"}, 0), "");
}

TEST(IsSeriesId, KnowsBothFormsAndFurtherTelegrams) {
    for (const char* const id :
         {"75BONN-A50", "66STATE-CA3400", "75BONN-A50-2", "GB-03-ZENDA-TELNO-112",
          "GB-03-FCO-ZENDA-TELNO-99", "GB-03-ZENDA-TELNO-112-2"}) {
        EXPECT_TRUE(is_series_id(id)) << id;
    }
    for (const char* const other :
         {"", "-", "--", "09ASTANA436", "09ASTANA436-2", "75BONN-B50", "BONN-A50", "75BONN-A",
          "75bonn-a50", "X5BE0575D5F8F", "GB-03-ZENDA-112", "GB-ZENDA-TELNO-112", "GB-03-TELNO-112",
          "GB-03-ZENDA-TELNO-", "GB-03-A-B-C-TELNO-1", "GB-2003-ZENDA-TELNO-1"}) {
        EXPECT_FALSE(is_series_id(other)) << other;
    }
}

}  // namespace
}  // namespace reftel::telegram
