// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/words.h"

#include <gtest/gtest.h>

namespace reftel::web {
namespace {

TEST(Words, SayDates) {
    const Date date{2009, 3, 12};
    EXPECT_EQ(in_words(date), "12 March 2009");
    EXPECT_EQ(in_short(date), "12 Mar 2009");
    EXPECT_EQ(in_citation(date), "March 12, 2009");
}

TEST(Words, SayCounts) {
    EXPECT_EQ(grouped(7), "7");
    EXPECT_EQ(grouped(1000), "1,000");
    EXPECT_EQ(grouped(251'287), "251,287");
    EXPECT_EQ(telegrams(1), "1 telegram");
    EXPECT_EQ(telegrams(0), "0 telegrams");
    EXPECT_EQ(in_brief(999), "999");
    EXPECT_EQ(in_brief(1'234), "1.2k");
    EXPECT_EQ(in_brief(56'310), "56k");
    EXPECT_EQ(in_brief(1'300'000), "1.3M");
}

TEST(FirstSentence, EndsAtAFullStopBehindEnoughWords) {
    EXPECT_EQ(first_sentence("Mr. Zundholz, who is now 88 and a half, told the Consul. He left."),
              "Mr. Zundholz, who is now 88 and a half, told the Consul.");
    EXPECT_EQ(first_sentence("He said that the lantern was \"a thing of hope.\" Then he left us."),
              "He said that the lantern was \"a thing of hope.\"");
    EXPECT_EQ(first_sentence("No end"), "No end");
    EXPECT_EQ(first_sentence(""), "");
}

TEST(FirstSentence, CutsWhatHasNoEnd) {
    std::string text;
    for (int i = 0; i < 1000; ++i) {
        text += "word ";
    }
    EXPECT_LE(first_sentence(text).size(), 600U);
}

}  // namespace
}  // namespace reftel::web
