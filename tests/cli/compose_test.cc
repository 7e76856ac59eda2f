// SPDX-License-Identifier: AGPL-3.0-or-later
// reftel compose as a person runs it.
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "golden.h"

namespace reftel {
namespace {

struct Outcome {
    int code = -1;
    std::string out;
};

Outcome compose(const std::string& arguments) {
    const std::string command = fmt::format("cd '{}' && '{}' compose {} 2>&1",
                                            testing::project_path("."), REFTEL_BINARY, arguments);
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
    EXPECT_EQ(compose(fmt::format("{}secret.in -o {}", kFolder, telegram)).code, 0);
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
