// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/facts.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"

namespace reftel::telegram {
namespace {

TEST(Origins, AreFoundByNameAliasAndAbbreviation) {
    ASSERT_NE(find_origin("ASTANA"), nullptr);
    EXPECT_EQ(find_origin("ASTANA")->name, "Embassy Astana");
    EXPECT_EQ(find_origin("ASTANA")->kind, "embassy");
    EXPECT_EQ(find_origin("ASTANA")->routing_indicator, "RUEHTA");
    ASSERT_TRUE(find_origin("ASTANA")->latitude.has_value());
    EXPECT_NEAR(*find_origin("ASTANA")->latitude, 51.2, 0.1);
    EXPECT_EQ(find_origin("SECSTATE"), find_origin("STATE"));
    EXPECT_EQ(find_origin("HCMC")->canonical, "HOCHIMINHCITY");
    EXPECT_EQ(find_origin("ZENDA"), nullptr);
    EXPECT_EQ(find_origin(""), nullptr);
    EXPECT_EQ(find_origin("astana"), nullptr);
}

TEST(Origins, SixLetterCutsAreNoNames) {
    EXPECT_EQ(find_origin("STOCKH"), nullptr);
    EXPECT_EQ(find_origin("GEORGE"), nullptr);
}

TEST(Origins, AreWellFormed) {
    const std::set<std::string_view> kinds{"embassy", "consulate", "mission", "department",
                                           "other"};
    std::set<std::string_view> seen;
    for (const OriginFact& origin : all_origins()) {
        EXPECT_TRUE(seen.insert(origin.canonical).second) << origin.canonical;
        EXPECT_TRUE(kinds.contains(origin.kind)) << origin.canonical;
        EXPECT_TRUE(std::all_of(origin.canonical.begin(), origin.canonical.end(), is_upper))
            << origin.canonical;
        EXPECT_GE(origin.canonical.size(), 4U - (origin.canonical == "TOSEC" ? 1U : 0U));
        EXPECT_EQ(origin.latitude.has_value(), origin.longitude.has_value()) << origin.canonical;
        EXPECT_EQ(find_origin(origin.canonical), &origin);
    }
    EXPECT_GT(seen.size(), 350U);
}

TEST(Tags, HoldForTheirEra) {
    const Date seventies{1975, 6, 1};
    const Date cablegate{2009, 3, 12};
    const Date today{2020, 1, 1};
    EXPECT_EQ(find_tag("CH", seventies)->meaning, "China (mainland)");
    EXPECT_EQ(find_tag("CH", cablegate)->meaning, "China");
    EXPECT_EQ(find_tag("CH", today)->meaning, "Switzerland");
    EXPECT_EQ(find_tag("CH")->meaning, "Switzerland");
    EXPECT_EQ(find_tag("GW", seventies)->meaning, "Germany (West)");
    EXPECT_EQ(find_tag("GW", today)->meaning, "Guinea-Bissau");
    EXPECT_EQ(find_tag("RS", cablegate)->meaning, "Russia");
}

TEST(Tags, CountriesChangedWithTheEndOfMarch2015) {
    EXPECT_EQ(find_tag("RS", Date{2015, 3, 31})->meaning, "Russia");
    EXPECT_EQ(find_tag("RS", Date{2015, 4, 1})->meaning, "Serbia");
}

TEST(Tags, OutsideEveryEraTheNearestHolds) {
    EXPECT_EQ(find_tag("UR", Date{2009, 1, 1})->meaning, "Soviet Union");
    EXPECT_EQ(find_tag("KZ", Date{1975, 1, 1})->meaning, "Kazakhstan");
    EXPECT_EQ(find_tag("ZENDA"), nullptr);
}

TEST(Tags, WithoutARecordedMeaningHaveNone) {
    for (const TagFact& tag : all_tags()) {
        EXPECT_EQ(tag.meaning.find("not recorded"), std::string_view::npos) << tag.code;
        EXPECT_NE(tag.kind, TagKind::Unknown) << tag.code;
        EXPECT_FALSE(tag.era.empty()) << tag.code;
    }
    EXPECT_GT(all_tags().size(), 1600U);
}

TEST(Tags, HaveAKindByTableOrShape) {
    EXPECT_EQ(kind_of_tag("PGOV"), TagKind::Subject);
    EXPECT_EQ(kind_of_tag("KZ"), TagKind::Geo);
    EXPECT_EQ(kind_of_tag("OSCE"), TagKind::Org);
    EXPECT_EQ(kind_of_tag("KQQQ"), TagKind::Program);
    EXPECT_EQ(kind_of_tag("PQQQ"), TagKind::Subject);
    EXPECT_EQ(kind_of_tag("9Q"), TagKind::Geo);
    EXPECT_EQ(kind_of_tag("ELPHBERG, RUDOLF"), TagKind::Person);
    EXPECT_EQ(kind_of_tag("RURITANIA"), TagKind::Unknown);
    EXPECT_EQ(kind_of_tag(""), TagKind::Unknown);
}

TEST(Stations, AreNamedUnlessSeveralShareAnIndicator) {
    EXPECT_EQ(station_name("RUEHTA"), "AMEMBASSY ASTANA");
    EXPECT_EQ(station_name("RUEHQT"), "AMEMBASSY QUITO");
    EXPECT_EQ(station_name("RUEKJCS"), "");
    EXPECT_EQ(station_name("RUEHZD"), "");
}

}  // namespace
}  // namespace reftel::telegram
