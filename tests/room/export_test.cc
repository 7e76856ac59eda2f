// SPDX-License-Identifier: AGPL-3.0-or-later
// What is taken away can be brought in again: the same telegrams, to the byte.
#include "room/export.h"

#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "room/maintenance.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

using testing::TemporaryFolder;

std::string export_all(const std::string& archive, ExportFormat format, std::string_view query = "",
                       Audience audience = Audience::Owner) {
    std::string out;
    ExportOptions options;
    options.format = format;
    const auto room = open_room(archive, audience);
    const auto done = export_results(*room, query, options, [&out](std::string_view telegram) {
        out += telegram;
        return true;
    });
    EXPECT_TRUE(done.has_value()) << done.error().to_string();
    return out;
}

/// Message and published facts of every telegram, by address.
std::map<std::string, std::string> contents(const std::string& archive) {
    std::map<std::string, std::string> out;
    const std::string exported = export_all(archive, ExportFormat::JsonLines);
    const auto room = open_room(archive);
    for (const std::string_view line : split(trim(exported), '\n')) {
        const auto object = nlohmann::json::parse(line);
        const auto reading = room->read(object["id"].get<std::string>());
        EXPECT_TRUE(reading.has_value());
        out[reading->card.id] = object["published"].dump() + "\n" + reading->message;
    }
    return out;
}

/// An export without what belongs to the copies of one archive and not to its telegrams: where
/// they came from, and what was remarked on those files.
std::vector<std::string> without_copies(const std::string& jsonl) {
    std::vector<std::string> out;
    for (const std::string_view line : split(trim(jsonl), '\n')) {
        auto object = nlohmann::ordered_json::parse(line);
        object.erase("witnesses");
        object.erase("source_notes");
        out.push_back(object.dump());
    }
    return out;
}

class ExportOfExamples : public ::testing::Test {
 protected:
    ExportOfExamples() { import_paths(archive_, {testing::project_path("examples")}); }
    TemporaryFolder folder_;
    std::string archive_ = folder_.path() + "/archive";
};

TEST_F(ExportOfExamples, AsJsonLinesIsTheSameTelegramsWhenImportedAgain) {
    const std::string exported = export_all(archive_, ExportFormat::JsonLines);
    const std::string again = folder_.path() + "/again";
    const ImportReport report = import_paths(again, {folder_.write("export.jsonl", exported)});
    EXPECT_TRUE(report.refused.empty()) << report.refused.front().reason;
    const auto before = contents(archive_);
    EXPECT_GE(before.size(), 30U);
    EXPECT_EQ(report.fresh, before.size());
    EXPECT_EQ(contents(again), before);
    EXPECT_EQ(without_copies(export_all(again, ExportFormat::JsonLines)), without_copies(exported));
}

TEST_F(ExportOfExamples, AsCsvIsReadAgainWithEveryMessageByteForByte) {
    const std::string exported = export_all(archive_, ExportFormat::Csv);
    const std::string again = folder_.path() + "/again";
    const ImportReport report = import_paths(again, {folder_.write("export.csv", exported)});
    EXPECT_TRUE(report.refused.empty()) << report.refused.front().reason;
    EXPECT_EQ(report.files.at(0).reader, "csv");
    std::multimap<std::string, std::string> before;
    std::multimap<std::string, std::string> after;
    for (auto& [id, text] : contents(archive_)) {
        before.emplace(text.substr(text.find('\n')), "");
    }
    for (auto& [id, text] : contents(again)) {
        after.emplace(text.substr(text.find('\n')), "");
    }
    EXPECT_EQ(before, after);
}

TEST_F(ExportOfExamples, AsTextHasEachTelegramWithItsCitation) {
    const std::string text = export_all(archive_, ExportFormat::Text, "id:07ZENDA77");
    testing::expect_golden("room/export_text", text);
}

TEST(Export, KeepsQuotesBackslashesBlanksAndLineEndsOfAMessage) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    std::string text = zenda_telegram(1, "A \\\"B\\\" \\", "He said \"\"so\"\", \\ and \\\\n.");
    text += "\n\"1\",\"2\"\n\t trailing \\\"\r\n\r\n";
    import_paths(archive, {folder.write("one.txt", text)});
    const std::string held = open_room(archive)->read("07ZENDA1")->message;
    for (const auto format : {ExportFormat::JsonLines, ExportFormat::Csv}) {
        const std::string name = format == ExportFormat::Csv ? "again.csv" : "again.jsonl";
        import_paths(folder.path() + "/" + name + ".archive",
                     {folder.write(name, export_all(archive, format))});
        const auto again = open_room(folder.path() + "/" + name + ".archive")->read("07ZENDA1");
        ASSERT_TRUE(again.has_value()) << name;
        EXPECT_EQ(again->message, held) << name;
    }
}

TEST(Export, IsNotCappedAtAPageOfResults) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    std::string traffic;
    constexpr unsigned kTelegrams = 1203;
    for (unsigned i = 1; i <= kTelegrams; ++i) {
        traffic += "VZCZCXYZ" + std::to_string(1000 + i) + "\n" +
                   zenda_telegram(i, "LAMP " + std::to_string(i), "Text.") + "\nNNNN\n";
    }
    EXPECT_EQ(import_paths(archive, {folder.write("day.txt", traffic)}).fresh, kTelegrams);
    const std::string all = export_all(archive, ExportFormat::Csv, "lamp");
    std::size_t count = 0;
    for (std::size_t at = 0; (at = all.find(",\"ZENDA\",", at)) != std::string::npos; ++at) {
        ++count;
    }
    EXPECT_EQ(count, kTelegrams);
}

TEST(Export, HoldsNothingThatItsEditionDoesNotShow) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    import_paths(archive, {folder.write("1.txt", zenda_telegram(1, "OPEN", "Harmless.")),
                           folder.write("2.txt", zenda_telegram(2, "CLOSED", "Swordfish."))});
    Decision release;
    release.id = "07ZENDA1";
    ASSERT_TRUE(decide(archive, release, kNow));
    for (const auto format : {ExportFormat::JsonLines, ExportFormat::Csv, ExportFormat::Text}) {
        const std::string out = export_all(archive, format, "", Audience::Released);
        EXPECT_NE(out.find("Harmless"), std::string::npos);
        EXPECT_EQ(out.find("Swordfish"), std::string::npos);
        EXPECT_EQ(out.find("07ZENDA2"), std::string::npos);
    }
}

}  // namespace
}  // namespace reftel::room
