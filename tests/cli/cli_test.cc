// SPDX-License-Identifier: AGPL-3.0-or-later
// The program as a person runs it: real processes, their output and exit codes.

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "command.h"
#include "golden.h"

namespace reftel {
namespace {

using testing::Outcome;

Outcome reftel(const std::string& arguments, const std::string& before = "") {
    return testing::run_reftel(arguments, before);
}

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

TEST(Help, ListsAllVerbsAndExplainsEach) {
    const Outcome overview = reftel("help");
    EXPECT_EQ(overview.code, 0);
    testing::expect_golden("cli/help", overview.out);
    for (const char* verb : {"import", "show", "search", "parse", "stats", "check", "serve",
                             "decide", "set", "compose", "conformance", "lint"}) {
        const Outcome help = reftel(fmt::format("help {}", verb));
        EXPECT_EQ(help.code, 0) << verb;
        testing::expect_golden(fmt::format("cli/help_{}", verb), help.out);
    }
}

TEST(Conformance, PrintsALineASuiteAndNamesWhatIsNoVector) {
    const Outcome told = reftel("conformance testdata/cli/vectors.jsonl --failures");
    EXPECT_EQ(told.code, 1);
    testing::expect_golden("cli/conformance", told.out);
    EXPECT_EQ(reftel("conformance no-such-file.jsonl").code, 2);
    const Outcome json = reftel("conformance testdata/cli/vectors.jsonl --json");
    EXPECT_NE(json.out.find("\"malformed\": 4"), std::string::npos) << json.out;
}

TEST(Arguments, WrongOnesAreNamedAndEndWithTwo) {
    EXPECT_EQ(reftel("").code, 2);
    EXPECT_EQ(reftel("frobnicate").code, 2);
    EXPECT_NE(reftel("frobnicate").out.find("there is no verb \"frobnicate\""), std::string::npos);
    EXPECT_EQ(reftel("import").code, 2);
    EXPECT_EQ(reftel("show only-an-archive").code, 2);
    EXPECT_EQ(reftel("search a b --sort sideways").code, 2);
    EXPECT_EQ(reftel("search only-an-archive").code, 2);
    EXPECT_EQ(reftel("serve nowhere --port 70000").code, 2);
}

TEST(Archive, ThatIsNotThereIsSaidSo) {
    for (const char* verb : {"show none 09ZENDA1", "search none x", "stats none", "check none"}) {
        const Outcome outcome = reftel(verb);
        EXPECT_EQ(outcome.code, 2) << verb;
        EXPECT_NE(outcome.out.find("none"), std::string::npos) << outcome.out;
    }
}

/// The examples, imported once.
class OnExamples : public ::testing::Test {
 protected:
    static void SetUpTestSuite() {
        folder_ = new testing::TemporaryFolder;
        import_ = reftel(fmt::format("import {} examples", archive()));
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }
    static std::string archive() { return folder_->path() + "/archive"; }
    /// Output without what differs from machine to machine.
    static std::string sanitise(std::string text) {
        return replace_all(std::move(text), archive(), "ARCHIVE");
    }
    static Outcome import_;

