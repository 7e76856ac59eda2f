// SPDX-License-Identifier: AGPL-3.0-or-later
#include "graph/citation.h"

#include <set>

#include <gtest/gtest.h>

namespace reftel::graph {
namespace {

/// A telegram of ZENDA 231 of 2007 with the given REF line and text.
std::string message_with(std::string_view refs, std::string_view text) {
    return "P 171425Z APR 07\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC PRIORITY\n\n"
           "UNCLAS ZENDA 000231\n\nE.O. 12958: N/A\nTAGS: PGOV\nSUBJECT: LANTERNS\n\n" +
           std::string(refs) + "\n\n1. (U) " + std::string(text) + "\n";
}

std::vector<Citation> follow(const std::string& message, const std::set<std::string>& held) {
    const telegram::Telegram telegram = telegram::parse(message);
    return follow_references("07ZENDA231", telegram, [&](const telegram::Mrn& mrn) {
        return held.contains(mrn.to_string()) ? std::optional(mrn.to_string()) : std::nullopt;
    });
}

TEST(FollowReferences, TellsHeldFromAbsentAndKeepsLettersAndOrder) {
    const auto out =
        follow(message_with("REF: A. ZENDA 77\n     B. 06 STATE 45678", "Text."), {"07ZENDA77"});
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0].cited, "07ZENDA77");
    EXPECT_EQ(out[0].letter, 'A');
    EXPECT_TRUE(out[0].held);
    EXPECT_EQ(out[0].year, Citation::Year::Assumed);
    EXPECT_EQ(out[1].cited, "06STATE45678");
    EXPECT_FALSE(out[1].held);
    EXPECT_EQ(out[1].year, Citation::Year::Stated);
}

TEST(FollowReferences, TakesTheYearBeforeWhenOnlyThatOneIsHeld) {
    const auto out = follow(message_with("REF: STATE 45678", "Text."), {"06STATE45678"});
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].cited, "06STATE45678");
    EXPECT_EQ(out[0].year, Citation::Year::HeldBefore);
}

TEST(FollowReferences, NeverDoubtsAStatedYear) {
    const auto out = follow(message_with("REF: 07 STATE 45678", "Text."), {"06STATE45678"});
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].cited, "07STATE45678");
    EXPECT_FALSE(out[0].held);
}

TEST(FollowReferences, AddsMentionsInTheTextOnceWithTheirSentence) {
    const auto out = follow(
        message_with("REF: STATE 1000",
                     "The first point stands. Paris agreed in 06 PARIS 4321 to wait. It repeated\n"
                     "that, as 06 PARIS 4321 and STATE 1000 show."),
        {});
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[1].cited, "06PARIS4321");
    EXPECT_EQ(out[1].paragraph, "1");
    EXPECT_EQ(out[1].sentence, "Paris agreed in 06 PARIS 4321 to wait.");
}

TEST(FollowReferences, NeverCitesTheTelegramItself) {
    EXPECT_TRUE(follow(message_with("", "As 07 ZENDA 231 says itself."), {"07ZENDA231"}).empty());
}

}  // namespace
}  // namespace reftel::graph
