// SPDX-License-Identifier: AGPL-3.0-or-later
// The index that a room keeps beside its archive.
#include <array>
#include <filesystem>
#include <fstream>
#include <thread>

#include "room/maintenance.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

using testing::read_file;
using testing::TemporaryFolder;

std::uint64_t found(const Room& room, std::string_view query) {
    const auto page = room.search(query, {});
    EXPECT_TRUE(page.has_value()) << page.error().to_string();
    return page ? page->results.total : 0;
}

void decide_on(const std::string& archive, Decision::Kind kind, const std::string& id) {
    Decision decision;
    decision.kind = kind;
    decision.id = id;
    decision.reason = "a test";
    const auto done = decide(archive, decision, kNow);
    ASSERT_TRUE(done.has_value()) << done.error().to_string();
}

/// Whether any file of a folder has these bytes in it.
bool is_in_a_file(const std::string& folder, const std::string& bytes) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() &&
            read_file(entry.path().string()).find(bytes) != std::string::npos) {
            return true;
        }
    }
    return false;
}

class SearchIndexTest : public ::testing::Test {
 protected:
    SearchIndexTest() {
        import_paths(archive_,
                     {folder_.write("a.txt", zenda_telegram(1, "LAMPS", "Zundholz spoke.")),
                      folder_.write("b.txt", zenda_telegram(2, "TIES", "Sapt listened."))});
    }
    TemporaryFolder folder_;
    std::string archive_ = folder_.path() + "/archive";
};

TEST_F(SearchIndexTest, FindsMarksOfItemsToo) {
    const std::string text = "Points:\n\n-- (S) Sapt listened.\n\n-- (U) He left.";
    import_paths(archive_, {folder_.write("c.txt", zenda_telegram(3, "HATS", text))});
    const auto room = open_room(archive_);
    EXPECT_EQ(found(*room, "mark:s"), 1U);
    EXPECT_EQ(found(*room, "mark:ts"), 0U);
    EXPECT_EQ(found(*room, "mark:u"), 3U);
}

TEST_F(SearchIndexTest, FollowsWhatIsImported) {
    const auto room = open_room(archive_);
    EXPECT_EQ(found(*room, "zundholz"), 1U);
    EXPECT_TRUE(std::filesystem::exists(archive_ + "/search/owner/manifest"));
    import_paths(archive_, {folder_.write("c.txt", zenda_telegram(3, "HATS", "Zundholz again."))});
    EXPECT_EQ(found(*room, "zundholz"), 2U);
    EXPECT_EQ(room->update_index({}).value(), 0U);
}

TEST_F(SearchIndexTest, HoldsNoWordOfATelegramThatItsEditionDoesNotShow) {
    for (unsigned number = 3; number <= 9; ++number) {
        import_paths(archive_,
                     {folder_.write("more.txt", zenda_telegram(number, "HATS", "A hat."))});
    }
    for (int number = 1; number <= 9; ++number) {
        decide_on(archive_, Decision::Kind::Release, "07ZENDA" + std::to_string(number));
    }
    {
        const auto room = open_room(archive_, Audience::Released);
        EXPECT_EQ(found(*room, "zundholz"), 1U);
        EXPECT_TRUE(is_in_a_file(archive_ + "/search/released", "zundholz"));
    }
    decide_on(archive_, Decision::Kind::Withhold, "07ZENDA1");
    const auto room = open_room(archive_, Audience::Released);
    EXPECT_EQ(found(*room, "zundholz"), 0U);
    EXPECT_EQ(found(*room, ""), 8U);
    EXPECT_FALSE(is_in_a_file(archive_ + "/search/released", "zundholz"));
    EXPECT_FALSE(is_in_a_file(archive_ + "/search/released", "07zenda1"));
    EXPECT_TRUE(is_in_a_file(archive_ + "/search/released", "sapt"));
}

