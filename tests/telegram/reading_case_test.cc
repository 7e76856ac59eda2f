// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/letter_case/reading_case.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/text.h"
#include "golden.h"
#include "telegram/letter_case/case_scanner.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/telegram.h"

namespace reftel::telegram {
namespace {

std::string plain(std::string_view text) {
    return reading_case(text, CaseDictionary());
}

TEST(ReadingCase, SentencesBeginWithACapital) {
    EXPECT_EQ(plain("THE FESTIVAL WAS POSTPONED. NOBODY KNOWS WHY. WILL IT BE HELD? YES."),
              "The festival was postponed. Nobody knows why. Will it be held? Yes.");
    EXPECT_EQ(plain("THE MINISTER SAID: \"WE SHALL WAIT.\" HE LEFT."),
              "The minister said: \"We shall wait.\" He left.");
    EXPECT_EQ(plain("COMMENT: THE TALKS WENT WELL."), "Comment: The talks went well.");
    EXPECT_EQ(plain("(A) THE ROOF; (B) THE WALL"), "(A) The roof; (B) the wall");
}

TEST(ReadingCase, WhatIsShortenedEndsNoSentence) {
    EXPECT_EQ(plain("MR. ELPHBERG MET GEN. HENTZAU IN THE U.S. EMBASSY AT 3 P.M. TODAY"),
              "Mr. Elphberg met Gen. Hentzau in the U.S. Embassy at 3 p.m. today");
}

TEST(ReadingCase, NamesAcronymsAndNumeralsKeepTheirCapitals) {
    EXPECT_EQ(plain("NATO AND THE UN DISCUSSED CHAPTER VII IN GENEVA ON MONDAY, MARCH 3"),
              "NATO and the UN discussed chapter VII in Geneva on Monday, March 3");
    EXPECT_EQ(plain("THE SECURITY COUNCIL AND THE SOVIET UNION"),
              "The Security Council and the Soviet Union");
    EXPECT_EQ(plain("TWO NGOS AND EMBOFF IN NEW DELHI"), "Two NGOs and EmbOff in New Delhi");
    EXPECT_EQ(plain("TALKS WITH RASSENDYLL OF RURITANIA"), "Talks with Rassendyll of Ruritania");
}

TEST(ReadingCase, CodesStayAsSent) {
    EXPECT_EQ(plain("SEE STATE 123456, TEL AVIV 2233 AND REF B (C) FOR EUR/RPM AND S/S-O."),
              "See STATE 123456, TEL AVIV 2233 and ref B (C) for EUR/RPM and S/S-O.");
    EXPECT_EQ(plain("AT 171425Z APR THE F16S OF THE 1ST WING, BUILT IN THE 1970S, LEFT PARIS"),
              "At 171425Z APR the F16S of the 1st wing, built in the 1970s, left Paris");
    EXPECT_EQ(plain("HE AND/OR SHE"), "He and/or she");
}

TEST(ReadingCase, WordsOfTwoMeaningsAreDecidedByTheirNeighbours) {
    EXPECT_EQ(plain("LET US SAY THAT US POLICY TOWARD US AND THE US EMBASSY MAY CHANGE IN MAY"),
              "Let us say that US policy toward US and the US Embassy may change in May");
    EXPECT_EQ(plain("PRESIDENT FORD WILL FORD A RIVER WITH MR. BROWN. THE PRESIDENT WILL SWIM."),
              "President Ford will ford a river with Mr. Brown. The President will swim.");
}

TEST(ReadingCase, ApostrophesAndHyphens) {
    EXPECT_EQ(plain("ZENDA'S MAYOR DIDN'T SEE MR. O'NEILL, CHARGE D'AFFAIRES, VIS-A-VIS AL-ASAD"),
              "Zenda's mayor didn't see Mr. O'Neill, Charge d'affaires, vis-a-vis al-Asad");
}

TEST(ReadingCase, TextWithSmallLettersAndForeignLettersStays) {
    EXPECT_EQ(plain("Already written in SMALL letters"), "Already written in small letters");
    EXPECT_EQ(plain("CAF\xC3\x89S OF ZENDA"), "CAF\xC3\x89S of Zenda");
    EXPECT_EQ(plain(""), "");
}

TEST(ReadingCase, AnAcronymInBracketsBehindItsWordsStays) {
    EXPECT_EQ(plain("THE HARBOR OFFICE OF LAMP KEEPERS (HOLK) MET. THE REST (WEST) LEFT."),
              "The harbor office of lamp keepers (HOLK) met. The rest (west) left.");
}

TEST(ReadingCase, LearnsFromTelegramsWithSmallLetters) {
    CaseCounts counts;
    counts.add("It is said that the McRassendyll Guild met the ELPHBERG league in Streltown.");
    const CaseDictionary learned = counts.dictionary();
    EXPECT_EQ(reading_case("OUR GUILD: THE MCRASSENDYLL GUILD AND ELPHBERG", learned),
              "Our guild: The McRassendyll guild and ELPHBERG");
    EXPECT_EQ(learned.find("STRELTOWN"), "Streltown");
    EXPECT_EQ(learned.find("ZENDA"), "");
}

TEST(ReadingCase, WordsOfEnglishAreNamesOnlyWhenNearlyAlwaysWrittenSo) {
    CaseCounts counts;
    counts.add("the list names the Duty Officer, Port Lantern and the House of Lamps; a lamp went");
    counts.add("the Duty Officer of Port Lantern and the House; then the Guild met, and the Guild");
    counts.add("as the Guild wished, so the House ruled, and a house at a port burnt on duty");
    const CaseDictionary learned = counts.dictionary();
    EXPECT_EQ(reading_case("ON DUTY AT THE PORT THE GUILD CALLED A HOUSE", learned),
              "On duty at the port the Guild called a house");
    EXPECT_EQ(reading_case("LANTERN PORT, DUTY OFFICER", learned), "Lantern port, duty officer");
}

TEST(ReadingCase, TheChargeIsToldFromACharge) {
    EXPECT_EQ(plain("POLICE TAKE CHARGE OF CARTS. FERRYMEN CHARGE MORE. A THIRD CHARGE IS KNOWN. "
                    "THE CHARGE THAT HE FLED IS DENIED."),
              "Police take charge of carts. Ferrymen charge more. A third charge is known. The "
              "charge that he fled is denied.");
    EXPECT_EQ(plain("THE CHARGE AND CHARGE HENTZAU TOLD CHARGE THAT CHARGE SAID SO TO CHARGE "
                    "D'AFFAIRES"),
              "The Charge and Charge Hentzau told Charge that Charge said so to Charge d'affaires");
}

TEST(CaseCounts, TakeTheMostFrequentFormAndNoShouting) {
    CaseCounts counts;
    counts.add("the lantern of the Lantern and the lantern; END SUMMARY and a summary here");
    counts.add("see THIS LANTERN FESTIVAL NOW and go to it with all the others in town today");
    counts.add("EVERYTHING LANTERN SHAPED IN CAPITALS");
    EXPECT_EQ(counts.dictionary().find("LANTERN"), "lantern");
    EXPECT_EQ(counts.dictionary().find("SUMMARY"), "summary");
    EXPECT_EQ(counts.dictionary().find("FESTIVAL"), "");
    EXPECT_EQ(counts.dictionary().find("SHAPED"), "");
}

TEST(Capitals, AreToldByTheShareOfSmallLetters) {
    EXPECT_TRUE(
        is_in_capitals("ALL OF IT, AS SENT IN 1975, WITH A SMALL LETTER OR TWo, BUT NO "
                       "MORE THAN THAT"));
    EXPECT_FALSE(is_in_capitals("Mixed text"));
    EXPECT_FALSE(is_in_capitals("123"));
}

TEST(EnglishWords, HaveTheirForms) {
    EXPECT_TRUE(english_forms("CHINA").small);
    EXPECT_EQ(english_forms("CHINA").capital, "China");
    EXPECT_FALSE(english_forms("QQQQ").known());
    EXPECT_FALSE(english_forms("").known());
}

/// Only letters change, each in its place.
TEST(ReadingCase, KeepsEveryPosition) {
    const std::vector<std::string> texts = {"'S A. A.B. ::: \"\" (((A) O'",
                                            "\xFF\xFE"
                                            "A\xE2\x80",
                                            "US",
                                            "A",
                                            "/A/B/C-",
                                            "1A 2B. 3S '",
                                            "STATE 1",
                                            "PORT OF SPAIN 99999999999999999999",
                                            std::string(5000, 'A'),
                                            std::string("A\0B", 3)};
    for (const std::string& text : texts) {
        const std::string out = plain(text);
        ASSERT_EQ(out.size(), text.size());
        EXPECT_TRUE(equals_fold(out, text));
    }
}

TEST(ReadingCase, TelegramsOfThe1970s) {
    std::string out;
    for (const std::string& path :
         testing::files_below(testing::project_path("examples/prints-1970s"))) {
        const std::string message = testing::read_file(path);
        const Telegram telegram = parse(message);
        out += path.substr(path.rfind('/') + 1) + "\n";
        for (const Paragraph& paragraph : telegram.paragraphs) {
            out += plain(telegram.text_of(paragraph)) + "\n";
        }
        out += "\n";
    }
    testing::expect_golden("telegram/reading_case/prints-1970s", out);
}

/// Printed telegrams, put into capitals and back: how many words come out as printed, with what the
/// other ones teach. The figure is in docs/benchmarks.md.
TEST(ReadingCase, GivesPrintedTelegramsBack) {
    REFTEL_SKIP_WITHOUT_SHARED();
    std::vector<std::string> texts;
    for (const std::string& path :
         testing::files_below(testing::shared_folder() + "/corpus/frus-print")) {
        if (path.ends_with(".txt")) {
            texts.push_back(testing::read_file(path));
        }
    }
    // One in ten telegrams at a time is left out of the dictionary that gives it back.
    constexpr std::size_t kParts = 10;
    std::size_t all = 0;
    std::size_t right = 0;
    for (std::size_t part = 0; part < kParts; ++part) {
        CaseCounts counts;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (i % kParts != part) {
                counts.add(texts[i]);
            }
        }
        const CaseDictionary learned = counts.dictionary();
        for (std::size_t i = part; i < texts.size(); i += kParts) {
            const std::string back = reading_case(to_upper(texts[i]), learned);
            CaseScanner scanner(texts[i]);
            while (const auto token = scanner.next()) {
                if (std::any_of(token->text.begin(), token->text.end(), is_alpha)) {
                    ++all;
                    right += back.compare(token->begin, token->text.size(), token->text) == 0;
                }
            }
        }
    }
    std::cout << "[ reading case ] " << right << " of " << all << " words as printed\n";
    EXPECT_GE(right * 100, all * 97);
}

}  // namespace
}  // namespace reftel::telegram
