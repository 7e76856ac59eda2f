// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "room/limits.h"
#include "room/maintenance.h"
#include "room/room.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

std::string ids_of(const Thread& thread) {
    std::string out;
    for (const ThreadTelegram& telegram : thread.telegrams) {
        out += (out.empty() ? "" : " ") + telegram.id + (telegram.card ? "" : "?");
    }
    return out;
}

const ThreadTelegram& at(const Thread& thread, std::string_view id) {
    const auto found = std::ranges::find(thread.telegrams, id, &ThreadTelegram::id);
    EXPECT_NE(found, thread.telegrams.end()) << id;
    return *found;
}

std::string cited_of(const Thread& thread, std::string_view id) {
    std::string out;
    for (const std::size_t place : at(thread, id).cites) {
        out += (out.empty() ? "" : " ") + thread.telegrams[place].id;
    }
    return out;
}

/// A chain in Zenda: 5 cites 4 cites 3 cites 2 cites 1, and 5 cites the absent 06ZENDA9 as 6 does.
class ThreadOf : public ::testing::Test {
 protected:
    void SetUp() override {
        write(1, "");
        write(2, "ZENDA 1");
        write(3, "ZENDA 2");
        write(4, "ZENDA 3");
        write(5, "A. ZENDA 4\nB. 06 ZENDA 9");
        write(6, "06 ZENDA 9");
        import_paths(archive(), {folder_.path() + "/in"});
    }
    std::string archive() const { return folder_.path() + "/archive"; }
    void write(unsigned number, const std::string& ref) {
        std::string text = zenda_telegram(number, "LAMP " + std::to_string(number),
                                          "Lamp number " + std::to_string(number) + " is lit.");
        text.replace(text.find("171425Z"), 2, std::to_string(10 + number));
        if (!ref.empty()) {
            const std::size_t end = text.find("\n\n1. (U)");
            text.insert(end, "\nREF: " + ref);
        }
        folder_.write("in/" + std::to_string(number) + ".txt", text);
    }

    testing::TemporaryFolder folder_;
};

TEST_F(ThreadOf, ReachesAsFarAsItIsAskedBothWays) {
    const auto room = open_room(archive());
    const auto one = room->thread("07ZENDA3", 1);
    ASSERT_TRUE(one) << one.error().to_string();
    EXPECT_EQ(ids_of(*one), "07ZENDA2 07ZENDA3 07ZENDA4");
    EXPECT_EQ(one->telegrams[one->here].id, "07ZENDA3");
    EXPECT_EQ(one->further, 2U);
    EXPECT_FALSE(one->is_cut);
    const auto two = room->thread("07ZENDA3", 2);
    EXPECT_EQ(ids_of(*two), "07ZENDA1 07ZENDA2 07ZENDA3 07ZENDA4 07ZENDA5");
    EXPECT_EQ(two->further, 1U);
    EXPECT_EQ(cited_of(*two, "07ZENDA4"), "07ZENDA3");
    EXPECT_EQ(at(*two, "07ZENDA4").cited_by.size(), 1U);
}

TEST_F(ThreadOf, PassesThroughATelegramThatIsNotHeld) {
    const auto room = open_room(archive());
    const auto thread = room->thread("07ZENDA6", 2);
    ASSERT_TRUE(thread);
    EXPECT_EQ(ids_of(*thread), "06ZENDA9? 07ZENDA5 07ZENDA6");
    ASSERT_TRUE(at(*thread, "06ZENDA9").bracket);
    EXPECT_EQ(at(*thread, "06ZENDA9").bracket->from.to_string(), "2006-01-01 00:00");
    EXPECT_EQ(at(*thread, "06ZENDA9").origin_name, "ZENDA");
    EXPECT_EQ(ids_of(*room->thread("06ZENDA9", 1)), "06ZENDA9? 07ZENDA5 07ZENDA6");
}

TEST_F(ThreadOf, WhatMayNotBeSeenLooksLikeWhatIsNotHeld) {
    for (const char* const id : {"07ZENDA3", "07ZENDA4", "07ZENDA6"}) {
        Decision decision;
        decision.kind = Decision::Kind::Release;
        decision.id = id;
        decision.reason = "as agreed";
        ASSERT_TRUE(decide(archive(), decision, kNow));
    }
    const auto room = open_room(archive(), Audience::Released);
    const auto thread = room->thread("07ZENDA4", 8);
    ASSERT_TRUE(thread);
    // 2 is closed: who it cites is not followed. 5 is closed: nothing says that it cites 4.
    EXPECT_EQ(ids_of(*thread), "07ZENDA2? 07ZENDA3 07ZENDA4");
    EXPECT_EQ(thread->further, 0U);
    const ThreadTelegram& closed = at(*thread, "07ZENDA2");
    EXPECT_FALSE(closed.card);
    EXPECT_EQ(cited_of(*thread, "07ZENDA2"), "");
    // Its date is inferred from open telegrams alone.
    ASSERT_TRUE(closed.bracket);
    EXPECT_FALSE(closed.bracket->has_lower);
    EXPECT_TRUE(closed.bracket->before.empty());
    EXPECT_EQ(closed.bracket->after.front().id, "07ZENDA3");
    EXPECT_EQ(room->absent(0, 10)->total, 2U);
}

