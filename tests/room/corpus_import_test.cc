// SPDX-License-Identifier: AGPL-3.0-or-later
// The real telegrams beside the project, when they are there.

#include <filesystem>

#include "room/maintenance.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

TEST(SeedPage, IsReadToTheLastField) {
    REFTEL_SKIP_WITHOUT_SHARED();
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const ImportReport report = import_paths(archive, {testing::shared_folder() + "/seed"});
    EXPECT_EQ(report.fresh, 1U);
    const auto room = open_room(archive);
    const auto reading = room->read("09ASTANA436");
    ASSERT_TRUE(reading.has_value()) << reading.error().to_string();
    EXPECT_EQ(reading->card.date->to_string(), "2009-03-12 08:29");
    EXPECT_EQ(reading->card.released->to_string(), "2011-08-30 01:44");
    EXPECT_EQ(reading->card.classification, "UNCLASSIFIED//FOR OFFICIAL USE ONLY");
    EXPECT_EQ(reading->card.origin_name, "Embassy Astana");
    EXPECT_EQ(reading->hashtags, (std::vector<std::string>{"#cablegate", "#09ASTANA436"}));

    const telegram::Telegram& telegram = *reading->telegram;
    const auto action = telegram::Addressee::Role::Action;
    EXPECT_EQ(std::count_if(telegram.addressees.begin(), telegram.addressees.end(),
                            [&](const auto& a) { return a.role == action; }),
              1);
    EXPECT_EQ(telegram.addressees.size(), 14U);
    EXPECT_EQ(telegram.attention.size(), 2U);
    unsigned numbered = 0;
    for (const telegram::Paragraph& paragraph : telegram.paragraphs) {
        numbered += paragraph.number > 0 ? 1 : 0;
        EXPECT_EQ(paragraph.number > 0, !paragraph.mark_text.empty());
    }
    EXPECT_EQ(numbered, 11U);
    EXPECT_NE(telegram.reading.text.find("incorporate principles of non-discrimination"),
              std::string::npos);
    for (const char* debris : {"ASTANA 0000", "WordPress", "Leave a Reply", "VZCZC", "Wikileaks"}) {
        EXPECT_EQ(telegram.reading.text.find(debris), std::string::npos) << debris;
    }
    ASSERT_EQ(telegram.signature.size(), 1U);
    EXPECT_EQ(telegram.signature[0], "HOAGLAND");

    // As transmitted: a slice of the file, from the first header line to the signature.
    const std::string file =
        testing::read_file(testing::files_below(testing::shared_folder() + "/seed").front());
    const std::string raw(reading->raw());
    EXPECT_NE(file.find(raw), std::string::npos);
    EXPECT_TRUE(raw.starts_with("VZCZCXRO7382\n"));
    EXPECT_TRUE(raw.ends_with("HOAGLAND"));
}

TEST(Corpus, ImportsWithoutLossAndEveryTelegramNamedInItsFileIsFoundByThatName) {
    REFTEL_SKIP_WITHOUT_SHARED();
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const std::string corpus = testing::shared_folder() + "/corpus";
    const ImportReport report = import_paths(archive, {corpus});
    std::uint64_t texts = 0;
    for (const std::string& path : testing::files_below(corpus)) {
        texts += path.ends_with(".txt") ? 1 : 0;
    }
    std::uint64_t refused_texts = 0;
    for (const auto& refused : report.refused) {
        refused_texts += refused.where.ends_with(".txt") ? 1 : 0;
    }
    EXPECT_EQ(report.telegrams + refused_texts, texts);
    EXPECT_LE(refused_texts, texts / 25) << "some edited prints have no header at all";

    const auto found = check(archive, [](std::uint64_t, std::uint64_t) {});
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->damage, std::vector<std::string>{});

    const auto room = open_room(archive);
    for (const char* variant : {"/cablegate-unclas", "/cfpf-raw", "/cfpf-body"}) {
        for (const std::string& path : testing::files_below(corpus + variant)) {
            if (!path.ends_with(".txt")) {
                continue;
            }
            const std::string name = std::filesystem::path(path).stem().string();
            const auto destination = room->find(name);
            ASSERT_TRUE(destination.has_value());
            EXPECT_TRUE(destination->kind == Destination::Kind::Telegram ||
                        destination->kind == Destination::Kind::Several)
                << name;
        }
    }
}

}  // namespace
}  // namespace reftel::room
