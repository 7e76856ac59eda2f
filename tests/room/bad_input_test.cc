// SPDX-License-Identifier: AGPL-3.0-or-later
// Bad input end to end: what an import makes of it, and that nothing is lost. docs/errors.md lists
// every kind and the test that proves it.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/text.h"
#include "room/maintenance.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

using testing::TemporaryFolder;

void expect_no_damage(const std::string& archive) {
    const auto found = check(archive, [](std::uint64_t, std::uint64_t) {});
    ASSERT_TRUE(found.has_value()) << found.error().to_string();
    EXPECT_EQ(found->damage, std::vector<std::string>{});
}

/// The bytes of every file that was read are in the archive, or the file is named as refused.
void expect_nothing_lost(const std::string& archive, const ImportReport& report) {
    const auto room = open_room(archive);
    for (const ImportReport::File& file : report.files) {
        EXPECT_EQ(file.telegrams + file.refused > 0, true) << file.where;
        if (file.telegrams != 1) {
            continue;
        }
        const auto reading = room->read(file.ids.at(0));
        ASSERT_TRUE(reading.has_value()) << file.where;
        bool held = false;
        for (const Witness& witness : reading->witnesses) {
            held = held || *room->original(file.ids.at(0), witness.number) ==
                               testing::read_file(file.where);
        }
        EXPECT_TRUE(held) << file.where;
    }
}

TEST(BadInput, ATelegramWithAnyLineMissingIsImportedWithItsBytes) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const std::string text =
        testing::read_file(testing::project_path("examples/traffic/07ZENDA231.txt"));
    const std::vector<std::string_view> lines = split(text, '\n');
    for (std::size_t missing = 0; missing < lines.size(); ++missing) {
        std::string without;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            without += i == missing ? "" : std::string(lines[i]) + "\n";
        }
        folder.write("in/" + std::to_string(missing) + ".txt", without);
    }
    const ImportReport report = import_paths(archive, {folder.path() + "/in"});
    EXPECT_EQ(report.telegrams, lines.size()) << "each is still a telegram";
    EXPECT_FALSE(report.findings.empty()) << "and what is missing is found";
    for (const auto& [name, rule] : report.findings) {
        EXPECT_NE(rule.example.find("/in/"), std::string::npos) << name;
    }
    expect_nothing_lost(archive, report);
    expect_no_damage(archive);
}

TEST(BadInput, EveryCutOfATelegramIsKeptOrNamed) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const std::string text =
        testing::read_file(testing::project_path("examples/short/07PORTLANTERN9.txt"));
    for (std::size_t size = 0; size < text.size(); size += 7) {
        folder.write("in/" + std::to_string(size) + ".txt", text.substr(0, size));
    }
    const ImportReport report = import_paths(archive, {folder.path() + "/in"});
    EXPECT_EQ(report.files.size(), (text.size() + 6) / 7);
    expect_nothing_lost(archive, report);
    expect_no_damage(archive);
}

TEST(BadInput, EveryCutOfTheSeedIsKeptOrNamed) {
    REFTEL_SKIP_WITHOUT_SHARED();
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const std::string text =
        testing::read_file(testing::files_below(testing::shared_folder() + "/seed").front());
    for (std::size_t size = 0; size < text.size(); size += 97) {
        folder.write("in/" + std::to_string(size) + ".txt", text.substr(0, size));
    }
    const ImportReport report = import_paths(archive, {folder.path() + "/in"});
    EXPECT_EQ(report.files.size(), (text.size() + 96) / 97);
    expect_nothing_lost(archive, report);
    expect_no_damage(archive);
}

TEST(BadInput, AFullDiskEndsAnImportWithAReasonAndItGoesOnWhenThereIsRoom) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    constexpr unsigned kTelegrams = 400;
    std::string filler;
    for (unsigned i = 0; filler.size() < 4000; ++i) {
        filler += "Lamp " + std::to_string(i * 2654435761U) + " is lit. ";
    }
    for (unsigned i = 1; i <= kTelegrams; ++i) {
        folder.write(
            "in/" + std::to_string(i) + ".txt",
            zenda_telegram(i, "LAMP " + std::to_string(i), filler + std::to_string(i * 40503U)));
    }
    const std::string in = folder.path() + "/in";
    EXPECT_EQ(import_paths(archive, {in + "/1.txt"}).fresh, 1U);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{400'000, 400'000};  // no file may grow beyond: as on a full disk
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ImportOptions options;
        options.paths = {in};
        options.now = kNow;
        const auto report = import(archive, options);
        const bool told =
            !report && report.error().kind == Error::Kind::Io && !report.error().hint.empty();
        ::_exit(told ? 0 : 1);
    }
    int state = 0;
    ASSERT_EQ(::waitpid(child, &state, 0), child);
    EXPECT_EQ(state, 0) << "the import says that it could not write";
    expect_no_damage(archive);
    EXPECT_EQ(open_room(archive)->stats()->telegrams, 1U) << "the last completed batch";
    const ImportReport again = import_paths(archive, {in});
    EXPECT_EQ(again.fresh, kTelegrams - 1);
    EXPECT_EQ(again.held, 1U);
    expect_no_damage(archive);
}

