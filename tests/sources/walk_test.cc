// SPDX-License-Identifier: AGPL-3.0-or-later
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "archive_maker.h"
#include "golden.h"
#include "items.h"

namespace reftel::sources::testing {
namespace {

namespace fs = std::filesystem;
using reftel::testing::TemporaryFolder;

const std::string kText = "UNCLAS ZENDA 000012\n\nSUBJECT: LANTERNS\n\n1. (U) Lit.\n";

std::string report(const TemporaryFolder& folder, const std::vector<Item>& items) {
    std::string out = dump_short(items);
    for (std::size_t at = 0; (at = out.find(folder.path())) != std::string::npos;) {
        out.replace(at, folder.path().size(), "TMP");
    }
    return out;
}

TEST(Walk, GoesThroughFoldersInOrder) {
    const TemporaryFolder folder;
    folder.write("b/2.txt", kText);
    folder.write("b/1.txt", kText);
    folder.write("a.txt", kText);
    folder.write("c.jpg", "\xFF\xD8\xFF\xE0 and so on");
    folder.write(".hidden/x.txt", kText);
    folder.write("b/.x.txt", kText);
    EXPECT_EQ(report(folder, walk({folder.path()})),
              "TMP/a.txt: 52 bytes, text\n"
              "TMP/b/1.txt: 52 bytes, text\n"
              "TMP/b/2.txt: 52 bytes, text\n"
              "TMP/c.jpg: not-text: this is a JPEG image\n");
}

TEST(Walk, ReportsAPathThatDoesNotExistAndGoesOn) {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.txt", kText);
    EXPECT_EQ(report(folder, walk({folder.path() + "/none", file})),
              "TMP/none: not-found: No such file or directory\n"
              "TMP/a.txt: 52 bytes, text\n");
}

TEST(Walk, SurvivesLoopsOfLinksAndDeadLinks) {
    const TemporaryFolder folder;
    folder.write("a/x.txt", kText);
    fs::create_directory_symlink(folder.path(), folder.path() + "/a/loop");
    fs::create_symlink("nowhere", folder.path() + "/dead");
    EXPECT_EQ(report(folder, walk({folder.path()})),
              "TMP/a/x.txt: 52 bytes, text\n"
              "TMP/dead: not-found: No such file or directory\n");
}

TEST(Walk, RefusesPipesWithoutWaitingForThem) {
    const TemporaryFolder folder;
    ASSERT_EQ(::mkfifo((folder.path() + "/pipe").c_str(), 0600), 0);
    EXPECT_EQ(report(folder, walk({folder.path()})),
              "TMP/pipe: special-file: this is a device, socket or pipe, not a file\n");
}

TEST(Walk, CountsWhatItHasRead) {
    const TemporaryFolder folder;
    folder.write("a.txt", kText);
    folder.write("b.zip", make_archive(Packing::Zip, {{"x.txt", kText}, {"y.txt", kText}}));
    Walk all({folder.path()});
    while (all.next()) {
    }
    EXPECT_EQ(all.progress().files, 4U);
    EXPECT_EQ(all.progress().bytes_total, 52 + fs::file_size(folder.path() + "/b.zip"));
    EXPECT_EQ(all.progress().bytes_read, all.progress().bytes_total);
}

TEST(Walk, GivesNothingForNoPath) {
    EXPECT_TRUE(walk({}).empty());
}

TEST(Walk, TakesTheIdFromAMembersName) {
    const TemporaryFolder folder;
    const auto items =
        walk({folder.write("day.zip", make_archive(Packing::Zip, {{"a/09ZENDA12.txt", kText}}))});
    ASSERT_EQ(telegrams(items).size(), 1U);
    EXPECT_EQ(telegrams(items)[0]->published.reference_id, "09ZENDA12");
    EXPECT_EQ(telegrams(items)[0]->from.member, "a/09ZENDA12.txt");
}

}  // namespace
}  // namespace reftel::sources::testing
