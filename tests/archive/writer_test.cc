// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/writer.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "archive_support.h"
#include "base/text.h"

namespace reftel::archive::testing {
namespace {

using Outcome = Added::Outcome;
class Writer : public ArchiveTest {};

TEST_F(Writer, GivesATelegramTheAddressOfItsReferenceNumber) {
    const auto writer = open_writer(folder());
    const Added added = add(*writer, Sample());
    EXPECT_EQ(added.outcome, Outcome::NewTelegram);
    EXPECT_EQ(added.id, "09ZENDA436");
    ASSERT_TRUE(writer->commit());
    const auto opened = open_edition(folder())->open_telegram("09ZENDA436");
    ASSERT_TRUE(opened) << opened.error().to_string();
    EXPECT_EQ(opened->message, Sample().text());
    EXPECT_EQ(opened->card.subject, "LANTERNS");
    EXPECT_EQ(opened->card.origin, "ZENDA");
    EXPECT_EQ(opened->parsed->message.data(), opened->message.data());
    EXPECT_EQ(damage(), "");
}

TEST_F(Writer, ChangesNothingWhenTheBytesAreHeld) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    const Added again = add(*writer, Sample());
    EXPECT_EQ(again.outcome, Outcome::AlreadyHeld);
    EXPECT_EQ(again.id, "09ZENDA436");
    ASSERT_TRUE(writer->commit());
    const std::string before = dump_tables(folder());
    EXPECT_EQ(add(*writer, Sample()).outcome, Outcome::AlreadyHeld);
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(dump_tables(folder()), before);
}

TEST_F(Writer, KnowsWhatItHoldsWithinTheBatch) {
    const auto writer = open_writer(folder());
    const auto hash = sha256(Sample().text());
    EXPECT_FALSE(*writer->holds(hash));
    add(*writer, Sample());
    EXPECT_TRUE(*writer->holds(hash));
}

TEST_F(Writer, LeavesNothingOfABatchThatWasNotCommitted) {
    {
        const auto writer = open_writer(folder());
        add(*writer, Sample());
    }
    EXPECT_EQ(*open_edition(folder())->count({}), 0U);
    EXPECT_EQ(damage(), "");
}

TEST_F(Writer, TakesTheSameDateTimeGroupForTheSameTelegram) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    Sample other;
    other.paragraphs = {"Every word of this is another one."};
    const Added added = add(*writer, other);
    EXPECT_EQ(added.outcome, Outcome::NewWitness);
    EXPECT_EQ(added.id, "09ZENDA436");
}

TEST_F(Writer, TakesSharedParagraphsForTheSameTelegram) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    Sample other;
    other.dtg = "130900Z MAR 09";
    other.paragraphs[1] = "A paragraph that was put in later.";
    EXPECT_EQ(add(*writer, other).outcome, Outcome::NewWitness);
}

TEST_F(Writer, KeepsDifferentTelegramsOfOneNumberApart) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    Sample other;
    other.dtg = "130900Z MAR 09";
    other.paragraphs = {"Every word of this is another one."};
    const Added second = add(*writer, other);
    EXPECT_EQ(second.outcome, Outcome::NewTelegram);
    EXPECT_EQ(second.id, "09ZENDA436-2");
    other.dtg = "140900Z MAR 09";
    other.paragraphs = {"Nor does this third one share any."};
    EXPECT_EQ(add(*writer, other).id, "09ZENDA436-3");
    ASSERT_TRUE(writer->commit());
    const auto found = open_edition(folder())->find_mrn({2009, "ZENDA", 436});
    EXPECT_EQ(found->size(), 3U);
}

TEST_F(Writer, GivesATelegramWithoutNumberAnAddressMadeOfItsBytes) {
    const auto writer = open_writer(folder());
    const Added added = add(*writer, raw_of("A note that is no telegram.\n"));
    EXPECT_EQ(added.id.size(), 13U);
    EXPECT_EQ(added.id.front(), 'X');
    EXPECT_EQ(to_upper(sha256("A note that is no telegram.\n").hex()).substr(0, 12),
              added.id.substr(1));
    // The same message out of another file is another witness of it.
    auto wrapped = raw_of("<pre>A note that is no telegram.\n</pre>");
    wrapped.slice = {5, 5 + 28};
    const Added again = add(*writer, wrapped);
    EXPECT_EQ(again.outcome, Outcome::NewWitness);
    EXPECT_EQ(again.id, added.id);
}

