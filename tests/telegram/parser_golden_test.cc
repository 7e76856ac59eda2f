// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "golden.h"
#include "invariants.h"
#include "telegram/json.h"
#include "telegram/telegram.h"

namespace reftel::telegram {
namespace {

TEST(Parser, ReadsEverySampleAsItsExpectationSays) {
    reftel::testing::check_golden("telegram/parser", [](std::string_view bytes) {
        const Telegram telegram = parse(bytes);
        EXPECT_EQ(reftel::testing::broken_invariant(telegram), "");
        return dump(telegram) + "\n--- lines\n" + dump_lines(telegram);
    });
}

TEST(Parser, GivesTheSameWhenATelegramIsReused) {
    Telegram reused;
    for (const std::string& path :
         reftel::testing::files_below(reftel::testing::project_path("testdata/telegram/parser"))) {
        const std::string bytes = reftel::testing::read_file(path);
        parse(bytes, reused);
        const Telegram fresh = parse(bytes);
        EXPECT_EQ(reftel::testing::as_json(reused), reftel::testing::as_json(fresh)) << path;
    }
}

TEST(Parser, HasEveryRuleOfItsFindingsInTheManual) {
    const std::string docs =
        reftel::testing::read_file(reftel::testing::project_path("docs/findings.md"));
    std::size_t rules = 0;
    for (const std::string& path :
         reftel::testing::files_below(reftel::testing::project_path("src/telegram"))) {
        const std::string code = reftel::testing::read_file(path);
        for (std::size_t at = 0; (at = code.find("report(", at)) != std::string::npos; ++at) {
            const std::string_view rule =
                trim_left(std::string_view(code).substr(code.find('(', at) + 1));
            if (rule.starts_with('"')) {
                const std::string name(rule.substr(1, rule.find('"', 1) - 1));
                EXPECT_NE(docs.find("| `" + name + "` |"), std::string::npos) << name;
                ++rules;
            }
        }
    }
    EXPECT_GT(rules, 25U);
}

TEST(WriteJson, IsJsonForEverySample) {
    for (const std::string& path :
         reftel::testing::files_below(reftel::testing::project_path("testdata/telegram/parser"))) {
        const std::string bytes = reftel::testing::read_file(path);
        const auto json = nlohmann::json::parse(reftel::testing::as_json(parse(bytes)));
        EXPECT_TRUE(json.contains("variant")) << path;
        EXPECT_TRUE(json.contains("paragraphs")) << path;
        EXPECT_TRUE(json.contains("findings")) << path;
    }
}

TEST(WriteJson, PointsWithParagraphsAndFindingsIntoTheMessage) {
    const std::string bytes = reftel::testing::read_file(
        reftel::testing::project_path("testdata/telegram/parser/acp127_two_sections.in"));
    const auto json = nlohmann::json::parse(reftel::testing::as_json(parse(bytes)));
    EXPECT_EQ(json["mrn"], "07ZENDA231");
    EXPECT_EQ(json["dtg"], "2007-04-17T14:25:00Z");
    const auto& first = json["paragraphs"][0];
    EXPECT_EQ(first["address"], "1");
    const auto begin = first["begin"].get<std::size_t>();
    EXPECT_EQ(bytes.substr(begin, 8), "SUMMARY:");
    for (const auto& finding : json["findings"]) {
        EXPECT_GE(finding["line"].get<int>(), 1);
        EXPECT_GE(finding["column"].get<int>(), 1);
    }
}

}  // namespace
}  // namespace reftel::telegram
