// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fstream>
#include <random>

#include <gtest/gtest.h>

#include "archive_support.h"

namespace reftel::archive::testing {
namespace {

class Damage : public ArchiveTest {
 protected:
    void SetUp() override {
        {
            const auto writer = open_writer(folder());
            for (int number = 1; number <= 40; ++number) {
                Sample sample;
                sample.number = number;
                sample.dtg = "";
                sample.reference = "ZENDA 2";
                add(*writer, sample, published_as("09ZENDA" + std::to_string(number)));
            }
            ASSERT_TRUE(writer->log("import", "test", "{}"));
            ASSERT_TRUE(writer->commit());
        }
        bytes_ = reftel::testing::read_file(folder() + "/archive.db");
    }

    void put(const std::string& bytes) const {
        std::ofstream(folder() + "/archive.db", std::ios::binary) << bytes;
    }

    // Does everything that reads; only that nothing breaks is expected.
    void read_all() const {
        const auto edition = Edition::open(folder(), Audience::Owner, kNow);
        if (!edition) {
            EXPECT_NE(edition.error().message, "");
            return;
        }
        static_cast<void>(
            (*edition)->for_each([](const OpenTelegram&) { return true; }).has_value());
        for (const auto order : {Order::Oldest, Order::Newest, Order::NewestReleased}) {
            static_cast<void>((*edition)->list({}, order, 0, 100).has_value());
        }
        for (const auto by : {CountBy::Day, CountBy::Tag, CountBy::Caption, CountBy::Level}) {
            static_cast<void>((*edition)->counts(by, {}).has_value());
        }
        static_cast<void>((*edition)->cited_by("09ZENDA2").has_value());
        static_cast<void>((*edition)->neighbours("09ZENDA2").has_value());
        static_cast<void>((*edition)->original_bytes("09ZENDA2", 1).has_value());
    }

    std::string bytes_;
};

TEST_F(Damage, IsReportedAndNeverBreaksAnything) {
    std::mt19937 random(7);
    int unnoticed = 0;
    constexpr int kRounds = 60;
    for (int round = 0; round < kRounds; ++round) {
        std::string bytes = bytes_;
        for (int i = 0; i < 200; ++i) {
            // Beyond the first page, which has its own test.
            const std::size_t at = 8192 + random() % (bytes.size() - 8192);
            bytes[at] = static_cast<char>(random());
        }
        put(bytes);
        read_all();
        unnoticed += damage().empty() ? 1 : 0;
    }
    EXPECT_EQ(unnoticed, 0);
}

TEST_F(Damage, OfTheFirstPageIsCorrupt) {
    for (const std::size_t at : {std::size_t{0}, std::size_t{100}, std::size_t{105}}) {
        std::string bytes = bytes_;
        for (std::size_t i = at; i < at + 8; ++i) {
            bytes[i] = static_cast<char>(~bytes[i]);
        }
        put(bytes);
        const auto edition = Edition::open(folder(), Audience::Owner, kNow);
        ASSERT_FALSE(edition);
        EXPECT_EQ(edition.error().kind, Error::Kind::Corrupt) << edition.error().to_string();
        EXPECT_NE(edition.error().hint, "");
        EXPECT_EQ(ArchiveWriter::open(folder(), kNow).error().kind, Error::Kind::Corrupt);
        EXPECT_NE(damage(), "");
    }
}

TEST_F(Damage, OfATruncatedFileIsReported) {
    put(bytes_.substr(0, bytes_.size() / 2));
    read_all();
    EXPECT_NE(damage(), "");
}

TEST_F(Damage, OfAnOriginalIsNamed) {
    tamper(folder(),
           "UPDATE original SET data = substr(data, 1, length(data) - 12) || zeroblob(12) WHERE "
           "number = 3");
    EXPECT_EQ(open_edition(folder())->open_telegram("09ZENDA3").error().kind, Error::Kind::Corrupt);
    EXPECT_TRUE(open_edition(folder())->open_telegram("09ZENDA4"));
    reftel::testing::expect_golden("archive/damage/original", damage());
}

TEST_F(Damage, OfSlicesRecipesAndSizesIsNamed) {
    tamper(folder(),
           "UPDATE witness SET slice_end = 99999 WHERE number = 1;"
           "UPDATE witness SET slice_begin = NULL, recipe = x'FFFFFFFFFFFFFFFFFFFF01' WHERE number "
           "= 2;"
           "UPDATE witness SET slice_begin = -5 WHERE number = 3;"
           "UPDATE original SET size = 1 << 60 WHERE number = 4;"
           "UPDATE original SET codec = 'brotli' WHERE number = 5;"
           "UPDATE original SET dictionary = 7 WHERE number = 6;"
           "UPDATE witness SET slice_begin = 1, message_size = message_size - 1 WHERE number = 7;"
           "UPDATE witness SET telegram = 999 WHERE number = 8");
    reftel::testing::expect_golden("archive/damage/rows", damage());
    read_all();
}

}  // namespace
}  // namespace reftel::archive::testing
