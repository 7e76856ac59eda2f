// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/address.h"

#include <gtest/gtest.h>

namespace reftel::room {
namespace {

std::string exact(std::string_view typed) {
    const auto address = read_address(typed);
    return address ? address->exact : "nothing";
}

std::string paragraph(std::string_view typed) {
    const auto address = read_address(typed);
    return address ? address->paragraph : "nothing";
}

TEST(ReadAddress, TakesAReferenceInAnySpelling) {
    for (const char* typed :
         {"09ASTANA436", "09astana436", "09 Astana 436", "09 ASTANA 000436", " 2009 ASTANA 436 ",
          "09ASTANA000436", "#09ASTANA436", "09ASTANA436.html"}) {
        EXPECT_EQ(exact(typed), "09ASTANA436") << typed;
    }
}

TEST(ReadAddress, KeepsTheYearOpenWhenNoneIsTyped) {
    const auto address = read_address("ASTANA 000436");
    ASSERT_TRUE(address && address->mrn);
    EXPECT_EQ(address->mrn->year, 0);
    EXPECT_EQ(address->mrn->number, 436U);
    EXPECT_EQ(address->exact, "");
}

TEST(ReadAddress, FindsTheTelegramInOldAddressesOfOtherSites) {
    for (const char* typed :
         {"http://example.org/cable/2009/03/09ASTANA436.html",
          "https://example.org/plusd/cables/09ASTANA436_a.html", "/cable/2009/03/09ASTANA436.html",
          "http://www.example.org/cable.php?id=09ASTANA436&q=x", "www.example.org/09ASTANA436",
          "http://localhost:8436/cable/09ASTANA436", "/cable/09ASTANA436.json"}) {
        EXPECT_EQ(exact(typed), "09ASTANA436") << typed;
    }
}

TEST(ReadAddress, FindsTheParagraph) {
    EXPECT_EQ(paragraph("/cable/09ASTANA436/5"), "5");
    EXPECT_EQ(paragraph("http://localhost:8436/cable/09ASTANA436#p5"), "5");
    EXPECT_EQ(paragraph("http://example.org/09ASTANA436.html#par5"), "5");
    EXPECT_EQ(paragraph("http://example.org/09ASTANA436.html#para-436-5"), "5");
    EXPECT_EQ(paragraph("09ASTANA436/5"), "5");
    EXPECT_EQ(paragraph("09 Astana 436 para 5"), "5");
    EXPECT_EQ(paragraph("09ASTANA436, paragraph 12"), "12");
    EXPECT_EQ(paragraph("09ASTANA436"), "");
}

TEST(ReadAddress, TakesProvisionalAndNumberedIds) {
    EXPECT_EQ(exact("x5be0575d5f8f"), "X5BE0575D5F8F");
    EXPECT_EQ(exact("08TESSARINE64-2"), "08TESSARINE64-2");
    EXPECT_EQ(exact("75bonn-a50"), "75BONN-A50");
    EXPECT_EQ(exact("/cable/GB-03-ZENDA-TELNO-112"), "GB-03-ZENDA-TELNO-112");
    EXPECT_TRUE(is_provisional_id("X5BE0575D5F8F"));
    EXPECT_FALSE(is_provisional_id("X5BE"));
    EXPECT_FALSE(is_provisional_id("09ASTANA436"));
}

TEST(ReadAddress, LeavesWordsAlone) {
    for (const char* typed : {"", "legal policy", "lantern festival", "tag:PHUM", "(", "/", "://",
                              "http://example.org/", "2009"}) {
        EXPECT_EQ(exact(typed), "nothing") << typed;
    }
    EXPECT_FALSE(read_address(std::string(100000, '9')).has_value());
}

}  // namespace

}  // namespace reftel::room
