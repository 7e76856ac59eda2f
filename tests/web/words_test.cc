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

TEST(FirstSentence, DoesNotEndAtAnAbbreviation) {
    for (const std::string_view sentence :
         {"The warden said yesterday that the lantern was lit by Mr. Zundholz himself.",
          "The warden had been told of the lanterns when he met with Dr. Zundholz.",
          "THE WARDEN SAID THAT THE LANTERNS WERE BROUGHT BY MRS. ZUNDHOLZ AND AMB. VOLL.",
          "Nobody in the guild of lamp makers spoke of the U.S. Embassy or its lamps.",
          "The lanterns of the guild of lamp makers were sold to J. R. Zundholz for ten crowns.",
          "The lanterns of the guild were counted and sold on Nov. 12 and are lit again.",
          "The lanterns of the guild are paid by Lamp Co. and by nobody else (the guild says "
          "so)."}) {
        EXPECT_EQ(first_sentence(std::string(sentence) + " The guild waits."), sentence);
    }
    EXPECT_EQ(first_sentence("Nobody in the guild of lamp makers spoke to the U.S. He waits."),
              "Nobody in the guild of lamp makers spoke to the U.S.");
    EXPECT_EQ(first_sentence("Did the whole guild of the lamp makers say No? No. It did not."),
              "Did the whole guild of the lamp makers say No?");
}

TEST(Quotable, IsAShortTextWhole) {
    EXPECT_EQ(quotable(" The guild of lamp makers waits\nfor lamps. So does the warden. "),
              "The guild of lamp makers waits for lamps. So does the warden.");
    std::string text = "The guild of lamp makers waits for lamps.";
    for (int i = 0; i < 20; ++i) {
        text += " So does the warden.";
    }
    EXPECT_EQ(quotable(text), "The guild of lamp makers waits for lamps.");
}

TEST(Quotable, SaysThatItWasCut) {
    std::string text;
    for (int i = 0; i < 1000; ++i) {
        text += "word ";
    }
    EXPECT_TRUE(quotable(text).ends_with("word ..."));
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
