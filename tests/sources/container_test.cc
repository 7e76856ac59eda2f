// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/container.h"

#include <string>

#include <gtest/gtest.h>

#include "archive_maker.h"
#include "golden.h"
#include "items.h"

namespace reftel::sources::testing {
namespace {

using reftel::testing::TemporaryFolder;

const std::string kText = "UNCLAS ZENDA 000012\n\nSUBJECT: LANTERNS\n\n1. (U) Lit.\n";

std::string walk_archive(const std::string& name, const std::string& bytes) {
    const TemporaryFolder folder;
    std::string out = dump_short(walk({folder.write(name, bytes)}));
    for (std::size_t at = 0; (at = out.find(folder.path())) != std::string::npos;) {
        out.replace(at, folder.path().size(), "TMP");
    }
    return out;
}

std::string one(const std::string& name, Packing packing) {
    return walk_archive(
        name, make_archive(packing,
                           {{"a/09ZENDA12.txt", kText}, {"a/.hidden", kText}, {"b.txt", kText}}));
}

TEST(Container, OfEveryKindIsRead) {
    const std::string members = "!a/09ZENDA12.txt: 52 bytes, text\n";
    const std::pair<const char*, Packing> all[] = {
        {"x.zip", Packing::Zip},       {"x.7z", Packing::SevenZip},
        {"x.tar", Packing::Tar},       {"x.tar.gz", Packing::TarGz},
        {"x.tar.xz", Packing::TarXz},  {"x.tar.zst", Packing::TarZstd},
        {"x.tar.bz2", Packing::TarBz2}};
    for (const auto& [name, packing] : all) {
        const std::string file = std::string("TMP/") + name;
        EXPECT_EQ(one(name, packing), file + members + file + "!b.txt: 52 bytes, text\n");
    }
}

TEST(Container, OfOnePackedFileIsNamedAfterIt) {
    EXPECT_EQ(walk_archive("09ZENDA12.txt.gz", make_archive(Packing::RawGz, {{"data", kText}})),
              "TMP/09ZENDA12.txt.gz!09ZENDA12.txt: 52 bytes, text\n");
    EXPECT_EQ(walk_archive("09ZENDA12.zst", make_archive(Packing::RawZstd, {{"data", kText}})),
              "TMP/09ZENDA12.zst!09ZENDA12: 52 bytes, text\n");
}

TEST(Container, OfOnePackedFileIsReadInsideAnother) {
    const std::string gz = make_archive(Packing::RawGz, {{"data", kText}});
    const std::string zst = make_archive(Packing::RawZstd, {{"data", kText}});
    const Members both = {{"a/09ZENDA12.txt.gz", gz}, {"a/09ZENDA13.txt.zst", zst}};
    for (const auto& [name, packing] :
         {std::pair{"x.zip", Packing::Zip}, std::pair{"x.7z", Packing::SevenZip},
          std::pair{"x.tar", Packing::Tar}, std::pair{"x.tar.zst", Packing::TarZstd}}) {
        const std::string file = std::string("TMP/") + name;
        EXPECT_EQ(walk_archive(name, make_archive(packing, both)),
                  file + "!a/09ZENDA12.txt.gz!09ZENDA12.txt: 52 bytes, text\n" + file +
                      "!a/09ZENDA13.txt.zst!09ZENDA13.txt: 52 bytes, text\n");
    }
    EXPECT_EQ(walk_archive("09ZENDA12.txt.zst.gz", make_archive(Packing::RawGz, {{"data", zst}})),
              "TMP/09ZENDA12.txt.zst.gz!09ZENDA12.txt.zst!09ZENDA12.txt: 52 bytes, text\n");
    const std::string twice = make_archive(Packing::RawZstd, {{"data", gz}});
    EXPECT_EQ(walk_archive("09ZENDA12.txt.gz.zst", twice),
              "TMP/09ZENDA12.txt.gz.zst!09ZENDA12.txt.gz!09ZENDA12.txt: 52 bytes, text\n");
}

TEST(Container, InsideAnotherIsReadButNotAThird) {
    const std::string inner = make_archive(Packing::TarGz, {{"09ZENDA12.txt", kText}});
    const std::string seven = make_archive(Packing::SevenZip, {{"09ZENDA13.txt", kText}});
    const std::string middle = make_archive(Packing::Zip, {{"inner.tgz", inner}, {"x.txt", kText}});
    reftel::testing::expect_golden(
        "sources/nested",
        walk_archive("outer.zip", make_archive(Packing::Zip, {{"inner.tgz", inner},
                                                              {"inner.7z", seven},
                                                              {"middle.zip", middle},
                                                              {"last.txt", kText}})));
}

TEST(Container, WithNamesThatLeadOutIsReadWithANote) {
    const std::string bytes = make_archive(
        Packing::Zip, {{"../../etc/x.txt", kText}, {"/root/y.txt", kText}, {"z\n\x1B.txt", kText}});
    EXPECT_EQ(walk_archive("x.zip", bytes),
              "TMP/x.zip!../../etc/x.txt: 52 bytes, text unsafe-name\n"
              "TMP/x.zip!/root/y.txt: 52 bytes, text unsafe-name\n"
              "TMP/x.zip!z??.txt: 52 bytes, text\n");
}

TEST(Container, WithEncryptedMembersSaysSo) {
    EXPECT_EQ(walk_archive("x.zip", make_archive(Packing::EncryptedZip, {{"a.txt", kText}})),
              "TMP/x.zip!a.txt: encrypted: this member is protected by a password\n");
}

TEST(Container, WithLinksDoesNotFollowThem) {
    EXPECT_EQ(walk_archive("x.tar", make_tar_with_link("a.txt", "/etc/passwd")),
              "TMP/x.tar!a.txt: special-file: this member is a link or device, not a file\n");
}

TEST(Container, ThatIsAnOfficeDocumentIsRefused) {
    EXPECT_EQ(
        walk_archive("x.docx", make_archive(Packing::Zip, {{"[Content_Types].xml", "<x/>"},
                                                           {"word/document.xml", "<x/>"}})),
        "TMP/x.docx: not-text: this is a document of an office program; save it as text first\n");
}

TEST(Container, ThatIsEmptySaysSo) {
    EXPECT_EQ(walk_archive("x.zip", make_archive(Packing::Zip, {})),
              "TMP/x.zip: empty: there is nothing in this container\n");
    EXPECT_EQ(walk_archive("x.gz", make_archive(Packing::RawGz, {{"data", ""}})),
              "TMP/x.gz: empty: there is nothing in this container\n");
}

TEST(Container, ThatIsABombIsStopped) {
    const std::string huge(80'000'000, 'A');
    for (const Packing packing : {Packing::Zip, Packing::TarGz, Packing::RawZstd}) {
        const std::string bytes = make_archive(packing, {{"bomb.txt", huge}});
        EXPECT_LT(bytes.size(), 400'000U);
        const std::string report = walk_archive("bomb", bytes);
        EXPECT_NE(report.find("too-large: the container unpacks to far more than its size"),
                  std::string::npos)
            << report;
    }
}

TEST(Container, CutWithinATelegramGivesWhatCameBefore) {
    std::string text = kText;
    for (int i = 0; text.size() < 400'000; ++i) {
        text += "Lantern " + std::to_string(i * 7919 % 1000) + " was lit.\n";
    }
    const std::string bytes = make_archive(Packing::RawGz, {{"data", text}});
    const TemporaryFolder folder;
    const auto items = walk({folder.write("a.gz", bytes.substr(0, bytes.size() / 2))});
    ASSERT_EQ(items.size(), 2U);
    const auto& raw = std::get<telegram::RawTelegram>(items[0]);
    EXPECT_GT(raw.original.size(), 1000U);
    EXPECT_TRUE(text.starts_with(raw.original));
    EXPECT_EQ(raw.notes.at(0).rule, "record-cut-short");
    EXPECT_EQ(std::get<Unread>(items[1]).rule, "container-damaged");
}

TEST(Container, CutAnywhereGivesWhatCanBeHadAndAReason) {
    for (const Packing packing :
         {Packing::Zip, Packing::SevenZip, Packing::TarGz, Packing::TarXz, Packing::TarZstd}) {
        const std::string bytes =
            make_archive(packing, {{"a.txt", kText}, {"b.txt", kText + kText}});
        const TemporaryFolder folder;
        for (std::size_t size = 1; size < bytes.size(); size += 7) {
            const auto items = walk({folder.write("x", std::string_view(bytes).substr(0, size))});
            ASSERT_FALSE(items.empty());
            expect_sound(items);
        }
    }
}

TEST(Container, CutShortIsDamagedAndNotEmpty) {
    for (const Packing packing :
         {Packing::SevenZip, Packing::TarGz, Packing::TarXz, Packing::TarZstd, Packing::TarBz2,
          Packing::RawGz, Packing::RawZstd}) {
        const std::string bytes = make_archive(packing, {{"a.txt", kText}});
        for (const std::size_t size : {bytes.size() / 2, bytes.size() - 1}) {
            const std::string report = walk_archive("x", bytes.substr(0, size));
            EXPECT_TRUE(report.starts_with("TMP/x: container-damaged: ")) << report;
        }
    }
}

TEST(Container, ThatIsAZipWithoutItsTableGivesTheMembersThatAreThere) {
    const std::string bytes = make_archive(Packing::Zip, {{"a.txt", kText}, {"b.txt", kText}});
    const std::string members =
        "TMP/x.zip!a.txt: 52 bytes, text\nTMP/x.zip!b.txt: 52 bytes, text\n";
    EXPECT_EQ(
        walk_archive("x.zip", bytes.substr(0, bytes.size() - 1)),
        members + "TMP/x.zip: container-damaged: the list of members at its end is missing\n");
    const std::string half = walk_archive("x.zip", bytes.substr(0, bytes.find("b.txt") + 10));
    EXPECT_TRUE(half.starts_with("TMP/x.zip!a.txt: 52 bytes, text\nTMP/x.zip"));
    EXPECT_NE(half.find("container-damaged: "), std::string::npos) << half;
}

TEST(MemberName, IsCleanedForShowing) {
    EXPECT_EQ(clean_member_name("a\tb\x7F\xFF"), "a?b?\xEF\xBF\xBD");
    EXPECT_EQ(clean_member_name(std::string(5000, 'x') + ".txt").size(), 1024U);
    EXPECT_FALSE(is_safe_member_name("a/../b"));
    EXPECT_FALSE(is_safe_member_name("a\\..\\b"));
    EXPECT_FALSE(is_safe_member_name("C:\\x"));
    EXPECT_TRUE(is_safe_member_name("a..b/c"));
}

}  // namespace
}  // namespace reftel::sources::testing
