// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/closeness.h"

#include <string>

#include <gtest/gtest.h>

#include "invented_documents.h"
#include "search/sort_key.h"

namespace reftel::search {
namespace {

/// The shortest stretch of a text with the words of a query.
std::uint32_t stretch(std::string_view query, std::string_view text) {
    const Query parsed = parse_query(query);
    const TextMatcher matcher(parsed);
    TextMatches matches;
    matcher.match(text, TextPart::Text, matches);
    return ShortestStretch(close_words(parsed, matcher)).in(matches.positions);
}

TEST(Closeness, IsTheShortestStretchWithAllWordsInAnyOrder) {
    EXPECT_EQ(stretch("oil gas", "Oil and gas."), 3U);
    EXPECT_EQ(stretch("oil gas", "Gas oil, oil and gas."), 2U);
    EXPECT_EQ(stretch("oil gas coal", "oil x gas x coal x oil gas"), 4U);
    EXPECT_EQ(stretch("oil gas", "Oil alone."), kApart);
}

TEST(Closeness, IsOfPlainWordsThatMustAllBeThere) {
    const auto words = [](std::string_view query) {
        const Query parsed = parse_query(query);
        const TextMatcher matcher(parsed);
        return close_words(parsed, matcher).size();
    };
    EXPECT_EQ(words("oil gas"), 2U);
    EXPECT_EQ(words("oil gas date:2009 -coal subject:tin \"legal policy\" pipe*"), 2U);
    EXPECT_EQ(words("oil oil"), 0U);
    EXPECT_EQ(words("oil OR gas"), 0U);
    EXPECT_EQ(words("oil -gas"), 0U);
}

Document telegram(std::string id, std::string_view day, std::string text) {
    Document out;
    out.id = std::move(id);
    out.date = UtcTime::parse(day);
    out.paragraphs = {
        {"1", telegram::Paragraph::Kind::Text, telegram::Level::None, std::move(text)}};
    return out;
}

TEST(Closeness, DecidesBetweenTelegramsOfOneScore) {
    const testing::MemorySource source(
        {telegram("09ZENDA1", "2009-01-03", "oil lamps burn gas here"),
         telegram("09ZENDA2", "2009-01-01", "oil gas lamps burn here"),
         telegram("09ZENDA3", "2009-01-02", "gas lamps oil burn here")});
    const Results all = testing::scan(source, "oil gas");
    EXPECT_EQ(testing::in_order(all), "09ZENDA2 09ZENDA3 09ZENDA1");
    // One word has no closeness: the newest first.
    EXPECT_EQ(testing::in_order(testing::scan(source, "oil")), "09ZENDA1 09ZENDA3 09ZENDA2");
}

TEST(Closeness, DecidesOnlyWithinAStepOfTheScore) {
    SortKey better = SortKey::make(10, std::nullopt, "09ZENDA1");
    better.closeness = kApart;
    SortKey closer = SortKey::make(9.9, std::nullopt, "09ZENDA2");
    closer.closeness = 2;
    EXPECT_EQ(score_step(10.05), score_step(10.01));
    EXPECT_TRUE(comes_before(Sort::Relevance, better, closer));
    closer.score = 10;
    EXPECT_TRUE(comes_before(Sort::Relevance, closer, better));
}

}  // namespace
}  // namespace reftel::search
