// SPDX-License-Identifier: AGPL-3.0-or-later
// reftel lint as a person runs it.
#include <set>
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
    EXPECT_TRUE(done.out.ends_with("1 finding in 1 telegram: 1 error\n")) << done.out;
}

TEST(LintVerb, QuotesTheLineWithACaretBelowThePlace) {
    const Outcome done = reftel(fmt::format("lint --only sections {}", kFragment));
    const std::size_t quote = done.out.find("\n    UNCLAS SECTION 01 OF 02 ");
    ASSERT_NE(quote, std::string::npos) << done.out;
    const std::size_t caret = done.out.find("\n    " + std::string(35, ' ') + "^\n");
    EXPECT_GT(caret, quote) << done.out;
}

TEST(LintVerb, QuotesALongLineAroundThePlaceWithin80Columns) {
    const testing::TemporaryFolder folder;
    const std::string path = folder.write(
        "long.txt",
        "VZCZCXRO0042\nPP RUEHC\nDE RUEHZD #0231 0710829\nZNR UUUUU\nP 120829Z MAR 07\n"
        "FM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC\nBT\nUNCLAS ZENDA 000231\n\n"
        "E.O. 12958: N/A\nTAGS: PREL, EU\nSUBJECT: LAMPS\n\n1. Text " +
            std::string(300, 'x') + " text.\nRASSENDYLL\nBT\n");
    const Outcome done = reftel("lint --only line-too-long " + path);
    EXPECT_NE(done.out.find("\n    ..."), std::string::npos) << done.out;
    std::size_t begin = done.out.find('\n') + 1;  // The first line names the file.
    while (begin < done.out.size()) {
        const std::size_t end = done.out.find('\n', begin);
        EXPECT_LE(end - begin, 80U) << done.out;
        begin = end + 1;
    }
}

TEST(LintVerb, WritesOneObjectALineWithJson) {
    const Outcome done = reftel(fmt::format("lint --json --only l033 {}", kFragment));
    EXPECT_EQ(done.code, 1);
    const auto found = nlohmann::json::parse(done.out);
    EXPECT_EQ(found["rule"], "sections");
    EXPECT_EQ(found["line"], 9);
    EXPECT_EQ(found["severity"], "error");
}

/// Fails when an object has a key that the standard does not give it, or lacks one it wants.
void expect_keys(const nlohmann::json& object, const std::set<std::string>& wanted,
                 const std::set<std::string>& allowed) {
    ASSERT_TRUE(object.is_object()) << object;
    for (const auto& item : object.items()) {
        EXPECT_TRUE(wanted.contains(item.key()) || allowed.contains(item.key())) << item.key();
    }
    for (const std::string& key : wanted) {
        EXPECT_TRUE(object.contains(key)) << key;
    }
}

const std::set<std::string> kLevels{"none", "note", "warning", "error"};

void expect_message(const nlohmann::json& message) {
    expect_keys(message, {"text"}, {});
    EXPECT_FALSE(message.at("text").get<std::string>().empty());
}

void expect_rule(const nlohmann::json& rule) {
    expect_keys(rule, {"id"},
                {"name", "shortDescription", "fullDescription", "help", "defaultConfiguration"});
    for (const char* text : {"shortDescription", "fullDescription", "help"}) {
        expect_message(rule.at(text));
    }
    EXPECT_TRUE(kLevels.contains(rule.at("defaultConfiguration").at("level")));
}

