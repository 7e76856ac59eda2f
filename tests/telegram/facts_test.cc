// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "telegram/counted_caption.h"
#include "telegram/post.h"

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

TEST(Facts, NameEachCountryOfAPostOnce) {
    std::map<std::string_view, std::string_view> codes;
    for (const OriginFact& origin : all_origins()) {
        const TagFact* const country = country_of(origin);
        EXPECT_EQ(country != nullptr, !origin.city.empty()) << origin.name;
        if (country != nullptr) {
            EXPECT_EQ(country->kind, TagKind::Geo) << origin.name;
            const auto [known, is_new] = codes.try_emplace(country->meaning, country->code);
            EXPECT_EQ(known->second, country->code) << country->meaning;
        }
    }
}

TEST(Posts, AreNamedAsTheTelegramSays) {
    const auto name = [](std::string_view as_written, std::string_view canonical) {
        return post_name(as_written, *find_origin(canonical));
    };
    EXPECT_EQ(name("AMEMBASSY LAGOS", "LAGOS"), "Embassy Lagos");
    EXPECT_EQ(name("AMCONSUL LAGOS", "LAGOS"), "Consulate Lagos");
    EXPECT_EQ(name("LAGOS", "LAGOS"), "Consulate Lagos");
    EXPECT_EQ(name("USINT CAIRO", "CAIRO"), "US Interests Section Cairo");
    EXPECT_EQ(name("AMEMBASSY MEXICO", "MEXICO"), "Embassy Mexico");
    EXPECT_EQ(name("USMISSION USNATO", "USNATO"), "US Mission to NATO");
    EXPECT_EQ(name("SECSTATE WASHDC", "STATE"), "Secretary of State (Department)");
}

TEST(CountedCaption, IsOneOfTheTable) {
    EXPECT_EQ(counted_caption("Exdis"), "EXDIS");
    EXPECT_EQ(counted_caption("EXDIS 5"), "EXDIS");
    EXPECT_EQ(counted_caption(" ROGER  CHANNEL"), "ROGER CHANNEL");
    EXPECT_EQ(counted_caption("C O R R E C T E D  C O P Y (PARA 3)"), "CORRECTED COPY");
    EXPECT_EQ(counted_caption("CORRECTED COPY FOR ADDRESSEES"), "CORRECTED COPY");
    for (const std::string_view other :
         {"SECTO 07", "TOSEC 050126", "NAVADMIN 021/12", "/1", "QQQQ", "QUOTE", "E.O.11652: GDS",
          "R 232317Z JAN 76", "SREF, MASS, AMGT", "", "7"}) {
        EXPECT_EQ(counted_caption(other), "") << other;
    }
}

}  // namespace
}  // namespace reftel::telegram