/// A search does not wait for segments to be merged, and the room lets go of its index once they
/// are: another process, which has a room of its own, brings it up to date.
TEST_F(SearchIndexTest, IsMergedBehindAndThenOthersMayWrite) {
    const auto room = open_room(archive_);
    for (unsigned number = 3; number <= 40; ++number) {
        import_paths(archive_,
                     {folder_.write("more.txt", zenda_telegram(number, "HATS", "A gibus."))});
        EXPECT_EQ(found(*room, "gibus"), number - 2);
    }
    import_paths(archive_, {folder_.write("last.txt", zenda_telegram(41, "HATS", "A gibus."))});
    const auto other = open_room(archive_);
    auto updated = other->update_index({});
    while (!updated && updated.error().kind == Error::Kind::Busy) {
        std::this_thread::yield();
        updated = other->update_index({});
    }
    ASSERT_TRUE(updated.has_value()) << updated.error().to_string();
    EXPECT_EQ(*updated, 1U);
    EXPECT_EQ(found(*room, "gibus"), 39U);
    // 42 commits of a telegram each, of which most were merged.
    std::size_t segments = 0;
    for (const auto& entry : std::filesystem::directory_iterator(archive_ + "/search/owner")) {
        segments += entry.path().extension() == ".seg" ? 1 : 0;
    }
    EXPECT_LT(segments, 20U);
}

/// What is completed, as values with a blank between.
std::string completed(const Room& room, std::string_view typed) {
    constexpr std::array kKinds{search::CompletionKind::Origin, search::CompletionKind::Tag,
                                search::CompletionKind::Id, search::CompletionKind::Word};
    const auto all = room.complete(typed, kKinds, 10);
    EXPECT_TRUE(all.has_value());
    std::string out;
    for (const search::Completion& each : *all) {
        out.append(out.empty() ? "" : " ").append(each.value);
    }
    return out;
}

TEST_F(SearchIndexTest, SuggestsAndCompletesOnlyWhatItsEditionShows) {
    for (const char* id : {"07ZENDA1", "07ZENDA2"}) {
        decide_on(archive_, Decision::Kind::Release, id);
    }
    const auto room = open_room(archive_, Audience::Released);
    EXPECT_EQ(room->search("zundholtz", {})->suggestion->query, "zundholz");
    EXPECT_EQ(completed(*room, "la"), "lamps");
    EXPECT_EQ(completed(*room, "07z"), "07ZENDA1 07ZENDA2");
    EXPECT_EQ(completed(*room, "zen"), "ZENDA");
    decide_on(archive_, Decision::Kind::Withhold, "07ZENDA1");
    EXPECT_FALSE(room->search("zundholtz", {})->suggestion.has_value());
    EXPECT_EQ(completed(*room, "la"), "");
    EXPECT_EQ(completed(*room, "07z"), "07ZENDA2");
    EXPECT_FALSE(room->similar_query("07ZENDA1", Room::OtherTexts::Keep).has_value());
}

TEST_F(SearchIndexTest, FindsTelegramsLikeOne) {
    import_paths(archive_,
                 {folder_.write("c.txt", zenda_telegram(3, "HATS", "Zundholz had a lamp.")),
                  folder_.write("d.txt", zenda_telegram(4, "COATS", "Nothing."))});
    const auto room = open_room(archive_);
    const auto query = room->similar_query("07ZENDA1", Room::OtherTexts::LeaveOut);
    ASSERT_TRUE(query.has_value());
    EXPECT_EQ(*query, "(zundholz) -id:\"07ZENDA1\"");
    const auto page = room->search(*query, {});
    ASSERT_EQ(page->results.hits.size(), 1U);
    EXPECT_EQ(page->results.hits[0].id, "07ZENDA3");
    EXPECT_EQ(room->similar_query("07ZENDA4", Room::OtherTexts::LeaveOut).value(), "");
    const auto none = room->similar_query("07ZENDA99", Room::OtherTexts::LeaveOut);
    EXPECT_EQ(none.error().kind, Error::Kind::NotFound);
}

TEST_F(SearchIndexTest, IsMadeAnewWhenAFileIsDamaged) {
    { EXPECT_EQ(found(*open_room(archive_), "zundholz"), 1U); }
    for (const auto& entry : std::filesystem::directory_iterator(archive_ + "/search/owner")) {
        const std::string path = entry.path().string();
        std::string bytes = read_file(path);
        for (std::size_t i = 0; i < bytes.size(); i += 7) {
            bytes[i] = static_cast<char>(bytes[i] ^ 0x15);
        }
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }
    const auto room = open_room(archive_);
    EXPECT_EQ(found(*room, "zundholz"), 1U);
    EXPECT_EQ(room->update_index({}).value(), 0U);
}

TEST_F(SearchIndexTest, IsDoneWithoutWhereItCannotBeWritten) {
    // A file where the folder would be: nothing can be made below it, not even by root.
    folder_.write("archive/search", "in the way");
    EXPECT_EQ(found(*open_room(archive_), "zundholz"), 1U);
}

}  // namespace
}  // namespace reftel::room
