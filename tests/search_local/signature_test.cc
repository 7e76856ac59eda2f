// SPDX-License-Identifier: AGPL-3.0-or-later
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "search/word_pattern.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

std::string chance_word(std::mt19937& random) {
    std::string out;
    for (std::size_t i = 1 + random() % 9; i > 0; --i) {
        out += random() % 20 == 0 ? std::string("ж")
                                  : std::string(1, static_cast<char>('a' + random() % 4));
    }
    return out;
}

/// The signature may let a word pass that does not match; it must never hold one back that does.
TEST(Signature, NeverHoldsBackAWordThatIsNear) {
    std::mt19937 random(4);
    std::size_t near = 0;
    for (int i = 0; i < 200'000; ++i) {
        const std::string a = chance_word(random);
        const std::string b = chance_word(random);
        for (const std::uint32_t edits : {1U, 2U}) {
            if (search::edit_distance(a, b, edits) <= edits) {
                ++near;
                ASSERT_TRUE(Signature::of(a).may_be_near(Signature::of(b), edits)) << a << ' ' << b;
            }
        }
    }
    EXPECT_GT(near, 1000U);
}

TEST(Signature, NeverHoldsBackAWordThatHasAPart) {
    std::mt19937 random(5);
    for (int i = 0; i < 100'000; ++i) {
        const std::string word = chance_word(random);
        const std::size_t begin = random() % word.size();
        Signature part;
        part.add(std::string_view(word).substr(begin, 1 + random() % 5));
        ASSERT_TRUE(Signature::of(word).may_have(part)) << word;
    }
    Signature other;
    other.add("xyz");
    EXPECT_FALSE(Signature::of("lantern").may_have(other));
    EXPECT_FALSE(Signature::of("lantern").may_be_near(Signature::of("pipeline"), 2));
}

}  // namespace
}  // namespace reftel::search_local
