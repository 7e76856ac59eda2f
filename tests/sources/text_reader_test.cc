// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "golden.h"
#include "items.h"
#include "sources/limits.h"
#include "telegram/telegram.h"

namespace reftel::sources::testing {
namespace {

using reftel::testing::project_path;
using reftel::testing::read_file;

std::string traffic() {
    return read_file(project_path("testdata/sources/text/traffic.in"));
}

TEST(TextReader, CutsLongTrafficAsIfItWereSeenAtOnce) {
    std::string stream;
    while (stream.size() < 3 * kChunkSize) {
        stream += traffic();
    }
    const auto items = read_bytes(stream, "day.txt");
    auto starts = telegram::find_telegram_starts(stream);
    starts.erase(starts.begin() + 1);  // the first has blank lines in front, which belong to it
    ASSERT_EQ(items.size(), starts.size());
    const auto all = telegrams(items);
    for (std::size_t i = 0; i < all.size(); ++i) {
        ASSERT_EQ(all[i]->from.offset, starts[i]);
    }
    EXPECT_EQ(total_bytes(items), stream.size());
}

TEST(TextReader, TakesTheIdFromTheNameOfAFileWithOneTelegram) {
    const std::string one = read_file(project_path("testdata/sources/text/one.in"));
    const auto alone = read_bytes(one, "folder/09PARIS1052.txt");
    EXPECT_EQ(telegrams(alone)[0]->published.reference_id, "09PARIS1052");
    EXPECT_TRUE(telegrams(alone)[0]->published.id_from_file_name);
    const auto many = read_bytes(traffic(), "folder/09PARIS1052.txt");
    EXPECT_EQ(telegrams(many)[0]->published.reference_id, "");
}

TEST(TextReader, RefusesALineOf200MegabytesInBoundedMemory) {
    const auto items = read_stream(repeat("ABCDEFGHIJKLMNOPQRSTUVW ", 200'000'000), "long.txt");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(std::get<Unread>(items[0]).rule, "too-large");
    EXPECT_EQ(std::get<Unread>(items[0]).bytes, 200'000'000U);
}

TEST(TextReader, GoesOnBehindAPieceThatIsTooLarge) {
    const std::string junk(kMaxTelegramBytes + 3 * kChunkSize, '\n');
    const auto items = read_bytes(traffic() + "VZCZC\nx" + junk + traffic(), "day.txt");
    EXPECT_EQ(std::get<Unread>(items.at(3)).rule, "too-large");
    EXPECT_EQ(telegrams(items).size(), 6U);
    EXPECT_EQ(total_bytes(items), traffic().size() * 2 + junk.size() + 7);
}

}  // namespace
}  // namespace reftel::sources::testing