std::string british_telegram(std::string_view day, std::string_view text) {
    return "FM ZENDA\nTO FCO\nTELNO 112\nOF " + std::string(day) +
           "1430Z MARCH 03\n\nYOUR TELNO 99: LANTERNS\n\n1. " + std::string(text) + "\n\nSAPT\n";
}

TEST_F(Writer, GivesATelegramOfAnotherSeriesAnIdOfItsOwnForm) {
    const auto writer = open_writer(folder());
    const std::string first = british_telegram("05", "The lanterns are lit.");
    EXPECT_EQ(add(*writer, raw_of(first)).id, "GB-03-ZENDA-TELNO-112");
    const Added again = add(*writer, raw_of("CONFIDENTIAL\n" + first, {}, "again.txt"));
    EXPECT_EQ(again.outcome, Outcome::NewWitness);
    EXPECT_EQ(again.id, "GB-03-ZENDA-TELNO-112");
    const std::string other = british_telegram("06", "Nothing of it is the same.");
    EXPECT_EQ(add(*writer, raw_of(other, {}, "other.txt")).id, "GB-03-ZENDA-TELNO-112-2");
    const std::string cited =
        "FM FCO\nTO ZENDA\nTELNO 99\nOF 041430Z MARCH 03\n\nLANTERNS\n\n1. Light them.\n\nCOOK\n";
    EXPECT_EQ(add(*writer, raw_of(cited, {}, "cited.txt")).id, "GB-03-FCO-ZENDA-TELNO-99");
    ASSERT_TRUE(writer->commit());
    const auto citing = open_edition(folder())->cited_by("GB-03-FCO-ZENDA-TELNO-99");
    ASSERT_TRUE(citing);
    EXPECT_EQ(citing->size(), 2U);
    EXPECT_EQ(damage(), "");
}

TEST_F(Writer, TakesThePublishersNumberWhenTheMessageHasNone) {
    telegram::Published published;
    published.reference_id = "09ZENDA77";
    const auto writer = open_writer(folder());
    EXPECT_EQ(add(*writer, raw_of("Somebody retyped this.\n", published)).id, "09ZENDA77");
}

TEST_F(Writer, ShowsTheWitnessThatHasMore) {
    const auto writer = open_writer(folder());
    Sample shorter;
    shorter.paragraphs.resize(1);
    add(*writer, shorter);
    add(*writer, Sample());
    add(*writer, raw_of("\n" + shorter.text()));
    ASSERT_TRUE(writer->commit());
    const auto opened = open_edition(folder())->open_telegram("09ZENDA436");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->message, Sample().text());
    ASSERT_EQ(opened->witnesses.size(), 3U);
    EXPECT_FALSE(opened->witnesses[0].shown);
    EXPECT_TRUE(opened->witnesses[1].shown);
    EXPECT_EQ(opened->witnesses[2].number, 3U);
    EXPECT_EQ(*open_edition(folder())->original_bytes("09ZENDA436", 1), shorter.text());
    EXPECT_EQ(damage(), "");
}

TEST_F(Writer, FillsWhatIsMissingFromPublishersAndRemarksWhereTheyDisagree) {
    telegram::Published published;
    published.reference_id = "09ZENDA437";
    published.created = UtcTime::parse("2009-03-13 08:29");
    published.classification = "SECRET";
    const auto writer = open_writer(folder());
    EXPECT_EQ(add(*writer, Sample(), published).id, "09ZENDA436");
    ASSERT_TRUE(writer->commit());
    const auto opened = open_edition(folder())->open_telegram("09ZENDA436");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->card.classification, "SECRET");
    EXPECT_EQ(opened->card.level, telegram::Level::Unclassified);
    EXPECT_EQ(opened->card.date, UtcTime::parse("2009-03-12 08:29"));
    std::string notes;
    for (const auto& note : opened->source_notes) {
        notes += note + "\n";
    }
    reftel::testing::expect_golden("archive/writer/publisher_differs", notes);
}

