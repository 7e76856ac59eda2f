// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/edition.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "archive_support.h"

namespace reftel::archive::testing {
namespace {

// Four telegrams in a row: 434 and 437 released, 435 embargoed for ten days, 436 never released.
// 437 cites 435 and 436, and the closed ones cite 434.
class EditionOf : public ArchiveTest {
 protected:
    void SetUp() override {
        const auto writer = open_writer(folder());
        add(*writer, sample(434, "10", "PGOV, ZY", ""), released_after(-10));
        add(*writer, sample(435, "11", "PREL, ZY", "ZENDA 434"), released_after(10));
        add(*writer, sample(436, "12", "SCUL, ZY", "ZENDA 434"));
        add(*writer, sample(437, "13", "PGOV, ZY", "A. ZENDA 435\n     B. ZENDA 436"),
            released_after(-5));
        ASSERT_TRUE(writer->commit());
    }

    static Sample sample(int number, const std::string& day, const std::string& tags,
                         const std::string& reference) {
        Sample one;
        one.number = number;
        one.dtg = day + "0829Z MAR 09";
        one.tags = tags;
        one.reference = reference;
        one.class_line = number == 435 ? "C O N F I D E N T I A L" : "UNCLAS";
        one.paragraphs.push_back("Number " + std::to_string(number) + " stands alone.");
        return one;
    }
};

std::string cited(const Result<std::vector<Citation>>& citations) {
    std::string out;
    for (const Citation& citation : *citations) {
        out += citation.citing + ">" + citation.cited + " ";
    }
    return out;
}

TEST_F(EditionOf, TheReleasedListsOnlyWhatIsOpen) {
    const auto edition = open_edition(folder(), Audience::Released);
    EXPECT_EQ(ids_of(*edition->list({}, Order::Oldest, 0, 10)), "09ZENDA434 09ZENDA437");
    EXPECT_EQ(ids_of(*edition->list({}, Order::Newest, 0, 10)), "09ZENDA437 09ZENDA434");
    EXPECT_EQ(ids_of(*edition->list({}, Order::NewestReleased, 0, 10)), "09ZENDA437 09ZENDA434");
    EXPECT_EQ(*edition->count({}), 2U);
    EXPECT_EQ(edition->addresses()->size(), 2U);
}

TEST_F(EditionOf, TheOwnerListsAll) {
    const auto edition = open_edition(folder());
    EXPECT_EQ(ids_of(*edition->list({}, Order::Oldest, 0, 10)),
              "09ZENDA434 09ZENDA435 09ZENDA436 09ZENDA437");
    EXPECT_EQ(ids_of(*edition->list({}, Order::Newest, 1, 2)), "09ZENDA436 09ZENDA435");
    EXPECT_EQ(*edition->count({}), 4U);
    EXPECT_EQ(text_of(*edition->counts(CountBy::Tag, {})), "ZY=4 PGOV=2 PREL=1 SCUL=1");
}

TEST_F(EditionOf, TheReleasedCountsNothingOfWhatIsClosed) {
    const auto edition = open_edition(folder(), Audience::Released);
    EXPECT_EQ(text_of(*edition->counts(CountBy::Year, {})), "2009=2");
    EXPECT_EQ(text_of(*edition->counts(CountBy::Month, {})), "2009-03=2");
    EXPECT_EQ(text_of(*edition->counts(CountBy::Day, {})), "2009-03-10=1 2009-03-13=1");
    EXPECT_EQ(text_of(*edition->counts(CountBy::ReleasedDay, {})), "2025-12-22=1 2025-12-27=1");
    EXPECT_EQ(text_of(*edition->counts(CountBy::Origin, {})), "ZENDA=2");
    EXPECT_EQ(text_of(*edition->counts(CountBy::Level, {})), "UNCLASSIFIED=2");
    EXPECT_EQ(text_of(*edition->counts(CountBy::Tag, {})), "PGOV=2 ZY=2");
    EXPECT_EQ(text_of(*edition->counts(CountBy::Caption, {})), "SIPDIS=2");
    EXPECT_EQ(edition->counts(CountBy::Variant, {})->front().telegrams, 2U);
}

TEST_F(EditionOf, NumbersAreThoseOfAnOriginAndYearUpToADay) {
    const UtcTime day = UtcTime::from({2009, 3, 12});
    const auto owner = open_edition(folder())->numbers("ZENDA", 2009, day);
    EXPECT_EQ(owner->count, 2U);
    EXPECT_EQ(owner->largest, 435U);
    const auto released = open_edition(folder(), Audience::Released)->numbers("ZENDA", 2009, day);
    EXPECT_EQ(released->count, 1U);
    EXPECT_EQ(released->largest, 434U);
    EXPECT_EQ(open_edition(folder())->numbers("ZENDA", 2008, day)->count, 0U);
    EXPECT_EQ(open_edition(folder())->numbers("STRELSAU", 2009, day)->largest, 0U);
}

TEST_F(EditionOf, TheReleasedDoesNotOpenWhatIsClosed) {
    const auto edition = open_edition(folder(), Audience::Released);
    for (const char* const id : {"09ZENDA435", "09ZENDA436"}) {
        EXPECT_EQ(edition->open_telegram(id).error().kind, Error::Kind::NotFound);
        EXPECT_EQ(edition->original_bytes(id, 1).error().kind, Error::Kind::NotFound);
        EXPECT_FALSE(edition->card(id)->has_value());
        EXPECT_TRUE(edition->cites(id)->empty());
        EXPECT_FALSE(edition->neighbours(id)->first.has_value());
        EXPECT_FALSE(edition->neighbours(id)->second.has_value());
    }
    EXPECT_TRUE(edition->find_mrn({2009, "ZENDA", 435})->empty());
    EXPECT_TRUE(edition->find_mrn({0, "ZENDA", 436})->empty());
}

TEST_F(EditionOf, TheReleasedTellsNeitherWhereFilesAreKeptNorWhoMailedThem) {
    {
        const auto writer = open_writer(folder());
        auto raw = raw_of(sample(438, "14", "PGOV, ZY", "").text(), released_after(-1),
                          "/home/count/drafts/lamp.eml");
        raw.notes.push_back({"mail-from", "count@ruritania.example", 0});
        raw.notes.push_back({"encoding-guessed", "read as CP1252", 0});
        add(*writer, raw);
        ASSERT_TRUE(writer->commit());
    }
    const auto owner = open_edition(folder())->open_telegram("09ZENDA438");
    EXPECT_EQ(owner->witnesses.at(0).from.source, "/home/count/drafts/lamp.eml");
    EXPECT_EQ(owner->source_notes.size(), 2U);
    const auto released = open_edition(folder(), Audience::Released)->open_telegram("09ZENDA438");
    EXPECT_EQ(released->witnesses.at(0).from.source, "lamp.eml");
    EXPECT_EQ(released->source_notes, std::vector<std::string>{"encoding-guessed: read as CP1252"});
}

TEST_F(EditionOf, TheReleasedShowsCitationsOfOpenTelegramsAlone) {
    const auto released = open_edition(folder(), Audience::Released);
    EXPECT_EQ(cited(released->cited_by("09ZENDA434")), "");
    EXPECT_EQ(cited(released->cites("09ZENDA437")), "09ZENDA437>09ZENDA435 09ZENDA437>09ZENDA436 ");
    EXPECT_EQ(cited(released->cited_by("09ZENDA435")), "09ZENDA437>09ZENDA435 ");
    EXPECT_EQ(cited(open_edition(folder())->cited_by("09ZENDA434")),
              "09ZENDA435>09ZENDA434 09ZENDA436>09ZENDA434 ");
}

TEST_F(EditionOf, NeighboursPassOverWhatIsClosed) {
    const auto released = open_edition(folder(), Audience::Released);
    EXPECT_EQ(released->neighbours("09ZENDA434")->second->id, "09ZENDA437");
    EXPECT_EQ(released->neighbours("09ZENDA437")->first->id, "09ZENDA434");
    EXPECT_EQ(open_edition(folder())->neighbours("09ZENDA434")->second->id, "09ZENDA435");
}

TEST_F(EditionOf, StatusTellsWhatIsClosedAndUntilWhen) {
    const auto edition = open_edition(folder(), Audience::Released);
    EXPECT_EQ(edition->status("09ZENDA434")->visibility, Visibility::Visible);
    EXPECT_EQ(edition->status("09ZENDA435")->visibility, Visibility::Embargoed);
    EXPECT_EQ(edition->status("09ZENDA435")->until, (UtcTime{kNow.seconds + 10 * kDay}));
    EXPECT_EQ(edition->status("09ZENDA436")->visibility, Visibility::Embargoed);
    EXPECT_FALSE(edition->status("09ZENDA436")->until.has_value());
    EXPECT_EQ(edition->status("09ZENDA999")->visibility, Visibility::NotHeld);
}

TEST_F(EditionOf, TimeOpensWhatWasEmbargoed) {
    const auto later = open_edition(folder(), Audience::Released, {kNow.seconds + 10 * kDay});
    EXPECT_EQ(*later->count({}), 3U);
    EXPECT_TRUE(later->open_telegram("09ZENDA435"));
    EXPECT_NE(*later->mark(), *open_edition(folder(), Audience::Released)->mark());
}

TEST_F(EditionOf, ForEachVisitsTheVisibleInOrderOfAddress) {
    std::string seen;
    const auto released = open_edition(folder(), Audience::Released);
    ASSERT_TRUE(released->for_each([&](const OpenTelegram& telegram) {
        seen += telegram.card.id + "=" + telegram.parsed->subject + " ";
        return true;
    }));
    EXPECT_EQ(seen, "09ZENDA434=LANTERNS 09ZENDA437=LANTERNS ");
    int visits = 0;
    ASSERT_TRUE(released->for_each([&](const OpenTelegram&) { return ++visits < 1; }));
    EXPECT_EQ(visits, 1);
}

TEST_F(EditionOf, FiltersByEverythingAtOnce) {
    const auto edition = open_edition(folder());
    Filter filter;
    filter.from = UtcTime::parse("2009-03-11");
    filter.until = UtcTime::parse("2009-03-13");
    EXPECT_EQ(ids_of(*edition->list(filter, Order::Oldest, 0, 10)), "09ZENDA435 09ZENDA436");
    filter.tag = "PREL";
    filter.origin = "ZENDA";
    filter.level = telegram::Level::Confidential;
    EXPECT_EQ(ids_of(*edition->list(filter, Order::Oldest, 0, 10)), "09ZENDA435");
    EXPECT_EQ(*edition->count(filter), 1U);
    EXPECT_EQ(text_of(*edition->counts(CountBy::Tag, filter)), "PREL=1 ZY=1");
    EXPECT_EQ(text_of(*edition->counts(CountBy::Year, filter)), "2009=1");
    filter.released_until = kNow;
    EXPECT_EQ(*edition->count(filter), 0U);
    Filter hostile;
    hostile.tag = "' OR 1=1 --";
    EXPECT_EQ(*edition->count(hostile), 0U);
}

TEST_F(EditionOf, FindsANumberInAnyYear) {
    EXPECT_EQ(open_edition(folder())->find_mrn({0, "ZENDA", 437})->front(), "09ZENDA437");
}

TEST_F(EditionOf, KeepsViewsGoodWhenATelegramIsMoved) {
    auto opened = open_edition(folder())->open_telegram("09ZENDA434");
    ASSERT_TRUE(opened);
    const OpenTelegram moved = std::move(*opened);
    EXPECT_EQ(moved.parsed->message, moved.message);
    EXPECT_EQ(moved.parsed->from, "AMEMBASSY ZENDA");
}

TEST_F(EditionOf, AnswersSeveralThreads) {
    const auto edition = open_edition(folder());
    std::atomic<int> good{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int round = 0; round < 25; ++round) {
                good += edition->open_telegram("09ZENDA437").has_value() ? 1 : 0;
                good += edition->count({}).value_or(0) == 4 ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(good, 200);
}

TEST_F(EditionOf, SaysThatThereIsNoArchive) {
    const auto none = Edition::open(folder() + "/elsewhere", Audience::Owner, kNow);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, Error::Kind::NotFound);
}

/// The `part`th telegram of a PDF with several.
telegram::RawTelegram raw_of_pdf(int number, std::uint64_t part, telegram::Published published) {
    Sample one;
    one.number = number;
    telegram::RawTelegram raw =
        raw_of("%PDF-1.4 with two telegrams", std::move(published), "two.pdf");
    raw.from.reader = "pdf";
    raw.from.offset = part;
    raw.made = MappedText{one.text(), {}};
    raw.made->map.add(0, 0);
    return raw;
}

TEST_F(ArchiveTest, KeepsTwoTelegramsOfOnePdfAndEachOnce) {
    const auto writer = open_writer(folder());
    EXPECT_EQ(add(*writer, raw_of_pdf(1, 1, {})).outcome, Added::Outcome::NewTelegram);
    EXPECT_EQ(add(*writer, raw_of_pdf(2, 2, {})).outcome, Added::Outcome::NewTelegram);
    EXPECT_EQ(add(*writer, raw_of_pdf(1, 1, {})).outcome, Added::Outcome::AlreadyHeld);
    EXPECT_EQ(add(*writer, raw_of_pdf(2, 2, {})).id, "09ZENDA2");
    EXPECT_EQ(add(*writer, raw_of_pdf(3, 0, {})).outcome, Added::Outcome::AlreadyHeld);
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(damage(), "");
    const auto edition = open_edition(folder());
    EXPECT_EQ(*edition->original_bytes("09ZENDA1", 1), "%PDF-1.4 with two telegrams");
    EXPECT_EQ(*edition->original_bytes("09ZENDA2", 1), "%PDF-1.4 with two telegrams");
}

TEST_F(ArchiveTest, ShowsBytesThatHoldAClosedTelegramTooToItsOwnerAlone) {
    const auto writer = open_writer(folder());
    add(*writer, raw_of_pdf(1, 1, released_after(-10)));
    add(*writer, raw_of_pdf(2, 2, released_after(10)));
    ASSERT_TRUE(writer->commit());
    const auto now = open_edition(folder(), Audience::Released);
    EXPECT_EQ(*now->count({}), 1U);
    EXPECT_EQ(now->original_bytes("09ZENDA1", 1).error().kind, Error::Kind::NotFound);
    const auto later =
        open_edition(folder(), Audience::Released, UtcTime{kNow.seconds + 20 * kDay});
    EXPECT_TRUE(later->original_bytes("09ZENDA1", 1));
}

}  // namespace
}  // namespace reftel::archive::testing
