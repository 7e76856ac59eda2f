// SPDX-License-Identifier: AGPL-3.0-or-later

// Counts that a room makes from all of its edition.

#include <algorithm>

#include <gtest/gtest.h>

#include "room/cite.h"
#include "room/import.h"
#include "room/json.h"
#include "room/maintenance.h"
#include "room/room.h"
#include "room/sent.h"
#include "room/tag_meaning.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

class RoomCounts : public ::testing::Test {
 protected:
    void SetUp() override {
        import_paths(archive(), {folder_.write("1.txt", zenda_telegram(1, "LAMPS", "Lit.")),
                                 folder_.write("2.txt", zenda_telegram(2, "OIL", "Dark."))});
    }
    [[nodiscard]] std::string archive() const { return folder_.path() + "/archive"; }

    testing::TemporaryFolder folder_;
};

TEST_F(RoomCounts, AreKeptAsLongAsTheEditionShowsTheSame) {
    const auto room = open_room(archive());
    const auto before = room->coverage();
    ASSERT_TRUE(before.has_value());
    EXPECT_EQ(*before, *room->coverage()) << "the very same is shared";
    import_paths(archive(), {folder_.write("9.txt", zenda_telegram(9, "MORE", "Another one."))});
    const auto after = room->coverage();
    ASSERT_EQ((*after)->size(), 1U);
    EXPECT_EQ((*after)->front().held, 3U);
    EXPECT_EQ((*after)->front().implied, 6U);
    EXPECT_EQ((*before)->front().held, 2U) << "what somebody holds stays as it was";
}

TEST_F(RoomCounts, GiveTagsTheirKindAndMeaning) {
    const auto room = open_room(archive());
    const auto tags = room->tags_by_year();
    ASSERT_TRUE(tags.has_value());
    const auto tag = std::find_if((*tags)->begin(), (*tags)->end(),
                                  [](const TagEntry& one) { return one.code == "PGOV"; });
    ASSERT_NE(tag, (*tags)->end());
    EXPECT_EQ(tag->kind, telegram::TagKind::Subject);
    EXPECT_FALSE(tag->label.empty());
    EXPECT_EQ(tag->telegrams, 2U);
    ASSERT_EQ(tag->years.size(), 1U);
    EXPECT_EQ(tag->years.front().second, 2U);
}

/// Sent by a post that the table of origins knows, with TAGS of its time.
std::string dated_telegram(const std::string& from, const std::string& id, const std::string& month,
                           const std::string& tags) {
    return "P 171425Z " + month + "\nFM AMEMBASSY " + from +
           "\nTO SECSTATE WASHDC PRIORITY 3310\n\nUNCLAS " + id + "\n\nTAGS: " + tags +
           "\nSUBJECT: LAMPS " + id + "\n\n1. (U) Lit.\n\nRASSENDYLL\n";
}

TEST(RoomCountsOfEras, NameTagsAsTheyWereMeantWhenTheyWereUsed) {
    testing::TemporaryFolder folder;
    import_paths(folder.path() + "/archive",
                 {folder.write("1.txt", dated_telegram("BONN", "BONN 0001", "JAN 76", "PGOV, GW")),
                  folder.write("2.txt", dated_telegram("BONN", "BONN 0002", "JAN 76", "GW")),
                  folder.write("3.txt", dated_telegram("BONN", "BONN 0003", "JAN 76", "NI, CH")),
                  folder.write("4.txt", dated_telegram("DAKAR", "DAKAR 0004", "JAN 16", "GW")),
                  folder.write("5.txt", dated_telegram("DAKAR", "DAKAR 0005", "JAN 09", "CH"))});
    const auto room = open_room(folder.path() + "/archive");
    const auto tags = room->tags_by_year();
    ASSERT_TRUE(tags.has_value());
    EXPECT_EQ(meaning_of(**tags, "NI"), "Nigeria");
    EXPECT_EQ(meaning_of(**tags, "GW"), "Germany (West); Guinea-Bissau");
    EXPECT_EQ(meaning_of(**tags, "CH"), "China") << "the same with an addition";
    EXPECT_EQ(meaning_of(**tags, "ZZ"), "");
    const auto entries = room->tags();
    ASSERT_TRUE(entries.has_value());
    EXPECT_EQ(entries->front().value, "GW");
    EXPECT_EQ(entries->front().label, "Germany (West); Guinea-Bissau");
}

