// SPDX-License-Identifier: AGPL-3.0-or-later
// The letter case for reading: what an edition teaches, and what is kept of it.
#include <filesystem>

#include "room/maintenance.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

using testing::read_file;
using testing::TemporaryFolder;

/// A telegram as one of the 1970s: all of it in capitals.
constexpr std::string_view kInCapitals =
    "THE GUILD OF THE STRELTOWN MUMMERS WROTE TO STATE 123456. IT ASKED FOR LAMPS.";

class CaseWordsTest : public ::testing::Test {
 protected:
    CaseWordsTest() {
        import_paths(archive_,
                     {folder_.write("a.txt", zenda_telegram(1, "A", std::string(kInCapitals))),
                      folder_.write("b.txt", zenda_telegram(2, "B",
                                                            "Today the Guild met a dog of the "
                                                            "McStreltown MUMMERS in the hall."))});
    }

    std::string shown(const Room& room, std::string_view id) {
        auto reading = room.read(id);
        EXPECT_TRUE(reading.has_value());
        EXPECT_TRUE(room.set_small_letters(*reading).has_value());
        return std::string(reading->shown(reading->telegram->paragraphs.front()));
    }

    void withhold(const std::string& id) {
        Decision decision;
        decision.kind = Decision::Kind::Withhold;
        decision.id = id;
        decision.reason = "a test";
        ASSERT_TRUE(decide(archive_, decision, kNow).has_value());
    }
    void release(const std::string& id) {
        Decision decision;
        decision.kind = Decision::Kind::Release;
        decision.id = id;
        decision.reason = "a test";
        ASSERT_TRUE(decide(archive_, decision, kNow).has_value());
    }

    TemporaryFolder folder_;
    std::string archive_ = folder_.path() + "/archive";
};

TEST_F(CaseWordsTest, ATelegramInCapitalsIsShownInSmallLetters) {
    const auto room = open_room(archive_);
    EXPECT_EQ(shown(*room, "07ZENDA1"),
              "The guild of the Streltown MUMMERS wrote to STATE 123456. It asked for lamps.");
    EXPECT_TRUE(std::filesystem::exists(archive_ + "/words/owner"));
}

TEST_F(CaseWordsTest, AnyOtherIsLeftAsItIs) {
    const auto room = open_room(archive_);
    auto reading = room->read("07ZENDA2");
    ASSERT_TRUE(reading.has_value());
    ASSERT_TRUE(room->set_small_letters(*reading).has_value());
    EXPECT_TRUE(reading->small_letters.empty());
}

TEST_F(CaseWordsTest, AWithheldTelegramTeachesTheReleasedEditionNothing) {
    release("07ZENDA1");
    release("07ZENDA2");
    EXPECT_NE(shown(*open_room(archive_, Audience::Released), "07ZENDA1").find("MUMMERS"),
              std::string::npos);
    EXPECT_NE(read_file(archive_ + "/words/released").find("MUMMERS"), std::string::npos);

    const auto open_before = open_room(archive_, Audience::Released);
    withhold("07ZENDA2");
    EXPECT_NE(shown(*open_before, "07ZENDA1").find("mummers"), std::string::npos);
    EXPECT_EQ(read_file(archive_ + "/words/released").find("MUMMERS"), std::string::npos);
    EXPECT_NE(shown(*open_room(archive_), "07ZENDA1").find("MUMMERS"), std::string::npos);
}

TEST_F(CaseWordsTest, ADamagedFileIsMadeAnew) {
    (void)shown(*open_room(archive_), "07ZENDA1");
    const std::string good = read_file(archive_ + "/words/owner");
    folder_.write("archive/words/owner", good.substr(0, good.size() / 2) + "x");
    EXPECT_NE(shown(*open_room(archive_), "07ZENDA1").find("MUMMERS"), std::string::npos);
    EXPECT_EQ(read_file(archive_ + "/words/owner"), good);
}

TEST_F(CaseWordsTest, ARebuildLeavesNothingOld) {
    (void)shown(*open_room(archive_), "07ZENDA1");
    ASSERT_TRUE(rebuild(archive_, kNow, {}).has_value());
    EXPECT_FALSE(std::filesystem::exists(archive_ + "/words/owner"));
    const auto room = open_room(archive_);
    ASSERT_TRUE(room->update_index({}).has_value());
    EXPECT_TRUE(std::filesystem::exists(archive_ + "/words/owner"));
}

}  // namespace
}  // namespace reftel::room