TEST_F(Writer, KeepsAMessageThatWasDecodedAndItsNotes) {
    telegram::RawTelegram raw = raw_of("R&amp;D in Ruritania\n");
    MappedTextBuilder made(raw.original);
    made.copy(0, 1);
    made.replace(1, 5, "&");
    made.copy(6, raw.original.size() - 6);
    raw.made = std::move(made).finish();
    raw.notes.push_back({"encoding-guessed", "read as CP1252", 3});
    const auto writer = open_writer(folder());
    const Added added = add(*writer, raw);
    ASSERT_TRUE(writer->commit());
    const auto opened = open_edition(folder())->open_telegram(added.id);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->message, "R&D in Ruritania\n");
    ASSERT_EQ(opened->source_notes.size(), 1U);
    EXPECT_EQ(opened->source_notes[0], "encoding-guessed: read as CP1252");
    EXPECT_EQ(*open_edition(folder())->original_bytes(added.id, 1), "R&amp;D in Ruritania\n");
    EXPECT_EQ(damage(), "");
}

TEST_F(Writer, RefusesAMessageOutsideItsBytesAndGoesOn) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    auto raw = raw_of("short");
    raw.slice = {2, 99};
    const auto refused = writer->add(prepare(raw));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Error::Kind::Malformed);
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(*open_edition(folder())->count({}), 1U);
}

TEST_F(Writer, KeepsAnEmptyOriginal) {
    const auto writer = open_writer(folder());
    const Added added = add(*writer, raw_of(""));
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(open_edition(folder())->open_telegram(added.id)->message, "");
    EXPECT_EQ(damage(), "");
}

TEST_F(Writer, IsTheOnlyOne) {
    auto writer = open_writer(folder());
    const auto second = ArchiveWriter::open(folder(), kNow);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, Error::Kind::Busy);
    EXPECT_NE(second.error().hint, "");
    writer.reset();
    EXPECT_TRUE(ArchiveWriter::open(folder(), kNow));
}

TEST_F(Writer, RefusesAnArchiveOfANewerProgram) {
    open_writer(folder()).reset();
    tamper(folder(), "PRAGMA user_version = 999");
    for (const auto& error : {ArchiveWriter::open(folder(), kNow).error(),
                              Edition::open(folder(), Audience::Owner, kNow).error(),
                              check_archive(folder(), {}).error()}) {
        EXPECT_EQ(error.kind, Error::Kind::Unsupported);
        EXPECT_NE(error.message.find("newer reftel"), std::string::npos);
    }
}

TEST_F(Writer, RefusesTheDatabaseOfAnotherProgram) {
    std::filesystem::create_directories(folder());
    tamper(folder(), "CREATE TABLE recipe (title TEXT)");
    EXPECT_EQ(ArchiveWriter::open(folder(), kNow).error().kind, Error::Kind::Unsupported);
    EXPECT_EQ(Edition::open(folder(), Audience::Owner, kNow).error().kind,
              Error::Kind::Unsupported);
}

TEST_F(Writer, TrainsADictionaryOnceThereIsEnoughAndReadsOldAndNew) {
    {
        const auto writer = open_writer(folder());
        Sample sample;
        sample.paragraphs.resize(
            24,
            "The lamplighters of Ruritania met once more and agreed on nothing at all; "
            "their minutes, as always, were read aloud, amended, and lost in the tower.");
        EXPECT_EQ(writer->dictionary(), nullptr);
        for (int number = 1; number <= 3000; ++number) {
            sample.number = number;
            sample.dtg = "";
            sample.subject = "MINUTES " + std::to_string(number * 7919);
            sample.paragraphs.front() =
                "Minute " + std::to_string(number * 104729) + " of the guild.";
            add(*writer, sample, published_as("09ZENDA" + std::to_string(number)));
        }
        ASSERT_TRUE(writer->commit());
        ASSERT_NE(writer->dictionary(), nullptr);
        sample.number = 5000;
        add(*writer, sample, published_as("09ZENDA5000"));
        ASSERT_TRUE(writer->commit());
    }
    EXPECT_NE(open_writer(folder())->dictionary(), nullptr);
    const auto edition = open_edition(folder());
    EXPECT_TRUE(edition->open_telegram("09ZENDA1"));
    EXPECT_TRUE(edition->open_telegram("09ZENDA5000"));
    EXPECT_EQ(damage(), "");
}

TEST_F(Writer, KeepsSettings) {
    const auto writer = open_writer(folder());
    ASSERT_TRUE(writer->set_setting("title", "Lanterns"));
    ASSERT_TRUE(writer->set_setting("title", "Lanterns & Lamps"));
    EXPECT_EQ(*open_edition(folder())->setting("title"), "Lanterns & Lamps");
    EXPECT_EQ(*open_edition(folder())->setting("hashtag"), "");
}

}  // namespace
}  // namespace reftel::archive::testing