TEST(RoomCountsOfEras, NameTheCountryOfAPostByItsOwnTable) {
    testing::TemporaryFolder folder;
    import_paths(
        folder.path() + "/archive",
        {folder.write("1.txt", dated_telegram("BONN", "BONN 0001", "JAN 76", "PGOV")),
         folder.write("2.txt", dated_telegram("LAGOS", "LAGOS 0002", "JAN 76", "NI")),
         folder.write("3.txt", dated_telegram("MOSCOW", "MOSCOW 0003", "JAN 76", "PGOV")),
         folder.write("4.txt", dated_telegram("KINSHASA", "KINSHASA 0004", "JAN 76", "PGOV")),
         folder.write("5.txt", dated_telegram("PEKING", "PEKING 0005", "JAN 76", "PGOV")),
         folder.write("6.txt", dated_telegram("BEIJING", "BEIJING 0006", "JAN 89", "PGOV")),
         folder.write("7.txt", dated_telegram("MANAGUA", "MANAGUA 0007", "JAN 76", "PGOV")),
         folder.write("8.txt",
                      "P 171425Z JAN 76\nFM SECTO\nTO SECSTATE WASHDC\n\nUNCLAS SECTO "
                      "0008\n\nSUBJECT: LAMPS\n\n1. (U) Lit.\n\nRASSENDYLL\n")});
    const auto countries = open_room(folder.path() + "/archive")->countries();
    ASSERT_TRUE(countries.has_value());
    std::vector<std::string> names;
    for (const CountryEntry& country : *countries) {
        names.push_back(country.name);
    }
    std::ranges::sort(names);
    EXPECT_EQ(names, (std::vector<std::string>{"China", "Congo (Kinshasa)", "Germany", "Nicaragua",
                                               "Nigeria", "Russia"}))
        << "a travelling party is in none";
}

TEST(RoomCountsOfEras, TakeNoSeriesOfATripForThoseOfAYear) {
    testing::TemporaryFolder folder;
    import_paths(folder.path() + "/archive",
                 {folder.write("1.txt", dated_telegram("ZENDA", "ZENDA 0001", "JAN 80", "PGOV")),
                  folder.write("2.txt",
                               "P 171425Z JAN 80\nFM SECTO\nTO SECSTATE WASHDC\n\nUNCLAS "
                               "SECTO 10010\n\nSUBJECT: LAMPS\n\n1. (U) Lit.\n")});
    const auto coverage = open_room(folder.path() + "/archive")->coverage();
    ASSERT_TRUE(coverage.has_value());
    ASSERT_EQ((*coverage)->size(), 1U);
    EXPECT_EQ((*coverage)->front().origin, "ZENDA");
}

TEST(RoomCountsOfEras, CountKnownCaptionsAlone) {
    testing::TemporaryFolder folder;
    const auto with_caption = [](unsigned number, const std::string& caption) {
        std::string text = zenda_telegram(number, "LAMPS " + caption, "Lit.");
        return text.replace(text.find("SIPDIS"), 6, caption);
    };
    import_paths(folder.path() + "/archive", {folder.write("1.txt", with_caption(1, "EXDIS 5")),
                                              folder.write("2.txt", with_caption(2, "EXDIS")),
                                              folder.write("3.txt", with_caption(3, "QUOTE"))});
    const auto room = open_room(folder.path() + "/archive");
    const auto captions = room->captions();
    ASSERT_TRUE(captions.has_value());
    ASSERT_EQ(captions->size(), 1U);
    EXPECT_EQ(captions->front().value, "EXDIS");
    EXPECT_EQ(captions->front().telegrams, 2U);
    const auto found = room->search("lamps", {});
    ASSERT_TRUE(found.has_value());
    const auto& facets = found->results.facets;
    const auto facet = std::ranges::find(facets, "caption", &search::Facet::field);
    ASSERT_NE(facet, facets.end());
    EXPECT_EQ(facet->values, (decltype(facet->values){{"EXDIS", 2}}));
}

