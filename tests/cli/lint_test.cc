// SPDX-License-Identifier: AGPL-3.0-or-later
// reftel lint as a person runs it.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "command.h"
#include "golden.h"

namespace reftel {
namespace {

using testing::Outcome;

Outcome reftel(const std::string& arguments, const std::string& before = "") {
    return testing::run_reftel(arguments, before);
}

constexpr const char* kFragment = "testdata/cli/second_section_lost.in";

TEST(LintVerb, NamesFileLineColumnRuleAndCode) {
    const Outcome done = reftel(fmt::format("lint --only sections {}", kFragment));
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(
        done.out.find("second_section_lost.in:9:36: error: of 2 sections these were not seen: "
                      "2 [sections L033]\n"),
        std::string::npos)
        << done.out;
    EXPECT_TRUE(done.out.ends_with("1 finding in 1 telegram\n")) << done.out;
}

TEST(LintVerb, WritesOneObjectALineWithJson) {
    const Outcome done = reftel(fmt::format("lint --json --only l033 {}", kFragment));
    EXPECT_EQ(done.code, 1);
    const auto found = nlohmann::json::parse(done.out);
    EXPECT_EQ(found["rule"], "sections");
    EXPECT_EQ(found["line"], 9);
    EXPECT_EQ(found["severity"], "error");
}

TEST(LintVerb, WritesSarifThatNamesItsRules) {
    const Outcome done = reftel(fmt::format("lint --sarif --only L033 {}", kFragment));
    EXPECT_EQ(done.code, 1);
    const auto sarif = nlohmann::json::parse(done.out);
    EXPECT_EQ(sarif["version"], "2.1.0");
    const auto& run = sarif["runs"][0];
    EXPECT_EQ(run["tool"]["driver"]["rules"].size(), 85U);
    const auto& result = run["results"][0];
    EXPECT_EQ(result["ruleId"], "L033");
    EXPECT_EQ(result["level"], "error");
    EXPECT_EQ(result["locations"][0]["physicalLocation"]["region"]["startLine"], 9);
}

TEST(LintVerb, EndsWithZeroWhereNothingIsFoundAndTwoWhereNothingCanBeRead) {
    EXPECT_EQ(reftel(fmt::format("lint --only trailer {}", kFragment)).code, 0);
    EXPECT_EQ(reftel("lint no-such-file").code, 2);
    const Outcome unknown = reftel("lint --explain no-such-rule");
    EXPECT_EQ(unknown.code, 2);
    EXPECT_NE(unknown.out.find("there is no rule no-such-rule; reftel lint --list names them"),
              std::string::npos)
        << unknown.out;
}

TEST(LintVerb, PrintsNoControlCharactersOfATelegram) {
    const testing::TemporaryFolder folder;
    const std::string path = folder.write(
        "escape.txt",
        "P 120829Z MAR 07\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nBT\nUNCLAS ZENDA 000231\n\n"
        "E.O. 12958: N/A\nTAGS: PREL, EU\nSUBJECT: LAMPS\nREF: THE \x1B[31mRED LAMP\n\n1. Text.\n");
    const Outcome done = reftel("lint --severity info " + path);
    EXPECT_NE(done.out.find("RED LAMP"), std::string::npos) << done.out;
    EXPECT_EQ(done.out.find('\x1B'), std::string::npos);
}

TEST(LintVerb, ExplainsARule) {
    const Outcome done = reftel("lint --explain L013");
    EXPECT_EQ(done.code, 0);
    EXPECT_TRUE(done.out.starts_with("L013 julian-day (error)\n\n")) << done.out;
}

TEST(LintVerb, ItsTableOfRulesIsTheOneInTheDocumentation) {
    const std::string docs = testing::read_file(testing::project_path("docs/lint.md"));
    EXPECT_NE(docs.find(reftel("lint --list --markdown").out), std::string::npos)
        << "docs/lint.md is not current: put the table of reftel lint --list --markdown into it";
}

TEST(LintVerb, FindsNoErrorInWhatComposeMakes) {
    const Outcome done = reftel(
        fmt::format("compose testdata/telegram/compose/minimal.in | '{}' lint --severity error -",
                    REFTEL_BINARY));
    EXPECT_EQ(done.code, 0) << done.out;
}

}  // namespace
}  // namespace reftel
