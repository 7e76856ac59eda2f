// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/import.h"

#include <algorithm>
#include <filesystem>

#include "room_fixture.h"

namespace reftel::room {
namespace {

using testing::TemporaryFolder;

TEST(Import, ReadsAFileOnceAndSaysSoTheSecondTime) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const std::string file = folder.write("in/one.txt", zenda_telegram(231, "LANTERNS", "Text."));

    const ImportReport first = import_paths(archive, {file});
    EXPECT_EQ(first.telegrams, 1U);
    EXPECT_EQ(first.fresh, 1U);
    EXPECT_FALSE(first.changed_nothing());

    const ImportReport second = import_paths(archive, {file});
    EXPECT_EQ(second.telegrams, 1U);
    EXPECT_EQ(second.held, 1U);
    EXPECT_TRUE(second.changed_nothing());
    EXPECT_EQ(open_room(archive)->stats()->telegrams, 1U);
}

TEST(Import, KeepsAnotherTextOfTheSameTelegramAsAWitness) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const std::string one = folder.write("one.txt", zenda_telegram(231, "LANTERNS", "Some text."));
    const std::string two = folder.write("two.txt", zenda_telegram(231, "LANTERNS", "Some texts."));
    const ImportReport report = import_paths(archive, {one, two});
    EXPECT_EQ(report.fresh, 1U);
    EXPECT_EQ(report.witnesses, 1U);
    EXPECT_EQ(open_room(archive)->read("07ZENDA231")->witnesses.size(), 2U);
}

TEST(Import, ReadsAReleaseOfSeveralTelegramsOnceAndTellsItsPages) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    std::string steps;
    ImportOptions options;
    options.paths = {testing::project_path("testdata/sources/pdf/released.in")};
    options.now = kNow;
    options.progress = [&](const ImportProgress& now) {
        steps += now.current + "; ";
        return true;
    };
    const auto first = import(archive, options);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->fresh, 2U);
    EXPECT_EQ(
        steps,
        "page 1 of 3 of released.in; page 2 of 3 of released.in; page 3 of 3 of released.in; ");
    const auto second = import(archive, options);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->held, 2U);
    EXPECT_TRUE(second->changed_nothing());
    const auto room = open_room(archive);
    EXPECT_TRUE(room->read("07ZENDA118"));
    EXPECT_TRUE(room->read("07ZENDA121"));
    EXPECT_EQ(room->original("07ZENDA118", 1).value(), room->original("07ZENDA121", 1).value());
}

TEST(Import, NamesEveryFileItCannotReadAndReadsTheRest) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    folder.write("in/good.txt", zenda_telegram(231, "LANTERNS", "Text."));
    folder.write("in/empty.txt", "");
    folder.write("in/one-byte.txt", "x");
    folder.write("in/picture.jpg", "\xFF\xD8\xFF\xE0\x00\x10JFIF and so on");
    folder.write("in/nuls.txt", std::string(1000, '\0'));
    folder.write("in/letter.txt", "Dear Flavia,\n\nthe weather in Ruritania is fine.\n");
    const ImportReport report =
        import_paths(archive, {folder.path() + "/in", folder.path() + "/not-there"});
    EXPECT_EQ(report.telegrams, 1U);
    EXPECT_EQ(report.refused.size(), 6U);
    for (const auto& refused : report.refused) {
        EXPECT_FALSE(refused.reason.empty()) << refused.where;
        EXPECT_FALSE(refused.rule.empty()) << refused.where;
    }
}

TEST(Import, GivesAStableProvisionalIdWhenNoMrnCanBeRead) {
    const TemporaryFolder folder;
    std::string text = zenda_telegram(231, "LANTERNS", "Text.");
    text.erase(text.find("UNCLAS ZENDA 000231"), 19);
    const std::string file = folder.write("lost.txt", text);
    std::string ids;
    for (const char* name : {"/a", "/b"}) {
        const ImportReport report = import_paths(folder.path() + name, {file});
        EXPECT_EQ(report.provisional, 1U);
        ids += report.files.at(0).ids.at(0) + " ";
    }
    EXPECT_EQ(ids.substr(0, ids.size() / 2), ids.substr(ids.size() / 2));
    EXPECT_EQ(ids.front(), 'X');
}

TEST(Import, ReadsAllTheExamplesTheSameWayWithAnyNumberOfThreads) {
    const TemporaryFolder folder;
    std::string listings;
    for (const unsigned threads : {1U, 4U}) {
        const std::string archive = folder.path() + "/" + std::to_string(threads);
        ImportOptions options;
        options.paths = {testing::project_path("examples")};
        options.now = kNow;
        options.threads = threads;
        const auto report = import(archive, options);
        ASSERT_TRUE(report.has_value()) << report.error().to_string();
        EXPECT_GE(report->fresh, 30U);
        EXPECT_EQ(report->refused.size(), 1U) << "the README alone is no telegram";
        std::string listing;
        const auto room = open_room(archive);
        const auto page = room->newest_released(1000);
        ASSERT_TRUE(page.has_value());
        for (const Card& card : page->cards) {
            listing += card.id + " " + card.subject + "\n";
        }
        EXPECT_FALSE(listing.empty());
        if (listings.empty()) {
            listings = listing;
        }
        EXPECT_EQ(listing, listings);
    }
}

TEST(Import, StopsWhenAskedAndKeepsWhatItRead) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    for (unsigned i = 1; i <= 300; ++i) {
        folder.write("in/" + std::to_string(i) + ".txt",
                     zenda_telegram(i, "LANTERN " + std::to_string(i), "Text."));
    }
    ImportOptions options;
    options.paths = {folder.path() + "/in"};
    options.now = kNow;
    options.progress = [](const ImportProgress& now) { return now.telegrams < 128; };
    const auto stopped = import(archive, options);
    ASSERT_TRUE(stopped.has_value());
    EXPECT_TRUE(stopped->stopped);
    EXPECT_EQ(open_room(archive)->stats()->telegrams, stopped->fresh);
    EXPECT_EQ(import_paths(archive, {folder.path() + "/in"}).fresh, 300 - stopped->fresh);
}

}  // namespace
}  // namespace reftel::room