TEST_F(ThreadOf, IsCutWhereItHasTooMany) {
    for (unsigned number = 10; number < 10 + kMaxThreadTelegrams + 5; ++number) {
        std::string text = zenda_telegram(number, "MORE LAMPS", "Lamp " + std::to_string(number));
        text.insert(text.find("\n\n1. (U)"), "\nREF: ZENDA 1");
        folder_.write("more/" + std::to_string(number) + ".txt", text);
    }
    import_paths(archive(), {folder_.path() + "/more"});
    const auto thread = open_room(archive())->thread("07ZENDA1", 1);
    ASSERT_TRUE(thread);
    EXPECT_EQ(thread->telegrams.size(), kMaxThreadTelegrams);
    EXPECT_TRUE(thread->is_cut);
}

TEST_F(ThreadOf, ABracketIsInferredFromTheNumbersAround) {
    const auto room = open_room(archive());
    folder_.write("late/8.txt", zenda_telegram(8, "LATE", "Lamp 8.").replace(2, 2, "20"));
    import_paths(archive(), {folder_.path() + "/late"});
    const auto found = room->find("07ZENDA7");
    ASSERT_TRUE(found);
    ASSERT_TRUE(found->bracket);
    EXPECT_EQ(found->bracket->from.to_string(), "2007-04-16 14:25");
    EXPECT_EQ(found->bracket->until.to_string(), "2007-04-20 14:25");
    EXPECT_EQ(found->bracket->out_of_order, 0);
    EXPECT_EQ(found->bracket->compared, 7U);
}

TEST_F(ThreadOf, ABracketIsWidenedByTheDisorderAroundIt) {
    const auto room = open_room(archive());
    folder_.write("late/8.txt", zenda_telegram(8, "EARLY", "Lamp 8.").replace(2, 2, "15"));
    import_paths(archive(), {folder_.path() + "/late"});
    const auto found = room->find("07ZENDA7");
    ASSERT_TRUE(found && found->bracket);
    EXPECT_EQ(found->bracket->out_of_order, 86400);
    EXPECT_EQ(found->bracket->from.to_string(), "2007-04-15 14:25");
    EXPECT_EQ(found->bracket->until.to_string(), "2007-04-16 14:25");
}

TEST_F(ThreadOf, PlaceAmongResultsIsThatOfTheResults) {
    const auto room = open_room(archive());
    Room::SearchOptions options;
    options.sort = search::Sort::Oldest;
    const auto page = room->search("lamp", options);
    ASSERT_TRUE(page);
    ASSERT_EQ(page->results.hits.size(), 6U);
    for (std::size_t i = 0; i < page->results.hits.size(); ++i) {
        const auto place =
            room->place_among("lamp", search::Sort::Oldest, page->results.hits[i].id);
        ASSERT_TRUE(place && *place);
        EXPECT_EQ((*place)->position, i + 1);
        EXPECT_EQ((*place)->total, 6U);
        EXPECT_EQ((*place)->before, i == 0 ? "" : page->results.hits[i - 1].id);
        EXPECT_EQ((*place)->after, i == 5 ? "" : page->results.hits[i + 1].id);
    }
    EXPECT_FALSE(*room->place_among("nothing", std::nullopt, "07ZENDA1"));
}

TEST_F(ThreadOf, WitnessesAreComparedAsTheyAreRead) {
    std::string other = zenda_telegram(4, "LAMP 4", "Lamp number 4 is not lit.");
    other.replace(other.find("171425Z"), 2, "14");
    other.insert(other.find("\n\n1. (U)"), "\nREF: ZENDA 3");
    folder_.write("copy/4.txt", other);
    import_paths(archive(), {folder_.path() + "/copy"});
    const auto room = open_room(archive());
    const auto compared = room->compare_witnesses("07ZENDA4", 1, 2);
    ASSERT_TRUE(compared) << compared.error().to_string();
    ASSERT_EQ(compared->parts.size(), 1U);
    const DifferingPart& part = compared->parts.front();
    EXPECT_EQ(part.field, DifferingPart::Field::Paragraphs);
    EXPECT_EQ(part.first_address, "1");
    ASSERT_EQ(part.pieces.size(), 3U);
    EXPECT_EQ(part.pieces[1].kind, DifferencePiece::Kind::Second);
    EXPECT_EQ(part.pieces[1].text, "not");
    EXPECT_TRUE(room->compare_witnesses("07ZENDA4", 1, 1)->parts.empty());
    EXPECT_EQ(room->compare_witnesses("07ZENDA4", 1, 3).error().kind, Error::Kind::NotFound);
    const auto released = open_room(archive(), Audience::Released);
    EXPECT_EQ(released->compare_witnesses("07ZENDA4", 1, 2).error().kind, Error::Kind::NotFound);
}

}  // namespace
}  // namespace reftel::room
