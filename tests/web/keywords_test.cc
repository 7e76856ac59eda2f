// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/keywords.h"

#include <string>

#include <gtest/gtest.h>

namespace reftel::web {
namespace {

std::string keywords(std::string_view text) {
    std::string out;
    for (const Span& at : find_keywords(text)) {
        out += "[" + std::string(at.of(text)) + "]";
    }
    return out;
}

std::string mentions(std::string_view text) {
    std::string out;
    for (const auto& mention : find_letter_mentions(text)) {
        out += "[" + std::string(mention.at.of(text)) + "=" + mention.letter + "]";
    }
    return out;
}

TEST(FindKeywords, FindsLabelsThatOpenAndClose) {
    EXPECT_EQ(keywords("SUMMARY: The lamp is lit.  END SUMMARY."), "[SUMMARY:][END SUMMARY.]");
    EXPECT_EQ(keywords("BEGIN COMMENT. Damp. END COMMENT"), "[BEGIN COMMENT.][END COMMENT]");
    EXPECT_EQ(keywords("It is damp. (COMMENT: Very. END COMMENT.)"), "[COMMENT:][END COMMENT.]");
    EXPECT_EQ(keywords("SUMMARY AND ACTION REQUEST: x"), "[SUMMARY AND ACTION REQUEST:]");
}

TEST(FindKeywords, LeavesWordsOfTheTextAlone) {
    EXPECT_EQ(keywords("HE MADE NO COMMENT AND LEFT A SUMMARY OF IT."), "");
    EXPECT_EQ(keywords("Summary: in small letters they stay as they are"), "");
    EXPECT_EQ(keywords("ENDSUMMARY COMMENTS: NOTEBOOK:"), "");
}

TEST(FindLetterMentions, FindsReferencesByLetter) {
    EXPECT_EQ(mentions("as in ref A, (REF b) and Refs C and D; reftel A."),
              "[ref A=A][REF b=B][Refs C=C][reftel A=A]");
}

TEST(FindLetterMentions, LeavesOtherWordsAlone) {
    EXPECT_EQ(mentions("prefer A ref a lamp, ref, reftel said; ref"), "");
    EXPECT_EQ(mentions("ref AB"), "");
}

}  // namespace
}  // namespace reftel::web
