// SPDX-License-Identifier: AGPL-3.0-or-later
#include <cstddef>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "golden.h"
#include "items.h"
#include "sources/limits.h"

namespace reftel::sources::testing {
namespace {

using reftel::testing::project_path;
using reftel::testing::read_file;

TEST(PageReader, CutsPagesOneBelowTheOtherAsIfTheyWereSeenAtOnce) {
    const std::string three = read_file(project_path("testdata/sources/page/several.in"));
    std::string stream;
    std::size_t copies = 0;
    while (stream.size() < 3 * kChunkSize) {
        stream += three;
        ++copies;
    }
    const auto items = read_bytes(stream, "pages.txt");
    const auto all = telegrams(items);
    ASSERT_EQ(all.size(), 3 * copies);
    for (std::size_t i = 0; i < all.size(); ++i) {
        ASSERT_EQ(all[i]->published.reference_id, fmt::format("09ZENDA{}", 12 + i % 3));
    }
    EXPECT_EQ(total_bytes(items), stream.size());
}

TEST(PageReader, GoesOnBehindAPageThatIsTooLarge) {
    const std::string three = read_file(project_path("testdata/sources/page/several.in"));
    const std::string junk(kMaxTelegramBytes + 3 * kChunkSize, '\n');
    const auto items = read_bytes(three + junk + three, "pages.txt");
    ASSERT_EQ(items.size(), 6U);
    EXPECT_EQ(std::get<Unread>(items[2]).rule, "too-large");
    EXPECT_EQ(telegrams(items)[2]->published.reference_id, "09ZENDA12");
    EXPECT_EQ(total_bytes(items), 2 * three.size() + junk.size());
}

}  // namespace
}  // namespace reftel::sources::testing
