// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "web_fixture.h"

namespace reftel::web {
namespace {

std::vector<std::string> queries(const ReadingRoom& room, std::string_view parameter) {
    const auto answer =
        nlohmann::json::parse(room.page("/complete.json?q=" + std::string(parameter)));
    std::vector<std::string> out;
    for (const auto& one : answer.at("completions")) {
        out.push_back(one.at("query"));
    }
    return out;
}

TEST(Completions, KeepWhatStandsBeforeTheLastWord) {
    const auto found = queries(examples_room(), "lamp+from:zen");
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front(), "lamp from:ZENDA");
}

TEST(Completions, OfferFieldsAndWhatTheyTake) {
    const auto fields = queries(examples_room(), "lamp+fro");
    ASSERT_FALSE(fields.empty());
    EXPECT_EQ(fields.front(), "lamp from:");
    EXPECT_EQ(queries(examples_room(), "class:se"),
              (std::vector<std::string>{"class:sensitive", "class:secret"}));
    EXPECT_EQ(queries(examples_room(), "class:").size(), 6U);
    EXPECT_EQ(queries(examples_room(), "caption:sipd"),
              (std::vector<std::string>{"caption:SIPDIS"}));
    EXPECT_EQ(queries(examples_room(), "is:par"), (std::vector<std::string>{"is:partial"}));
    EXPECT_EQ(queries(examples_room(), "sort:n"), (std::vector<std::string>{"sort:newest"}));
    EXPECT_FALSE(queries(examples_room(), "from:").empty());
}

TEST(Completions, AreNoneForNothingAndWithinAPhrase) {
    EXPECT_TRUE(queries(examples_room(), "").empty());
    EXPECT_TRUE(queries(examples_room(), "lamp+").empty());
    EXPECT_TRUE(queries(examples_room(), "%22borrowed+ma").empty());
}

TEST(Completions, SayNothingOfWhatMayNotBeSeen) {
    const auto room = ReadingRoom::of_texts({zenda_telegram(5, "XYLOPHONES", "Oil is dear.")},
                                            room::Audience::Released);
    for (const std::string_view typed : {"xylo", "zen", "07zen", "from:zen", "PGO"}) {
        EXPECT_TRUE(queries(room, typed).empty()) << typed;
    }
}

}  // namespace
}  // namespace reftel::web
