// SPDX-License-Identifier: AGPL-3.0-or-later
// reftel compose as a person runs it.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "command.h"
#include "golden.h"

namespace reftel {
namespace {

using testing::Outcome;

Outcome compose(const std::string& arguments) {
    return testing::run_reftel("compose " + arguments);
}

constexpr const char* kFolder = "testdata/telegram/compose/";

TEST(ComposeVerb, PrintsTheTelegramOfADraft) {
    const Outcome done = compose(std::string(kFolder) + "minimal.in");
    EXPECT_EQ(done.code, 0);
    EXPECT_EQ("--- telegram\n" + done.out,
              testing::read_file(testing::project_path(std::string(kFolder) + "minimal.expected")));
}

TEST(ComposeVerb, TellsWhatIsWrongWithItsPlaceAndEndsWithTwo) {
    const Outcome done = compose(std::string(kFolder) + "bad.in");
    EXPECT_EQ(done.code, 2);
    EXPECT_NE(done.out.find("testdata/telegram/compose/bad.in:11:13: warning: TAGS: PHUMM is in no "
                            "table of TAGS; did you mean PHUM?"),
              std::string::npos)
        << done.out;
    EXPECT_EQ(done.out.find("UNCLAS"), std::string::npos);
}

TEST(ComposeVerb, WritesAFileAndMakesADraftOfItAgain) {
    const testing::TemporaryFolder folder;
    const std::string telegram = folder.path() + "/telegram.txt";
    const std::string draft = folder.path() + "/draft.md";
    EXPECT_EQ(compose(fmt::format("{}unclassified.in -o {}", kFolder, telegram)).code, 0);
    EXPECT_EQ(compose(fmt::format("--from {} -o {}", telegram, draft)).code, 0);
    EXPECT_EQ(compose(draft).out, testing::read_file(telegram));
}

TEST(ComposeVerb, WritesJsonWithTheProblems) {
    const Outcome bad = compose(std::string(kFolder) + "bad_yaml.in --json");
    EXPECT_EQ(bad.code, 2);
    EXPECT_NE(bad.out.find("\"telegram\": null"), std::string::npos) << bad.out;
    EXPECT_NE(bad.out.find("\"line\": 3"), std::string::npos) << bad.out;
}

TEST(ComposeVerb, PrintsAnEmptyDraftAndRefusesWhatIsNoTelegram) {
    const Outcome empty = compose("--new");
    EXPECT_EQ(empty.code, 0);
    EXPECT_TRUE(empty.out.starts_with("---\n"));
    EXPECT_EQ(compose("--from LICENSE").code, 2);
    EXPECT_EQ(compose("no-such-file.md").code, 2);
}

}  // namespace
}  // namespace reftel