void expect_result(const nlohmann::json& result, const nlohmann::json& rules) {
    expect_keys(result, {"message"}, {"ruleId", "ruleIndex", "level", "locations"});
    expect_message(result.at("message"));
    EXPECT_TRUE(kLevels.contains(result.at("level")));
    EXPECT_EQ(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id"), result.at("ruleId"));
    for (const auto& location : result.at("locations")) {
        expect_keys(location, {"physicalLocation"}, {});
        const auto& physical = location.at("physicalLocation");
        expect_keys(physical, {"artifactLocation", "region"}, {});
        expect_keys(physical.at("artifactLocation"), {"uri"}, {});
        const std::string uri = physical.at("artifactLocation").at("uri");
        EXPECT_EQ(uri.find_first_of(" !<>\"{}|\\^`#?"), std::string::npos) << uri;
        EXPECT_GE(physical.at("region").at("startLine"), 1);
        EXPECT_GE(physical.at("region").at("startColumn"), 1);
    }
}

void expect_sarif(const nlohmann::json& sarif) {
    expect_keys(sarif, {"version", "runs"}, {"$schema"});
    EXPECT_EQ(sarif.at("version"), "2.1.0");
    ASSERT_EQ(sarif.at("runs").size(), 1U);
    const auto& run = sarif.at("runs")[0];
    expect_keys(run, {"tool"}, {"results", "columnKind", "invocations"});
    EXPECT_EQ(run.at("columnKind"), "unicodeCodePoints");
    expect_keys(run.at("tool"), {"driver"}, {});
    const auto& driver = run.at("tool").at("driver");
    expect_keys(driver, {"name"}, {"version", "rules"});
    for (const auto& rule : driver.at("rules")) {
        expect_rule(rule);
    }
    for (const auto& result : run.at("results")) {
        expect_result(result, driver.at("rules"));
    }
    for (const auto& invocation : run.at("invocations")) {
        expect_keys(invocation, {"executionSuccessful"}, {"toolExecutionNotifications"});
        for (const auto& told : invocation.at("toolExecutionNotifications")) {
            expect_keys(told, {"message"}, {"level"});
            expect_message(told.at("message"));
        }
    }
}

TEST(LintVerb, WritesSarifThatNamesItsRules) {
    const Outcome done = reftel(fmt::format("lint --sarif --only L033 {}", kFragment));
    EXPECT_EQ(done.code, 1);
    const auto sarif = nlohmann::json::parse(done.out);
    expect_sarif(sarif);
    const auto& run = sarif["runs"][0];
    EXPECT_EQ(run["tool"]["driver"]["rules"].size(), 85U);
    const auto& result = run["results"][0];
    EXPECT_EQ(result["ruleId"], "L033");
    EXPECT_EQ(result["level"], "error");
    EXPECT_EQ(result["locations"][0]["physicalLocation"]["region"]["startLine"], 9);
}

TEST(LintVerb, WritesSarifAboutFindingsOfAllKinds) {
    const Outcome done = reftel("lint --sarif --severity info testdata/telegram/lint");
    EXPECT_EQ(done.code, 1);
    const auto sarif = nlohmann::json::parse(done.out.substr(done.out.find("{\n")));
    expect_sarif(sarif);
    EXPECT_GT(sarif["runs"][0]["results"].size(), 100U);
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
    for (const char* part :
         {"\nWhy      ", "\nMend     ", "\nSpared   ", "\nSource   ACP 127(G) 115"}) {
        EXPECT_NE(done.out.find(part), std::string::npos) << part << done.out;
    }
}

TEST(LintVerb, ItsTableOfRulesIsTheOneInTheDocumentation) {
    const std::string docs = testing::read_file(testing::project_path("docs/lint.md"));
    EXPECT_NE(docs.find(reftel("lint --list --markdown").out), std::string::npos)
        << "docs/lint.md is not current: put the table of reftel lint --list --markdown into it";
}

TEST(LintVerb, FindsNothingInWhatComposeMakesOfALongDraft) {
    const testing::TemporaryFolder folder;
    std::string draft =
        "---\nfrom: AMEMBASSY ROME\nnumber: 231\ndtg: 171425Z APR 07\n"
        "to: SECSTATE WASHDC\nclassification: UNCLASSIFIED\ntags: PREL, IT\n"
        "subject: THE LAMPS OF ZENDA\nsignature: HARKAWAY\n---\n\n## Summary\n\n"
        "All lamps were lit.\n\n## End\n\n";
    for (int lamp = 0; lamp < 120; ++lamp) {
        draft += fmt::format(
            "The lamplighters lit lamp {} on Monday, and on Tuesday they went "
            "back to it with oil, for it had gone out over night.\n\n",
            lamp + 100);
    }
    const std::string path = folder.write("draft.md", draft);
    const std::string telegram = folder.path() + "/telegram.txt";
    ASSERT_EQ(reftel(fmt::format("compose {} -o {}", path, telegram)).code, 0);
    EXPECT_NE(testing::read_file(telegram).find("SECTION 03 OF "), std::string::npos);
    const Outcome done = reftel("lint " + telegram);
    EXPECT_EQ(done.code, 0);
    EXPECT_EQ(done.out, "0 findings in 1 telegram\n");
}

TEST(LintVerb, FindsNothingInWhatComposeMakes) {
    const Outcome done = reftel(
        fmt::format("compose testdata/telegram/compose/minimal.in | '{}' lint -", REFTEL_BINARY));
    EXPECT_EQ(done.code, 0) << done.out;
}

}  // namespace
}  // namespace reftel
