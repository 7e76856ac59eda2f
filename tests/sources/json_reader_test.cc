// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "base/json_writer.h"
#include "items.h"
#include "sources/json_record.h"
#include "sources/limits.h"

namespace reftel::sources::testing {
namespace {

std::string only_message(const std::string& file) {
    const auto items = read_bytes(file, "x.jsonl");
    expect_sound(items);
    const auto all = telegrams(items);
    return all.size() == 1 ? std::string(all[0]->message()) : dump(items);
}

TEST(JsonReader, GivesBackEveryByteThatOurWriterWrote) {
    std::string message =
        "UNCLAS ZENDA 000012\r\n\x01\x02\t\f\"\\/ \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x95\xAF\n";
    message.push_back('\0');
    message += "1. (U) Lit.\x7F\n";
    std::string file;
    JsonWriter json(file);
    json.begin_object();
    json.field("message", message);
    json.end_object();
    file += '\n';
    EXPECT_EQ(only_message(file), message);
}

TEST(JsonReader, MapsEveryByteOfAMessageToItsPlaceInTheLine) {
    const std::string file = R"({"id": "07ZENDA1", "text": "UNCLAS\nZENDA \u00e9 \"x\" 000001"})";
    const auto items = read_bytes(file, "x.jsonl");
    const auto& raw = *telegrams(items).at(0);
    const std::string_view text = raw.message();
    const auto at = [&](std::string_view word) {
        return raw.made->map.to_source(static_cast<std::uint32_t>(text.find(word)));
    };
    EXPECT_EQ(at("UNCLAS"), file.find("UNCLAS"));
    EXPECT_EQ(at("\n"), file.find("\\n"));
    EXPECT_EQ(at("ZENDA \xC3"), file.find("ZENDA \\u"));
    EXPECT_EQ(at("x\""), file.find("x\\\""));
    EXPECT_EQ(at("000001"), file.find("000001"));
}

TEST(JsonReader, NamesLineAndColumnOfADamagedLine) {
    const auto items =
        read_bytes("{\"text\": \"UNCLAS ZENDA 000001\"}\n\n{\"text\" 1}\n", "x.jsonl");
    EXPECT_EQ(std::get<Unread>(items.at(1)).reason, "line 3, column 9: this is not JSON");
    EXPECT_EQ(std::get<Unread>(items.at(1)).rule, "record-damaged");
}

TEST(JsonReader, SurvivesDeepNestingAndAHugeLine) {
    const std::string deep =
        "{\"text\": \"UNCLAS ZENDA 000001\", \"x\": " + std::string(200'000, '[') +
        std::string(200'000, ']') + "}\n";
    EXPECT_EQ(only_message(deep), "UNCLAS ZENDA 000001");
    const std::string open(200'000, '{');
    EXPECT_EQ(total_bytes(read_bytes("{\"text\": 1}\n" + open, "x.jsonl")), 12U + open.size());

    const std::string huge = "{\"text\": \"" + std::string(kMaxTelegramBytes + 5, 'A') + "\"}\n";
    const std::string good = "{\"text\": \"UNCLAS ZENDA 000001\"}\n";
    const auto items = read_bytes(good + huge + good, "x.jsonl");
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(std::get<Unread>(items[1]).rule, "too-large");
    EXPECT_EQ(std::get<Unread>(items[1]).bytes, huge.size());
    EXPECT_EQ(telegrams(items).size(), 2U);
}

TEST(JsonReader, ReadsAFileOfManyRecordsPieceByPiece) {
    const std::string line = "{\"id\": \"07ZENDA1\", \"text\": \"UNCLAS ZENDA 000001 lanterns\"}\n";
    const auto items = read_stream(repeat(line, line.size() * 50'000), "x.jsonl");
    EXPECT_EQ(telegrams(items).size(), 50'000U);
    EXPECT_EQ(total_bytes(items), line.size() * 50'000);
}

TEST(JsonReader, LeavesOtherJsonRefused) {
    const auto items = read_bytes("{\"year\": 2007, \"title\": \"A sidecar of a text\"}", "x.json");
    EXPECT_EQ(std::get<Unread>(items.at(0)).reason, "this is JSON");
}

}  // namespace
}  // namespace reftel::sources::testing