 private:
    static testing::TemporaryFolder* folder_;
};
testing::TemporaryFolder* OnExamples::folder_ = nullptr;
Outcome OnExamples::import_;

TEST_F(OnExamples, ImportTellsWhatItReadAndWhatNot) {
    EXPECT_EQ(import_.code, 1) << "the README is no telegram";
    testing::expect_golden("cli/import_examples", sanitise(import_.out));
}

TEST_F(OnExamples, ASecondImportSaysThatNothingChanged) {
    const Outcome again = reftel(fmt::format("import {} examples/traffic", archive()));
    EXPECT_EQ(again.code, 0);
    EXPECT_NE(again.out.find("Nothing changed"), std::string::npos) << again.out;
    const Outcome json = reftel(fmt::format("import {} examples/traffic --json", archive()));
    EXPECT_NE(json.out.find("\"changed\": false"), std::string::npos) << json.out;
}

TEST_F(OnExamples, ShowPrintsATelegramAParagraphAndItsBytes) {
    testing::expect_golden("cli/show", reftel(fmt::format("show {} '07 Zenda 77'", archive())).out);
    testing::expect_golden("cli/show_paragraph",
                           reftel(fmt::format("show {} 07ZENDA77/2 --cite", archive())).out);
    const Outcome raw = reftel(fmt::format("show {} 07ZENDA77 --raw", archive()));
    const std::string file =
        testing::read_file(testing::project_path("examples/traffic/07ZENDA77.txt"));
    EXPECT_NE(file.find(trim(raw.out)), std::string::npos);
    const Outcome original = reftel(fmt::format("show {} 07ZENDA77 --original", archive()));
    EXPECT_EQ(original.out, file);
}

TEST_F(OnExamples, ShowSaysWhyThereIsNothing) {
    const Outcome missing = reftel(fmt::format("show {} 07ZENDA198", archive()));
    EXPECT_EQ(missing.code, 2);
    EXPECT_NE(missing.out.find("cites it"), std::string::npos) << missing.out;
    EXPECT_EQ(reftel(fmt::format("show {} 'what is this'", archive())).code, 2);
    EXPECT_EQ(reftel(fmt::format("show {} 07ZENDA77/99", archive())).code, 2);
}

TEST_F(OnExamples, SearchPrintsHitsWithTheirParagraphs) {
    const Outcome found = reftel(fmt::format("search {} 'lantern tag:PREL' --limit 3", archive()));
    EXPECT_EQ(found.code, 0);
    testing::expect_golden("cli/search", found.out);
    const Outcome odd = reftel(fmt::format("search {} 'clas:secret'", archive()));
    EXPECT_NE(odd.out.find("class:secret"), std::string::npos) << odd.out;
}

TEST_F(OnExamples, SearchFindsTelegramsLikeOneNamesOtherWordsAndCountsByDate) {
    const Outcome like = reftel(fmt::format("search {} --like 07ZENDA77", archive()));
    EXPECT_EQ(like.code, 0) << like.out;
    EXPECT_EQ(like.out.find("\n07ZENDA77 "), std::string::npos) << like.out;
    EXPECT_EQ(reftel(fmt::format("search {} --like 07ZENDA99999", archive())).code, 2);
    const Outcome slip = reftel(fmt::format("search {} lantrn", archive()));
    EXPECT_NE(slip.out.find("Did you mean lantern?"), std::string::npos) << slip.out;
    const Outcome bars = reftel(fmt::format("search {} date:2007 --by-date fit", archive()));
    EXPECT_NE(bars.out.find("  2007-"), std::string::npos) << bars.out;
}

TEST_F(OnExamples, StatsAndCheckAnswer) {
    testing::expect_golden("cli/stats",
                           testing::without_times(reftel(fmt::format("stats {}", archive())).out,
                                                  "Last import: ", ","));
    const Outcome check = reftel(fmt::format("check {}", archive()));
    EXPECT_EQ(check.code, 0) << check.out;
    EXPECT_NE(check.out.find("All is well."), std::string::npos);
    EXPECT_EQ(reftel(fmt::format("check {} --rebuild", archive())).code, 0);
}

TEST_F(OnExamples, AnArchiveThatAnotherVersionReadSaysSoInOneLineUntilItIsRebuilt) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open((archive() + "/archive.db").c_str(), &database), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(database, "DELETE FROM setting WHERE name = 'read_by'", nullptr, nullptr,
                           nullptr),
              SQLITE_OK);
    sqlite3_close(database);
    const std::string line = fmt::format(
        "reftel: another version of reftel read the telegrams in {0}; 'reftel check --rebuild {0}'"
        " reads them again\n",
        archive());
    EXPECT_TRUE(reftel(fmt::format("stats {}", archive())).out.starts_with(line));
    EXPECT_TRUE(reftel(fmt::format("search {} lantern", archive())).out.starts_with(line));
    EXPECT_EQ(reftel(fmt::format("check {} --rebuild", archive())).code, 0);
    EXPECT_EQ(reftel(fmt::format("stats {}", archive())).out.find("another version"),
              std::string::npos);
}

TEST(Parse, PrintsATelegramAsJsonFromAFileOrStandardInput) {
    const Outcome file = reftel("parse examples/traffic/07ZENDA77.txt");
    EXPECT_EQ(file.code, 0);
    testing::expect_golden("cli/parse", file.out);
    const Outcome stream = reftel("parse --jsonl", "cat examples/traffic/day-of-traffic.txt |");
    EXPECT_EQ(stream.code, 0);
    EXPECT_EQ(split(trim(stream.out), '\n').size(), 3U);
    EXPECT_EQ(reftel("parse /dev/null").code, 2);
    EXPECT_EQ(reftel("parse not-there.txt").code, 2);
}

TEST(Serve, RefusesToShowTheOwnersEditionToOtherHostsUnasked) {
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    reftel(fmt::format("import {} examples/short", archive));
    const Outcome refused = reftel(fmt::format("serve {} --address 0.0.0.0 --port 0", archive));
    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.out.find("owner's edition"), std::string::npos) << refused.out;
}

TEST(Serve, AnswersUntilItIsAskedToEnd) {
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    reftel(fmt::format("import {} examples/short", archive));
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::execl(REFTEL_BINARY, "reftel", "serve", archive.c_str(), "--port", "0", nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    std::string line;
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) {
        line += c;
    }
    EXPECT_NE(line.find("http://localhost:"), std::string::npos) << line;
    ::kill(child, SIGTERM);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    ::close(ends[0]);
}

}  // namespace
}  // namespace reftel
