// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/classification.h"

#include <string>

#include <gtest/gtest.h>

namespace reftel::telegram {
namespace {

std::string parsed(std::string_view text) {
    const auto read = parse_classification(text);
    return read ? read->to_string() : "-";
}

TEST(ParseClassification, ReadsWhatPublishersTablesWrite) {
    for (const char* const text :
         {"UNCLASSIFIED", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "CONFIDENTIAL",
          "CONFIDENTIAL//NOFORN", "SECRET", "SECRET//NOFORN/ORCON", "TOP SECRET",
          "LIMITED OFFICIAL USE", "RESTRICTED"}) {
        EXPECT_EQ(parsed(text), text);
    }
}

TEST(ParseClassification, ReadsSpacedLettersAndShortForms) {
    EXPECT_EQ(parsed("S E C R E T"), "SECRET");
    EXPECT_EQ(parsed("T O P  S E C R E T"), "TOP SECRET");
    EXPECT_EQ(parsed("C O N F I D E N T I A L NOFORN"), "CONFIDENTIAL//NOFORN");
    EXPECT_EQ(parsed("unclas"), "UNCLASSIFIED");
    EXPECT_EQ(parsed("UNCLAS SENSITIVE"), "UNCLASSIFIED//FOR OFFICIAL USE ONLY");
    EXPECT_EQ(parsed("sbu"), "UNCLASSIFIED//FOR OFFICIAL USE ONLY");
    EXPECT_EQ(parsed("fouo"), "UNCLASSIFIED//FOR OFFICIAL USE ONLY");
    EXPECT_EQ(parsed("lou"), "LIMITED OFFICIAL USE");
    EXPECT_EQ(parsed("UNCLAS EFTO"), "UNCLASSIFIED//EFTO");
    EXPECT_EQ(parsed("S E C R E T //NOFORN//"), "SECRET//NOFORN");
}

TEST(ParseClassification, RefusesWordsThatOnlyBeginLikeALevel) {
    for (const char* const text :
         {"", "secretary", "unclassifiable", "confidentially", "sector", "//"}) {
        EXPECT_EQ(parsed(text), "-") << text;
    }
}

TEST(Classification, LevelsRise) {
    EXPECT_LT(parse_classification("UNCLASSIFIED")->level, parse_classification("SBU")->level);
    EXPECT_LT(parse_classification("LOU")->level, parse_classification("CONFIDENTIAL")->level);
    EXPECT_LT(parse_classification("SECRET")->level, parse_classification("TOP SECRET")->level);
    EXPECT_EQ(to_string(Level::Sensitive), "SENSITIVE");
    EXPECT_EQ(Classification{}.to_string(), "");
}

TEST(PortionMark, IsReadAtTheFront) {
    const auto mark = [](std::string_view text) {
        Level level = Level::None;
        const std::size_t length = portion_mark_length(text, level);
        return std::string(text.substr(0, length)) + "=" + std::string(to_string(level));
    };
    EXPECT_EQ(mark("(U) The post"), "(U)=UNCLASSIFIED");
    EXPECT_EQ(mark("(SBU). The"), "(SBU)=SENSITIVE");
    EXPECT_EQ(mark("(S//NF) The"), "(S//NF)=SECRET");
    EXPECT_EQ(mark("( C) The"), "( C)=CONFIDENTIAL");
    EXPECT_EQ(mark("(C - ENTIRE TEXT) The"), "(C - ENTIRE TEXT)=CONFIDENTIAL");
    EXPECT_EQ(mark("(C-NF)"), "(C-NF)=CONFIDENTIAL");
    EXPECT_EQ(mark("(SBU/releasable to the Court) The"), "(SBU/releasable to the Court)=SENSITIVE");
    EXPECT_EQ(mark("(U/SBU)"), "(U/SBU)=SENSITIVE");
    EXPECT_EQ(mark("(u)"), "(u)=UNCLASSIFIED");
    EXPECT_EQ(mark("(TS)"), "(TS)=TOP SECRET");
    EXPECT_EQ(mark("(SUB)"), "(SUB)=SENSITIVE");
}

TEST(PortionMark, IsNotReadFromOtherBrackets) {
    for (const char* const text :
         {"", "(", "()", "(U", "U)", "(A)", "(NF)", "(S/P) said", "(S/S)", "(U/S)",
          "(C - the count)", "(COMMENT)", "(1)", "(S;NF)", " (U)"}) {
        Level level = Level::None;
        EXPECT_EQ(portion_mark_length(text, level), 0U) << text;
        EXPECT_EQ(level, Level::None);
    }
}

TEST(EntireText, GivesTheLevelOfTheWhole) {
    EXPECT_EQ(entire_text_level("(S-entire text)", ""), Level::Secret);
    EXPECT_EQ(entire_text_level("(C - ENTIRE TEXT)", "."), Level::Confidential);
    EXPECT_EQ(entire_text_level("(C)", "-Entire text."), Level::Confidential);
    EXPECT_EQ(entire_text_level("(SBU)", "ENTIRE TEXT"), Level::Sensitive);
    EXPECT_EQ(entire_text_level("", "Secret-entire text."), Level::Secret);
    EXPECT_EQ(entire_text_level("", "TOP SECRET - ENTIRE TEXT"), Level::TopSecret);
    EXPECT_EQ(entire_text_level("", "(ENTIRE TEXT CONFIDENTIAL)"), Level::Confidential);
    EXPECT_EQ(entire_text_level("(S)", "The entire text follows."), Level::None);
    EXPECT_EQ(entire_text_level("", "Entire text."), Level::None);
    EXPECT_EQ(entire_text_level("(S)", "Text."), Level::None);
    EXPECT_EQ(entire_text_level("", ""), Level::None);
}

TEST(MeaningOfCaption, IsASentenceForKnownCaptions) {
    EXPECT_FALSE(meaning_of_caption("NODIS").empty());
    EXPECT_EQ(meaning_of_caption(" noforn "), meaning_of_caption("NOFORN"));
    EXPECT_TRUE(meaning_of_caption("ZENDA ONLY").empty());
}

}  // namespace
}  // namespace reftel::telegram