TEST(BadInput, NamesInAContainerThatLeadOutWriteNothingAnywhere) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/deep/er/archive";
    std::filesystem::create_directories(folder.path() + "/deep/er");
    // A tar by hand: one member, `../../escaped.txt`.
    const std::string text = zenda_telegram(1, "LAMPS", "Text.");
    std::string tar(512, '\0');
    tar.replace(0, 17, "../../escaped.txt");
    tar.replace(100, 7, "0000644");
    tar.replace(124, 11, "00000000000");
    std::string size;
    for (std::size_t rest = text.size(); rest > 0; rest /= 8) {
        size.insert(size.begin(), static_cast<char>('0' + rest % 8));
    }
    tar.replace(124 + 11 - size.size(), size.size(), size);
    tar.replace(136, 11, "00000000000");
    tar[156] = '0';
    tar.replace(257, 8, std::string("ustar\00000", 8));
    tar.replace(148, 8, "        ");
    unsigned sum = 0;
    for (const char c : tar) {
        sum += static_cast<unsigned char>(c);
    }
    char field[8] = {};
    (void)std::snprintf(field, sizeof field, "%06o", sum);
    tar.replace(148, 7, std::string(field, 7));
    tar += text + std::string((512 - text.size() % 512) % 512 + 1024, '\0');
    const std::string path = folder.write("deep/er/x.tar", tar);
    const ImportReport report = import_paths(archive, {path});
    EXPECT_EQ(report.fresh, 1U);
    EXPECT_EQ(report.findings.count("unsafe-name"), 1U);
    EXPECT_FALSE(std::filesystem::exists(folder.path() + "/escaped.txt"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() + "/deep/escaped.txt"));
}

TEST(ImportReport, KeepsWhatStandsBesideATelegramApartFromWhatIsOdd) {
    const TemporaryFolder folder;
    const std::string path = folder.write(
        "09ZENDA12.eml",
        "From: post@zenda.example\nMessage-ID: <1@zenda.example>\nMMHS-Primary-Precedence: 3\n"
        "Content-Type: text/plain; charset=x-lantern\n\n"
        "UNCLAS ZENDA 000012\n\nSUBJECT: L\xC3\x84MP\n\n1. (U) Lit.\n\n3. (U) It burns.\n");
    const ImportReport report = import_paths(folder.path() + "/a", {path});
    EXPECT_EQ(report.noted.count("mail-from"), 1U);
    EXPECT_EQ(report.noted.count("mmhs-primary-precedence"), 1U);
    EXPECT_EQ(report.findings.count("mail-from"), 0U);
    EXPECT_EQ(report.findings.count("encoding-guessed"), 1U);
    EXPECT_EQ(report.findings.count("paragraph-number-jump"), 1U);
    EXPECT_EQ(report.files.at(0).noted.count("mail-from"), 1U);
}

TEST(ImportReport, TellsWhatWasUnderstoodAndWhereNot) {
    const TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    std::string text = zenda_telegram(1, "LAMPS", "Text.");
    text.insert(0, "Skip to content\nCable Viewer\nLog in\n\n");
    const std::string file = folder.write("in/clutter.txt", text);
    const ImportReport report = import_paths(archive, {file});
    ASSERT_EQ(report.telegrams, 1U);
    EXPECT_EQ(report.bytes, text.size());
    EXPECT_EQ(report.bytes_message, text.size());
    EXPECT_EQ(report.bytes_unread, 33U);
    EXPECT_EQ(report.bytes_understood() + report.bytes_unread, text.size());
    ASSERT_EQ(report.unread.size(), 1U);
    EXPECT_EQ(report.unread.at(0).where, file);
    EXPECT_EQ(report.unread.at(0).first, 1U);
    EXPECT_EQ(report.unread.at(0).last, 3U);
    std::uint64_t in_parts = 0;
    for (const auto& [part, bytes] : report.parts) {
        in_parts += bytes;
    }
    EXPECT_EQ(in_parts + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')),
              text.size())
        << "every byte but line ends is in a part";
}

}  // namespace
}  // namespace reftel::room
