// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/words.h"

#include <gtest/gtest.h>

namespace reftel::web {
namespace {

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