TEST(RoomCountsOfEras, SayNoHourThatNobodyKnows) {
    testing::TemporaryFolder folder;
    import_paths(folder.path() + "/archive",
                 {folder.write("1.txt",
                               "Zenda, January 21, 1961, 4 p.m.\n\n1706. A lamp was lit in "
                               "the tower.\n\nRassendyll\n"),
                  folder.write("2.txt", zenda_telegram(2, "OIL", "Dark."))});
    const auto room = open_room(folder.path() + "/archive");
    for (const int year : {1961, 2007}) {
        const auto cards = room->by_date(year, 0, 0, 0, 1);
        ASSERT_TRUE(cards.has_value() && cards->cards.size() == 1) << year;
        const auto reading = room->read(cards->cards.front().id);
        ASSERT_TRUE(reading.has_value());
        std::string list;
        JsonWriter json(list);
        write_json(json, cards->cards.front());
        EXPECT_NE(
            list.find(year == 1961 ? R"("date":"1961-01-21")" : R"("date":"2007-04-17T14:25)"),
            std::string::npos)
            << list;
        EXPECT_EQ(sent_iso(reading->card), year == 1961 ? "1961-01-21" : "2007-04-17T14:25:00Z");
        EXPECT_EQ(sent_text(reading->card), year == 1961 ? "1961-01-21" : "2007-04-17 14:25");
        EXPECT_EQ(cite(CiteStyle::Wikileaks, *reading, {}).find("00:00"), std::string::npos);
    }
}

TEST(RoomCountsOfEras, NameTheSenderAsItsTelegramDoes) {
    testing::TemporaryFolder folder;
    import_paths(folder.path() + "/archive",
                 {folder.write("1.txt", dated_telegram("LAGOS", "LAGOS 0577", "JAN 76", "PGOV"))});
    const auto reading = open_room(folder.path() + "/archive")->read("76LAGOS577");
    ASSERT_TRUE(reading.has_value());
    EXPECT_EQ(sender_name(*reading), "Embassy Lagos");
}

TEST_F(RoomCounts, SayWhatAQueryFindsWithoutEachOfItsClausesWhenItFindsNothing) {
    const auto room = open_room(archive());
    const auto nothing = room->search("lit date:1801", {});
    ASSERT_TRUE(nothing.has_value());
    EXPECT_EQ(nothing->results.total, 0U);
    EXPECT_EQ(nothing->without, (std::vector<std::uint64_t>{0, 1}));
    EXPECT_TRUE(room->search("lit", {})->without.empty());
    EXPECT_TRUE(room->search("zzzz", {})->without.empty()) << "one clause";
}

TEST_F(RoomCounts, OfAReleasedEditionLeaveOutWhatIsClosed) {
    ASSERT_TRUE(decide(archive(), {Decision::Kind::Release, "07ZENDA1", {}, "", ""}, kNow));
    const auto room = Room::open(archive(), Audience::Released, kNow);
    ASSERT_TRUE(room.has_value());
    EXPECT_EQ((*(*room)->coverage())->front().held, 1U);
    const auto people = (*room)->people();
    ASSERT_TRUE(people.has_value());
    for (const PersonEntry& person : **people) {
        EXPECT_EQ(person.telegrams, 1U) << person.name;
    }
}

}  // namespace
}  // namespace reftel::room
