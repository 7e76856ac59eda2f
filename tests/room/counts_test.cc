// SPDX-License-Identifier: AGPL-3.0-or-later

// Counts that a room makes from all of its edition.

#include <algorithm>

#include <gtest/gtest.h>

#include "room/import.h"
#include "room/maintenance.h"
#include "room/room.h"
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
