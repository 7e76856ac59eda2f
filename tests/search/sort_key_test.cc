// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/sort_key.h"

#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace reftel::search {
namespace {

TEST(Cursor, GivesBackTheKey) {
    for (const double score : {0.0, 1.0 / 3.0, 1e300}) {
        const SortKey key = SortKey::make(score, UtcTime{-5}, "75HENTZAU3");
        const auto back = decode_cursor(Sort::Relevance, encode_cursor(Sort::Relevance, key));
        ASSERT_TRUE(back.has_value());
        EXPECT_EQ(back->score, key.score);
        EXPECT_EQ(back->date, key.date);
        EXPECT_EQ(back->id, key.id);
        EXPECT_EQ(back->mrn, key.mrn);
    }
}

TEST(Cursor, IsRefusedWhenCutOrOfNoNumber) {
    const std::string whole = encode_cursor(Sort::Mrn, SortKey::make(1, UtcTime{1}, "09ZENDA1"));
    for (std::size_t size = 0; size < whole.size() - 16; ++size) {
        EXPECT_FALSE(decode_cursor(Sort::Mrn, whole.substr(0, size)).has_value()) << size;
    }
    const SortKey bad = SortKey::make(std::numeric_limits<double>::quiet_NaN(), UtcTime{1}, "x");
    EXPECT_FALSE(decode_cursor(Sort::Mrn, encode_cursor(Sort::Mrn, bad)).has_value());
}

TEST(SortKey, PutsWhatHasNoDateOrNumberLast) {
    const SortKey dated = SortKey::make(0, UtcTime{1}, "z");
    const SortKey undated = SortKey::make(0, std::nullopt, "a");
    EXPECT_TRUE(comes_before(Sort::Newest, dated, undated));
    EXPECT_TRUE(comes_before(Sort::Oldest, dated, undated));
    const SortKey numbered = SortKey::make(0, std::nullopt, "09ZENDA100");
    EXPECT_TRUE(comes_before(Sort::Mrn, numbered, undated));
    EXPECT_TRUE(comes_before(Sort::Mrn, SortKey::make(0, {}, "09ZENDA9"), numbered));
    EXPECT_TRUE(comes_before(Sort::Mrn, SortKey::make(0, {}, "75ZENDA9"), numbered));
    EXPECT_FALSE(comes_before(Sort::Relevance, dated, dated));
}

}  // namespace
}  // namespace reftel::search
