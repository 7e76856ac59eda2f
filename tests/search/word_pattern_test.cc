// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/word_pattern.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "search/limits.h"

namespace reftel::search {
namespace {

TEST(WordPattern, TellsItsKindByTheStars) {
    EXPECT_EQ(WordPattern::with_stars("oil").kind(), WordPattern::Kind::Exact);
    EXPECT_EQ(WordPattern::with_stars("oil*").kind(), WordPattern::Kind::Prefix);
    EXPECT_EQ(WordPattern::with_stars("oil**").text(), "oil");
    EXPECT_EQ(WordPattern::with_stars("*oil").kind(), WordPattern::Kind::Wildcard);
    EXPECT_EQ(WordPattern::with_stars("k*stan").common_beginning(), "k");
}

TEST(WordPattern, MatchesFormsWithStars) {
    EXPECT_TRUE(WordPattern::with_stars("k*stan").matches("kazakhstan"));
    EXPECT_TRUE(WordPattern::with_stars("k*stan").matches("kstan"));
    EXPECT_FALSE(WordPattern::with_stars("k*stan").matches("kazakhstani"));
    EXPECT_TRUE(WordPattern::with_stars("*zakh*").matches("kazakhstan"));
    EXPECT_TRUE(WordPattern::with_stars("kaza*").matches("kaza"));
    EXPECT_FALSE(WordPattern::with_stars("kaza*").matches("kaz"));
    EXPECT_TRUE(WordPattern::with_stars("a*b*a*b").matches("aabbaabab"));
}

TEST(EditDistance, CountsExchangesAsOne) {
    EXPECT_EQ(edit_distance("policy", "polcy", 2), 1U);
    EXPECT_EQ(edit_distance("policy", "poilcy", 2), 1U);
    EXPECT_EQ(edit_distance("kazakhstan", "kazakstan", 2), 1U);
    EXPECT_EQ(edit_distance("élysée", "elysee", 2), 2U);
    EXPECT_EQ(edit_distance("", "ab", 2), 2U);
    EXPECT_EQ(edit_distance("oil", "coal", 1), 2U);
    EXPECT_EQ(edit_distance("abc", "abc", 0), 0U);
}

/// The whole table, without limit.
std::uint32_t plain_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::uint32_t>> d(a.size() + 1,
                                              std::vector<std::uint32_t>(b.size() + 1));
    for (std::uint32_t i = 0; i <= a.size(); ++i) {
        for (std::uint32_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            const std::uint32_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

TEST(EditDistance, IsThatOfTheWholeTableUpToTheLimit) {
    std::mt19937 random(436);  // NOLINT(cert-msc51-cpp): the same words each time
    const auto word = [&random] {
        std::string out(random() % 7, 'a');
        out.append(random() % 40 == 0 ? 57 : 0, 'b');
        for (char& c : out) {
            c = static_cast<char>('a' + random() % 3);
        }
        return out;
    };
    for (int i = 0; i < 20'000; ++i) {
        const std::string a = word();
        const std::string b = word();
        for (std::uint32_t limit = 0; limit <= 2; ++limit) {
            const std::uint32_t expected = std::min(plain_distance(a, b), limit + 1);
            ASSERT_EQ(edit_distance(a, b, limit), expected) << a << " " << b;
            if (a.size() + 2 <= kMaxWordBytes && b.size() + 2 <= kMaxWordBytes) {
                ASSERT_EQ(edit_distance(a + "é", b + "é", limit), expected) << a << " " << b;
            }
        }
    }
}

TEST(WordPattern, OfAStemMatchesTheFormsOfAWord) {
    const WordPattern elections = WordPattern::same_stem("elections");
    EXPECT_EQ(elections.text(), "elect");
    for (const char* word : {"election", "elected", "elects", "elections"}) {
        EXPECT_TRUE(elections.matches(word)) << word;
    }
    for (const char* word : {"electric", "ele", "selection", ""}) {
        EXPECT_FALSE(elections.matches(word)) << word;
    }
    EXPECT_TRUE(WordPattern::same_stem("policy").matches("policies"));
    EXPECT_TRUE(WordPattern::same_stem("dying").matches("die"));
    EXPECT_FALSE(WordPattern::same_stem("policy").matches("police"));
}

TEST(WordPattern, OfAStemNamesABeginningThatAllFormsHave) {
    const std::vector<std::string> words{
        "policy",      "policies",       "dying",      "die",         "skies",
        "stability",   "stable",         "hoping",     "hope",        "agreed",
        "generously",  "idly",           "relational", "luxury",      "luxuriate",
        "traditional", "reference",      "probably",   "hopefulness", "sensitivity",
        "conformity",  "analogy",        "élysée",     "ж",           "a",
        "us",          "1975",           "ties",       "cries",       "feudally",
        "digitizer",   "vietnamization", "callousness"};
    for (const std::string& word : words) {
        const WordPattern pattern = WordPattern::same_stem(word);
        EXPECT_TRUE(word.starts_with(pattern.common_beginning())) << word << " " << pattern.text();
        EXPECT_TRUE(pattern.matches(word)) << word;
    }
}

}  // namespace
}  // namespace reftel::search
