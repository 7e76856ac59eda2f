// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/precedence.h"

#include <gtest/gtest.h>

namespace reftel::telegram {
namespace {

TEST(Precedence, IsReadFromItsProsign) {
    EXPECT_EQ(precedence_of_prosign('R'), Precedence::Routine);
    EXPECT_EQ(precedence_of_prosign('P'), Precedence::Priority);
    EXPECT_EQ(precedence_of_prosign('O'), Precedence::Immediate);
    EXPECT_EQ(precedence_of_prosign('Z'), Precedence::Flash);
    EXPECT_EQ(precedence_of_prosign('Y'), Precedence::EmergencyCommand);
    EXPECT_EQ(precedence_of_prosign('Q'), Precedence::None);
}

TEST(Precedence, IsReadFromItsWordInAnyCaseAndSpacing) {
    EXPECT_EQ(precedence_of_word("PRIORITY"), Precedence::Priority);
    EXPECT_EQ(precedence_of_word(" flash "), Precedence::Flash);
    EXPECT_EQ(precedence_of_word("NIACT  IMMEDIATE"), Precedence::NiactImmediate);
    EXPECT_EQ(precedence_of_word("NIACT"), Precedence::NiactImmediate);
}

TEST(Precedence, IsReadFromAWordWithOneSlip) {
    EXPECT_EQ(precedence_of_word("PIORITY"), Precedence::Priority);
    EXPECT_EQ(precedence_of_word("PRIOIRTY"), Precedence::Priority);
    EXPECT_EQ(precedence_of_word("IMMEDIATEE"), Precedence::Immediate);
    EXPECT_EQ(precedence_of_word("ROUTNE"), Precedence::Routine);
}

TEST(Precedence, IsNotReadFromOtherWords) {
    for (const char* const word : {"", " ", "FLUSH", "POST", "COLLECTIVE", "PRIORITY 4877",
                                   "MAJORITY", "PRIORITY PRIORITY PRIORITY"}) {
        EXPECT_EQ(precedence_of_word(word), Precedence::None) << word;
    }
}

TEST(Precedence, PrintsAsItIsWritten) {
    for (const Precedence each :
         {Precedence::Routine, Precedence::Priority, Precedence::Immediate,
          Precedence::NiactImmediate, Precedence::Flash, Precedence::EmergencyCommand}) {
        EXPECT_EQ(precedence_of_word(to_string(each)), each);
    }
    EXPECT_EQ(to_string(Precedence::None), "");
}

}  // namespace
}  // namespace reftel::telegram
