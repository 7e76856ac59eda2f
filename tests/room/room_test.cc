// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/room.h"

#include <algorithm>

#include "room/json.h"
#include "room/maintenance.h"
#include "room/plain_text.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

/// The archive of examples/, made once for all tests of this file.
class Examples : public ::testing::Test {
 protected:
    static void SetUpTestSuite() {
        folder_ = new testing::TemporaryFolder;
        import_paths(archive(), {testing::project_path("examples")});
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }
    static std::string archive() { return folder_->path() + "/archive"; }

 private:
    static testing::TemporaryFolder* folder_;
};
testing::TemporaryFolder* Examples::folder_ = nullptr;

TEST_F(Examples, AnySpellingLeadsToTheTelegram) {
    const auto room = open_room(archive());
    for (const char* typed : {"07ZENDA231", "07 Zenda 231", "ZENDA 000231", "zenda 231",
                              "http://example.org/cable/2007/04/07ZENDA231.html"}) {
        const auto found = room->find(typed);
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(found->kind, Destination::Kind::Telegram) << typed;
        EXPECT_EQ(found->id, "07ZENDA231") << typed;
    }
    EXPECT_EQ(room->find("lantern festival")->kind, Destination::Kind::None);
}

TEST_F(Examples, AnAbsentTelegramIsMissingAndNamesWhoCitesIt) {
    const auto room = open_room(archive());
    const auto found = room->find("07ZENDA198");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->kind, Destination::Kind::Missing);
    std::vector<std::string> ids;
    for (const Card& card : found->citing) {
        ids.push_back(card.id);
    }
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(ids, (std::vector<std::string>{"07STRELSAU41", "07ZENDA231"}));
}

TEST_F(Examples, DifferentTelegramsThatShareAnMrnAreBothThere) {
    const auto room = open_room(archive());
    const auto found = room->find("08TESSARINE64");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->kind, Destination::Kind::Several);
    EXPECT_EQ(found->candidates.size(), 2U);
    EXPECT_EQ(room->find("08TESSARINE64-2")->kind, Destination::Kind::Telegram);
}

TEST_F(Examples, CitationsLeadBothWays) {
    const auto room = open_room(archive());
    const auto citing = room->read("07ZENDA231");
    ASSERT_TRUE(citing.has_value());
    const auto cites_77 = std::any_of(
        citing->cites.begin(), citing->cites.end(),
        [](const CitationLink& link) { return link.card && link.card->id == "07ZENDA77"; });
    EXPECT_TRUE(cites_77);
    const auto cited = room->read("07ZENDA77");
    ASSERT_TRUE(cited.has_value());
    const auto by_231 = std::any_of(
        cited->cited_by.begin(), cited->cited_by.end(),
        [](const CitationLink& link) { return link.card && link.card->id == "07ZENDA231"; });
    EXPECT_TRUE(by_231);
}

TEST_F(Examples, TextAndJsonAreAsReviewed) {
    const auto room = open_room(archive());
    const auto reading = room->read("07ZENDA231");
    ASSERT_TRUE(reading.has_value());
    testing::expect_golden("room/07ZENDA231.txt", plain_text(*reading));
    testing::expect_golden("room/07ZENDA231.cite", citation(*reading, "2") + "\n");
}

TEST_F(Examples, ListsAndCountsAgree) {
    const auto room = open_room(archive());
    const auto stats = room->stats();
    ASSERT_TRUE(stats.has_value());
    EXPECT_GE(stats->telegrams, 30U);
    for (const Entry& tag : stats->tags) {
        EXPECT_EQ(room->by_tag(tag.value, 0, 1000)->cards.size(), tag.telegrams) << tag.value;
    }
    for (const Entry& origin : stats->origins) {
        EXPECT_EQ(room->by_origin(origin.value, 0, 1000)->total, origin.telegrams) << origin.value;
    }
    std::uint64_t dated = 0;
    const auto years = room->years();
    ASSERT_TRUE(years.has_value());
    for (const Entry& year : *years) {
        std::uint64_t in_months = 0;
        const auto months = room->months(std::stoi(year.value));
        ASSERT_TRUE(months.has_value());
        for (const Entry& month : *months) {
            in_months += month.telegrams;
        }
        EXPECT_EQ(in_months, year.telegrams) << year.value;
        dated += year.telegrams;
    }
    EXPECT_LE(dated, stats->telegrams);
}

