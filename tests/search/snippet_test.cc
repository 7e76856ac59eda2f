// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/snippet.h"

#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "search/limits.h"
#include "search/tokeniser.h"

namespace reftel::search {
namespace {

LitText snippet(std::string_view query, std::string_view text) {
    const Query parsed = parse_query(query);
    const TextMatcher matcher(parsed);
    TextMatches matches;
    matcher.match(text, TextPart::Text, matches);
    return make_snippet(text, matches.lit);
}

/// With the lit places in brackets.
std::string shown(const LitText& lit) {
    std::string out;
    std::uint32_t at = 0;
    for (const Span& span : lit.lit) {
        out.append(lit.text, at, span.begin - at).append("[").append(span.of(lit.text)).append("]");
        at = span.end;
    }
    return out.append(lit.text, at);
}

std::string filler(std::size_t words) {
    std::string out;
    for (std::size_t i = 0; i < words; ++i) {
        out += "lorem ";
    }
    return out;
}

TEST(Snippet, IsTheWholeOfAShortText) {
    EXPECT_EQ(shown(snippet("oil", "Oil and coal")), "[Oil] and coal");
}

TEST(Snippet, IsCutBetweenWordsAroundTheMatch) {
    const LitText lit = snippet("oil", filler(100) + "oil " + filler(100));
    EXPECT_TRUE(lit.text.starts_with("… lorem"));
    EXPECT_TRUE(lit.text.ends_with("lorem …"));
    EXPECT_LE(lit.text.size(), kMaxSnippetBytes + 10);
    ASSERT_EQ(lit.lit.size(), 1U);
    EXPECT_EQ(lit.lit[0].of(lit.text), "oil");
}

TEST(Snippet, GoesToTheEndsOfTheText) {
    EXPECT_TRUE(snippet("oil", "oil " + filler(100)).text.starts_with("oil lorem"));
    EXPECT_TRUE(snippet("oil", filler(100) + "oil").text.ends_with("lorem oil"));
}

TEST(Snippet, ShowsEveryWordOfTheQueryFromAfar) {
    const LitText lit = snippet("oil gas coal", filler(80) + "oil " + filler(80) + "gas " +
                                                    filler(80) + "coal " + filler(80));
    ASSERT_EQ(lit.lit.size(), 3U);
    EXPECT_EQ(lit.lit[0].of(lit.text), "oil");
    EXPECT_EQ(lit.lit[1].of(lit.text), "gas");
    EXPECT_EQ(lit.lit[2].of(lit.text), "coal");
}

TEST(Snippet, PrefersTheCompanyOfDifferentWords) {
    const LitText lit = snippet("oil gas", "oil oil oil " + filler(100) + "oil gas " + filler(50));
    EXPECT_NE(shown(lit).find("[oil] [gas]"), std::string::npos);
}

TEST(Snippet, JoinsWhatSeveralPartsOfTheQueryLight) {
    EXPECT_EQ(shown(snippet("oil oil* \"oil gas\"", "oil gas")), "[oil] [gas]");
}

TEST(Snippet, LightsOnlyWhatMatchesInTextsOfAnyKind) {
    std::mt19937 random(12);  // NOLINT(cert-msc51-cpp): the same texts each time
    constexpr std::array<std::string_view, 7> kParts{
        "oil", "gas", " ", "\n", "é", "xxxxxxxxxxxxxxxxxxxx", "’s "};
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (std::size_t i = random() % 300; i > 0; --i) {
            text += kParts[random() % kParts.size()];
        }
        const LitText lit = snippet("oil gas", text);
        EXPECT_EQ(find_invalid_utf8(lit.text), std::string_view::npos);
        EXPECT_LE(lit.text.size(), kMaxSnippetBytes + 20);
        std::uint32_t end = 0;
        for (const Span& span : lit.lit) {
            EXPECT_LE(end, span.begin);
            end = span.end;
            TokenStream tokens(span.of(lit.text));
            ASSERT_TRUE(tokens.next());
            EXPECT_TRUE(tokens.word() == "oil" || tokens.word() == "gas") << tokens.word();
        }
        EXPECT_LE(end, lit.text.size());
    }
}

}  // namespace
}  // namespace reftel::search
