// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/matcher.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "invented_documents.h"
#include "search/tokeniser.h"

namespace reftel::search {
namespace {

/// The lit words of a text, each in brackets with the number of its leaf.
std::string lit(std::string_view query, std::string_view text, TextPart part = TextPart::Text) {
    const Query parsed = parse_query(query);
    const TextMatcher matcher(parsed);
    TextMatches matches;
    matcher.match(text, part, matches);
    std::string out;
    for (const TextMatches::Lit& one : matches.lit) {
        out.append("[").append(one.at.of(text)).append("]").append(std::to_string(one.leaf));
    }
    return out;
}

TEST(TextMatcher, LightsWordsThatMatched) {
    EXPECT_EQ(lit("oil gas", "Oil, OIL and gasoline; gas."), "[Oil]0[OIL]0[gas]1");
    EXPECT_EQ(lit("kazakhstan", "Kazakhstan's north"), "[Kazakhstan]0");
    EXPECT_EQ(lit("k*stan polcy~", "Kazakhstan policy"), "[Kazakhstan]0[policy]1");
}

TEST(TextMatcher, LightsOnlyWholePhrases) {
    EXPECT_EQ(lit("\"legal policy\"", "legal legal policy policy"), "[legal]0[policy]0");
    EXPECT_EQ(lit("al-Qa'ida", "AL QAIDA, al-Qa'ida, Qaida"), "[AL]0[QAIDA]0[al]0[Qa'ida]0");
    EXPECT_EQ(lit("\"oil oil\"", "oil oil oil"), "[oil]0[oil]0[oil]0");
}

TEST(TextMatcher, LightsOnlyWhatIsNear) {
    EXPECT_EQ(lit("oil NEAR/2 gas", "oil a gas b c d oil"), "[oil]0[gas]0");
    EXPECT_EQ(lit("oil NEAR/1 gas", "gas oil, oil a gas"), "[gas]0[oil]0");
    EXPECT_EQ(lit("\"a b\" NEAR/2 gas", "a b x gas gas"), "[a]0[b]0[gas]0");
    EXPECT_EQ(lit("a NEAR/3 b NEAR/3 c", "a x b x x c a b c"), "[c]0[a]0[b]0[c]0");
}

TEST(TextMatcher, LightsNothingThatIsExcludedOrElsewhere) {
    EXPECT_EQ(lit("oil -gas", "oil gas"), "[oil]0");
    EXPECT_EQ(lit("subject:oil", "oil"), "");
    EXPECT_EQ(lit("subject:oil", "oil", TextPart::Subject), "[oil]0");
    EXPECT_EQ(lit("summary:oil comment:oil", "oil", TextPart::Comment), "[oil]1");
}

TEST(TextMatcher, CountsOccurrences) {
    const Query query = parse_query("oil \"oil gas\" oil NEAR/3 gas tag:PHUM");
    const TextMatcher matcher(query);
    TextMatches matches;
    matcher.match("oil gas oil gas oil", TextPart::Text, matches);
    EXPECT_EQ(matches.words, 5U);
    EXPECT_EQ(matches.counts, (std::vector<std::uint32_t>{3, 2, 1}));
    matcher.match("coal", TextPart::Text, matches);
    EXPECT_EQ(matches.counts, (std::vector<std::uint32_t>{0, 0, 0}));
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    TokenStream tokens(text);
    while (tokens.next()) {
        out.emplace_back(tokens.word());
    }
    return out;
}

/// NEAR of three words by trying every choice: which positions take part.
std::vector<std::size_t> brute_near(const std::vector<std::string>& words, std::uint32_t distance) {
    std::vector<bool> part(words.size(), false);
    for (std::size_t a = 0; a < words.size(); ++a) {
        for (std::size_t b = 0; b < words.size(); ++b) {
            for (std::size_t c = 0; c < words.size(); ++c) {
                const bool fits = words[a] == "oil" && words[b] == "gas" && words[c] == "coal" &&
                                  std::max({a, b, c}) - std::min({a, b, c}) <= distance;
                part[a] = part[a] || fits;
                part[b] = part[b] || fits;
                part[c] = part[c] || fits;
            }
        }
    }
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (part[i]) {
            out.push_back(i);
        }
    }
    return out;
}

TEST(TextMatcher, AgreesWithTryingEveryChoice) {
    std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same texts each time
    const std::vector<std::string> vocabulary{"oil", "gas", "coal", "a", "b"};
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (std::size_t i = random() % 14; i > 0; --i) {
            text.append(vocabulary[random() % vocabulary.size()]).append(" ");
        }
        const auto distance = static_cast<std::uint32_t>(1 + random() % 5);
        const Query query = parse_query("oil NEAR/" + std::to_string(distance) + " gas NEAR/" +
                                        std::to_string(distance) + " coal");
        const TextMatcher matcher(query);
        TextMatches matches;
        matcher.match(text, TextPart::Text, matches);
        std::vector<std::size_t> lit_words;
        for (const TextMatches::Lit& one : matches.lit) {
            const auto word = std::ranges::find(matches.spans, one.at);
            lit_words.push_back(static_cast<std::size_t>(word - matches.spans.begin()));
        }
        ASSERT_EQ(lit_words, brute_near(words_of(text), distance)) << text << "/" << distance;
    }
}

TEST(TextMatcher, LightsNothingButWordsOfTheQuery) {
    const Query query =
        parse_query("oil \"legal pol*\" gas NEAR/4 *stan polcy~ -coal al-Qa'ida u.s.");
    const TextMatcher matcher(query);
    TextMatches matches;
    for (const Document& document : testing::invented_documents()) {
        for (const DocumentParagraph& paragraph : document.paragraphs) {
            matcher.match(paragraph.text, part_of(paragraph.kind), matches);
            for (const TextMatches::Lit& one : matches.lit) {
                const std::vector<std::string> word = words_of(one.at.of(paragraph.text));
                ASSERT_EQ(word.size(), 1U);
                const auto& pieces = matcher.leaves()[one.leaf].pieces;
                const bool matched = std::ranges::any_of(pieces, [&](const auto& piece) {
                    return std::ranges::any_of(piece, [&](std::uint32_t pattern) {
                        return matcher.patterns()[pattern].matches(word.front());
                    });
                });
                EXPECT_TRUE(matched) << word.front();
            }
        }
    }
}

}  // namespace
}  // namespace reftel::search