TEST_F(Examples, SearchFindsWordsOfTheTextAndLightsThem) {
    const auto room = open_room(archive());
    const auto page = room->search("lantern festival", {});
    ASSERT_TRUE(page.has_value()) << page.error().to_string();
    EXPECT_GT(page->results.total, 0U);
    for (const search::Hit& hit : page->results.hits) {
        const bool lit = !hit.subject.lit.empty() ||
                         std::any_of(hit.paragraphs.begin(), hit.paragraphs.end(),
                                     [](const auto& p) { return !p.snippet.lit.empty(); });
        EXPECT_TRUE(lit) << hit.id;
    }
}

TEST_F(Examples, CitedByFindsWhatATelegramCites) {
    const auto room = open_room(archive());
    const auto page = room->search("citedby:07ZENDA231", {});
    ASSERT_TRUE(page.has_value());
    const auto& hits = page->results.hits;
    EXPECT_TRUE(std::any_of(hits.begin(), hits.end(),
                            [](const search::Hit& hit) { return hit.id == "07ZENDA77"; }));
}

TEST(Released, HoldsOnlyWhatIsReleasedAndNotWithheld) {
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    import_paths(archive, {folder.write("1.txt", zenda_telegram(1, "OPEN", "Harmless.")),
                           folder.write("2.txt", zenda_telegram(2, "EMBARGOED", "Swordfish.")),
                           folder.write("3.txt", zenda_telegram(3, "WITHHELD", "Swordfish.")),
                           folder.write("4.txt", zenda_telegram(4, "UNDECIDED", "Swordfish."))});
    using Kind = Decision::Kind;
    ASSERT_TRUE(decide(archive, {Kind::Release, "07ZENDA1", {}, "", ""}, kNow));
    ASSERT_TRUE(
        decide(archive, {Kind::Embargo, "07ZENDA2", UtcTime::from({2034, 1, 1}), "", ""}, kNow));
    ASSERT_TRUE(decide(archive, {Kind::Withhold, "07ZENDA3", {}, "", "donor"}, kNow));

    const auto room = open_room(archive, Audience::Released);
    EXPECT_EQ(room->stats()->telegrams, 1U);
    EXPECT_EQ(room->find("07ZENDA1")->kind, Destination::Kind::Telegram);
    EXPECT_EQ(room->find("07ZENDA2")->kind, Destination::Kind::Embargoed);
    EXPECT_EQ(room->find("07ZENDA3")->kind, Destination::Kind::Withheld);
    EXPECT_EQ(room->search("swordfish", {})->results.total, 0U);
    EXPECT_EQ(room->search("harmless", {})->results.total, 1U);
    for (const char* id : {"07ZENDA2", "07ZENDA3", "07ZENDA4"}) {
        EXPECT_EQ(room->read(id).error().kind, Error::Kind::NotFound) << id;
        EXPECT_FALSE(room->original(id, 1).has_value()) << id;
    }
    EXPECT_EQ(open_room(archive)->stats()->telegrams, 4U);
}

TEST(Decide, GivesAProvisionalTelegramItsNumberAndTheOldAddressLeadsThere) {
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    std::string text = zenda_telegram(231, "LANTERNS", "Text.");
    text.erase(text.find("UNCLAS ZENDA 000231"), 19);
    const std::string id =
        import_paths(archive, {folder.write("lost.txt", text)}).files.at(0).ids.at(0);
    ASSERT_TRUE(decide(archive, {Decision::Kind::Identify, id, {}, "07 Zenda 231", ""}, kNow));
    const auto room = open_room(archive);
    EXPECT_TRUE(room->read("07ZENDA231").has_value());
    const auto old = room->find(id);
    EXPECT_EQ(old->kind, Destination::Kind::Moved);
    EXPECT_EQ(old->id, "07ZENDA231");
}

TEST(SetSetting, ChangesTheHashtagAndRefusesUnknownNames) {
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    import_paths(archive, {folder.write("1.txt", zenda_telegram(1, "LANTERNS", "Text."))});
    ASSERT_TRUE(set_setting(archive, "hashtag", "lanterns", kNow));
    EXPECT_EQ(open_room(archive)->read("07ZENDA1")->hashtags.at(0), "#lanterns");
    EXPECT_FALSE(set_setting(archive, "colour", "red", kNow));
    EXPECT_TRUE(set_setting(archive, "source", "https://code.example/reftel", kNow));
    EXPECT_FALSE(set_setting(archive, "source", "javascript:alert(1)", kNow));
}

TEST(Open, SaysWhatIsWrongWhenThereIsNoArchive) {
    const testing::TemporaryFolder folder;
    const auto room = Room::open(folder.path() + "/none", Audience::Owner, kNow);
    ASSERT_FALSE(room.has_value());
    EXPECT_EQ(room.error().kind, Error::Kind::NotFound);
}

}  // namespace
}  // namespace reftel::room
