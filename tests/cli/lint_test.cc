// SPDX-License-Identifier: AGPL-3.0-or-later
// reftel lint as a person runs it.
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "golden.h"

namespace reftel {
namespace {

struct Outcome {
    int code = -1;
    std::string out;
};

Outcome reftel(const std::string& arguments) {
    const std::string command = fmt::format("cd '{}' && '{}' {} 2>&1", testing::project_path("."),
                                            REFTEL_BINARY, arguments);
    Outcome out;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        out.out.append(buffer.data(), got);
    }
    const int status = ::pclose(pipe);
    out.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return out;
}

constexpr const char* kFragment = "examples/traffic/09SANDERLING88.txt";

TEST(LintVerb, NamesFileLineColumnRuleAndCode) {
    const Outcome done = reftel(fmt::format("lint --only sections {}", kFragment));
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.out.find("09SANDERLING88.txt:14:53: error: of 2 sections these were not seen: "
                            "2 [sections L033]\n"),
              std::string::npos)
        << done.out;
    EXPECT_TRUE(done.out.ends_with("1 finding in 2 telegrams\n")) << done.out;
}

TEST(LintVerb, WritesOneObjectALineWithJson) {
    const Outcome done = reftel(fmt::format("lint --json --only l033 {}", kFragment));
    EXPECT_EQ(done.code, 1);
    const auto found = nlohmann::json::parse(done.out);
    EXPECT_EQ(found["rule"], "sections");
    EXPECT_EQ(found["line"], 14);
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
    EXPECT_EQ(result["locations"][0]["physicalLocation"]["region"]["startLine"], 14);
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
    for (const char* draft : {"minimal.in"}) {
        const Outcome done =
            reftel(fmt::format("compose testdata/telegram/compose/{} | '{}' lint "
                               "--severity error -",
                               draft, REFTEL_BINARY));
        EXPECT_EQ(done.code, 0) << done.out;
    }
}

}  // namespace
}  // namespace reftel
