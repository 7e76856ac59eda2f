// SPDX-License-Identifier: AGPL-3.0-or-later
// reftel import, its reports and its watch, and the exports that it reads again.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "command.h"
#include "golden.h"

namespace reftel {
namespace {

using testing::Outcome;
using testing::TemporaryFolder;

Outcome reftel(const std::string& arguments, const std::string& before = "") {
    return testing::run_reftel(arguments, before);
}

/// A reftel that runs until it is ended, and the lines it prints.
class Running {
 public:
    explicit Running(std::vector<std::string> arguments) {
        std::array<int, 2> ends{};
        EXPECT_EQ(::pipe(ends.data()), 0);
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::dup2(ends[1], STDERR_FILENO);
            std::vector<char*> argv;
            arguments.insert(arguments.begin(), "reftel");
            for (std::string& argument : arguments) {
                argv.push_back(argument.data());
            }
            argv.push_back(nullptr);
            ::execv(REFTEL_BINARY, argv.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        out_ = ends[0];
    }
    ~Running() { ::close(out_); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    /// The next line that contains a text; empty at the end of output.
    std::string wait_for(std::string_view text) const {
        std::string line;
        for (char c = 0; ::read(out_, &c, 1) == 1;) {
            if (c != '\n') {
                line += c;
            } else if (line.find(text) != std::string::npos) {
                return line;
            } else {
                line.clear();
            }
        }
        return {};
    }
    int end(int signal) const {
        ::kill(child_, signal);
        int status = 0;
        EXPECT_EQ(::waitpid(child_, &status, 0), child_);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

 private:
    pid_t child_ = -1;
    int out_ = -1;
};

std::string example(const std::string& name) {
    return testing::read_file(testing::project_path("examples/" + name));
}

TEST(ImportVerb, WritesItsReportAsJsonAndKeepsIt) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const Outcome done = reftel(fmt::format("import {} examples/malformed --json", archive));
    const auto report = nlohmann::json::parse(done.out);
    EXPECT_EQ(report["telegrams"], report["new"]);
    EXPECT_GT(report["bytes_understood"], 0);
    EXPECT_FALSE(report["parts"].empty());
    EXPECT_FALSE(report["forms"].empty());
    for (const auto& [rule, found] : report["findings"].items()) {
        EXPECT_GT(found["count"], 0) << rule;
        EXPECT_NE(found["example"].get<std::string>().find("examples/malformed/"),
                  std::string::npos);
    }
    const auto kept = nlohmann::json::parse(reftel(fmt::format("stats {} --json", archive)).out);
    EXPECT_EQ(kept["last_import"]["report"], report);
    EXPECT_NE(reftel("stats " + archive).out.find("Last import"), std::string::npos);
    EXPECT_EQ(reftel(fmt::format("stats {} --edition released", archive)).out.find("Last import"),
              std::string::npos);
    reftel(fmt::format("import {} examples/malformed", archive));
    const auto same = nlohmann::json::parse(reftel(fmt::format("stats {} --json", archive)).out);
    EXPECT_EQ(same["last_import"], kept["last_import"]) << "an import that changes nothing";
}

TEST(ImportVerb, WritesItsReportAsOnePageThatNeedsNothingElse) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const std::string page = folder.path() + "/report.html";
    folder.write("in/<script>alert(1)<&\">.txt", "Dear Flavia,\n");
    folder.write("in/one.txt", example("traffic/07ZENDA77.txt"));
    reftel(fmt::format("import {} {}/in --report {}", archive, folder.path(), page));
    const std::string html = testing::read_file(page);
    EXPECT_TRUE(html.starts_with("<!doctype html>"));
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("src="), std::string::npos);
    EXPECT_EQ(html.find("href="), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(1)&lt;&amp;&quot;&gt;.txt"), std::string::npos);
    EXPECT_NE(html.find("prefers-color-scheme: dark"), std::string::npos);
    EXPECT_NE(html.find("@media print"), std::string::npos);
    const std::string body = html.substr(html.find("<body>"));
    std::string bare = testing::without_times(body, "Import of ", " UTC");
    for (std::size_t at = 0; (at = bare.find(folder.path())) != std::string::npos;) {
        bare.replace(at, folder.path().size(), "TMP");
    }
    testing::expect_golden("cli/import_report_page", bare);

    const Outcome again =
        reftel(fmt::format("import {} {}/in --report html", archive, folder.path()));
    EXPECT_NE(again.out.find(archive + "/reports/"), std::string::npos) << again.out;
}

TEST(ImportVerb, LeavesTheIndexToTheFirstSearchWhenAskedTo) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    reftel(fmt::format("import {} examples/traffic --no-index", archive));
    EXPECT_FALSE(std::filesystem::exists(archive + "/search/owner/manifest"));
    const Outcome found = reftel(fmt::format("search {} from:zenda", archive));
    EXPECT_NE(found.out.find("07ZENDA77"), std::string::npos) << found.out;
    EXPECT_TRUE(std::filesystem::exists(archive + "/search/owner/manifest"));
}

TEST(ImportVerb, WantsPathsOrAFolderToWatch) {
    const TemporaryFolder folder;
    EXPECT_EQ(reftel("import " + folder.path() + "/archive").code, 2);
    EXPECT_EQ(reftel(fmt::format("import {0}/archive {0} --watch {0}", folder.path())).code, 2);
    EXPECT_EQ(reftel(fmt::format("import {0}/archive --watch {0}/none", folder.path())).code, 2);
}

TEST(ImportWatch, PrintsALineAFileAndEndsWhenAsked) {
    for (const int signal : {SIGTERM, SIGINT}) {
        const TemporaryFolder folder;
        const std::string in = folder.path() + "/in";
        folder.write("in/before.txt", example("traffic/07ZENDA77.txt"));
        const Running watch({"import", folder.path() + "/archive", "--watch", in, "--json"});
        const auto before = nlohmann::json::parse(watch.wait_for("before.txt"));
        EXPECT_EQ(before["new"], 1);
        EXPECT_EQ(before["ids"][0], "07ZENDA77");
        folder.write("in/sub/after.txt", example("traffic/07ZENDA231.txt"));
        EXPECT_EQ(nlohmann::json::parse(watch.wait_for("after.txt"))["new"], 1);
        EXPECT_EQ(watch.end(signal), 0);
        const Outcome found =
            reftel(fmt::format("search {}/archive lantern --json", folder.path()));
        EXPECT_EQ(nlohmann::json::parse(found.out)["query"], "lantern");
        EXPECT_EQ(reftel(fmt::format("check {}/archive", folder.path())).code, 0);
    }
}

TEST(ImportWatch, EndsInTheReportOfAllItDid) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const std::string page = folder.path() + "/report.html";
    folder.write("in/1.txt", example("traffic/07ZENDA77.txt"));
    const Running watch({"import", archive, "--watch", folder.path() + "/in", "--report", page});
    EXPECT_NE(watch.wait_for("1.txt: 1 telegram"), "");
    folder.write("in/2.jpg", "\xFF\xD8\xFF\xE0 JFIF");
    EXPECT_NE(watch.wait_for("2.jpg: 0 telegrams"), "");
    EXPECT_EQ(watch.end(SIGTERM), 1) << "a file was refused";
    EXPECT_NE(watch.wait_for("Read 1 telegram"), "");
    EXPECT_NE(watch.wait_for("Not read, 1 file"), "");
    EXPECT_NE(testing::read_file(page).find("2.jpg"), std::string::npos);
    EXPECT_NE(reftel("stats " + archive).out.find("Last import"), std::string::npos);
}

TEST(ImportWatch, MakesNothingWhenThereIsNoSuchFolder) {
    const TemporaryFolder folder;
    const Outcome done = reftel(fmt::format("import {0}/a --watch {0}/none 2>&1", folder.path()));
    EXPECT_EQ(done.code, 2);
    EXPECT_EQ(done.out.find("Watching"), std::string::npos) << done.out;
    EXPECT_FALSE(std::filesystem::exists(folder.path() + "/a"));
}

TEST(ImportVerb, TellsWhatStandsBesideATelegramOnlyWhenAskedForAll) {
    const TemporaryFolder folder;
    const std::string mail =
        folder.write("one.eml", "Message-ID: <1@zenda.example>\nSubject: LANTERNS\n\n" +
                                    example("traffic/07ZENDA77.txt"));
    const std::string import = fmt::format("import {}/a {}", folder.path(), mail);
    EXPECT_EQ(reftel(import).out.find("mail-subject"), std::string::npos);
    std::filesystem::remove_all(folder.path() + "/a");
    const std::string all = reftel(import + " --verbose").out;
    EXPECT_NE(all.find("\nNoted beside the telegrams"), std::string::npos) << all;
    EXPECT_NE(all.find("mail-subject"), std::string::npos);
}

TEST(SearchExport, WritesEveryTelegramWhichImportReadsAgain) {
    const TemporaryFolder folder;
    reftel(fmt::format("import {}/a examples/traffic", folder.path()));
    for (const char* format : {"jsonl", "csv"}) {
        const std::string file = fmt::format("{}/all.{}", folder.path(), format);
        const Outcome done = reftel(
            fmt::format("search {}/a '' --export {} | cat > {}", folder.path(), format, file));
        EXPECT_EQ(done.code, 0) << done.out;
        const Outcome again =
            reftel(fmt::format("import {0}/{1} {2} --json", folder.path(), format, file));
        EXPECT_EQ(again.code, 0) << again.out;
    }
    EXPECT_NE(reftel(fmt::format("search {}/a 'clas:secret' --export text", folder.path()))
                  .out.find("class:secret"),
              std::string::npos);
    EXPECT_EQ(reftel(fmt::format("search {}/a '' --export xml", folder.path())).code, 2);
}

TEST(ShowCite, PrintsAStyleAndRefusesOthers) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    reftel(fmt::format("import {} examples/traffic", archive));
    const Outcome csl = reftel(fmt::format(
        "show {} 07ZENDA77/2 --cite csl-json --base-url https://archive.example", archive));
    const auto item = nlohmann::json::parse(csl.out)[0];
    EXPECT_EQ(item["id"], "07ZENDA77");
    EXPECT_EQ(item["locator"], "2");
    EXPECT_EQ(item["URL"], "https://archive.example/cable/07ZENDA77/2");
    EXPECT_TRUE(reftel(fmt::format("show {} 07ZENDA77 --cite bibtex", archive))
                    .out.starts_with("@misc{07ZENDA77,\n"));
    EXPECT_NE(reftel(fmt::format("show {} 07ZENDA77 --cite", archive)).out.find("telegram 77"),
              std::string::npos);
    EXPECT_EQ(reftel(fmt::format("show {} 07ZENDA77 --cite vancouver", archive)).code, 2);
}

TEST(Serve, MakesADamagedIndexAgainAndSaysSo) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    reftel(fmt::format("import {} examples/short", archive));
    for (const auto& entry : std::filesystem::directory_iterator(archive + "/search/owner")) {
        if (entry.path().extension() == ".lock") {
            continue;
        }
        std::ofstream(entry.path(), std::ios::binary | std::ios::trunc) << "damaged";
    }
    const Running serve({"serve", archive, "--port", "0"});
    EXPECT_NE(serve.wait_for("search index"), "");
    EXPECT_NE(serve.wait_for("http://localhost:"), "");
    EXPECT_EQ(serve.end(SIGTERM), 0);
    const Outcome found = reftel(fmt::format("search {} '' --json", archive));
    EXPECT_EQ(nlohmann::json::parse(found.out)["total"], 3);
}

TEST(Errors, NameTestsThatExist) {
    std::string tests;
    for (const std::string& file : testing::files_below(testing::project_path("tests"))) {
        tests += file.ends_with(".cc") ? testing::read_file(file) : "";
    }
    const std::string docs = testing::read_file(testing::project_path("docs/errors.md"));
    std::size_t named = 0;
    for (const std::string_view word : split(docs, '`')) {
        const std::size_t dot = word.find('.');
        const bool is_test =
            dot != std::string_view::npos && is_upper(word.front()) &&
            std::all_of(word.begin(), word.end(), [](char c) { return is_alnum(c) || c == '.'; });
        if (is_test) {
            const std::string test =
                fmt::format("({}, {})", word.substr(0, dot), word.substr(dot + 1));
            EXPECT_NE(tests.find(test), std::string::npos) << test;
            ++named;
        }
    }
    EXPECT_GT(named, 30U);
}

}  // namespace
}  // namespace reftel
