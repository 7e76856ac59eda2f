// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/reference.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace reftel::telegram {
namespace {

constexpr CitingTelegram kCiting{.year = 2009, .origin = "ASTANA", .number = 436};

/// `A:09PARIS12+ stated`: letter, id or kind and text, a plus for an inherited origin, a star for
/// NOTAL.
std::string print(const std::vector<Reference>& references) {
    std::string out;
    for (const Reference& reference : references) {
        out += out.empty() ? "" : " ";
        if (reference.letter != 0) {
            out += std::string(1, reference.letter) + ":";
        }
        out += reference.mrn ? reference.mrn->to_string()
                             : std::string(to_string(reference.kind)) + "[" + reference.text + "]";
        out += std::string(reference.inherited_origin ? "+" : "") + (reference.notal ? "*" : "");
    }
    return out;
}

std::string field(std::string_view text, const CitingTelegram& citing = kCiting) {
    std::vector<Reference> out;
    parse_reference_field(text, 0, citing, out);
    return print(out);
}

std::string prose(std::string_view text, const CitingTelegram& citing = kCiting) {
    std::vector<Reference> out;
    find_references_in_text(text, citing, out);
    return print(out);
}

TEST(ReferenceField, ReadsEnumeratedEntries) {
    EXPECT_EQ(field("PARIS 12"), "09PARIS12");
    EXPECT_EQ(field("A. PARIS 12\n     B. TEL AVIV 34"), "A:09PARIS12 B:09TELAVIV34");
    EXPECT_EQ(field("(A) PARIS 12; (B) ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("[A] PARIS 12, [B] ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("A: Paris 12; B: Rome 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("A Paris 12, B 08 Rome 34"), "A:09PARIS12 B:08ROME34");
    EXPECT_EQ(field("A - PARIS 12\nB - ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("A)PARIS 12 B)ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("A. PARIS 12 \xC2\xB6"
                    "B. ROME 34"),
              "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("(1) PARIS 12, (2) ROME 34"), "1:09PARIS12 2:09ROME34");
}

TEST(ReferenceField, StripsDoubledLabels) {
    EXPECT_EQ(field("A. REF A PARIS 12 B. REF B ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("A. REF: PARIS 12"), "A:09PARIS12");
    EXPECT_EQ(field("A. A) PARIS 12"), "A:09PARIS12");
}

TEST(ReferenceField, NumbersAloneInheritTheOriginBeforeThem) {
    EXPECT_EQ(field("PARIS 2799 AND 2764"), "09PARIS2799 09PARIS2764+");
    EXPECT_EQ(field("PARIS 188314, 259032"), "09PARIS188314 09PARIS259032+");
    EXPECT_EQ(field("PARIS 936/935"), "09PARIS936 09PARIS935+");
    EXPECT_EQ(field("A. PARIS 2969\nB. 2962 AND PREVIOUS"), "A:09PARIS2969 B:09PARIS2962+");
    EXPECT_EQ(field("A) 307 B) PARIS 12"), "A:09ASTANA307 B:09PARIS12");
    EXPECT_EQ(field("PARIS 2799/64"), "09PARIS2799") << "may be a shortened 2764";
    EXPECT_EQ(field("PARIS 2799, 12 MARCH"), "09PARIS2799");
}

TEST(ReferenceField, ReadsStatedYears) {
    EXPECT_EQ(field("08 PARIS 12"), "08PARIS12");
    EXPECT_EQ(field("2007 PARIS 12"), "07PARIS12");
    EXPECT_EQ(field("'08 PARIS 12"), "08PARIS12");
    EXPECT_EQ(field("PARIS (01) 12"), "01PARIS12");
    EXPECT_EQ(field("PARIS 12 (07)"), "07PARIS12");
    EXPECT_EQ(field("PARIS 4525-08"), "08PARIS4525");
    EXPECT_EQ(field("PARIS 12 08"), "08PARIS12");
    EXPECT_EQ(field("PARIS 12 08 ROME 34"), "09PARIS12 08ROME34");
    EXPECT_EQ(field("PARIS 12 OF 1974"), "74PARIS12");
    EXPECT_EQ(field("PARIS 12, AUGUST 17, 1971; ROME 34"), "71PARIS12 09ROME34");
    EXPECT_EQ(field("PARIS 12, DTG 031535Z AUG 08"), "08PARIS12");
    EXPECT_EQ(field("08PARIS12"), "08PARIS12");
    EXPECT_EQ(field("08-PARIS-12"), "08PARIS12");
    EXPECT_EQ(field("10 PARIS 12"), "10PARIS12") << "2010 is still to come, but was stated";
    EXPECT_EQ(field("45 PARIS 12"), "09PARIS12") << "no year";
}

TEST(ReferenceField, TellsHowTheYearIsKnown) {
    std::vector<Reference> out;
    parse_reference_field("08 PARIS 12; ROME 34; ASTANA 500; ASTANA 12", 0, kCiting, out);
    ASSERT_EQ(out.size(), 4U);
    EXPECT_EQ(out[0].year_basis, YearBasis::Stated);
    EXPECT_EQ(out[1].year_basis, YearBasis::Assumed);
    EXPECT_EQ(out[2].year_basis, YearBasis::YearBefore);
    EXPECT_EQ(out[2].mrn->to_string(), "08ASTANA500");
    EXPECT_EQ(out[3].year_basis, YearBasis::Assumed);
}

TEST(ReferenceField, GivesNoIdWithoutAYear) {
    std::vector<Reference> out;
    parse_reference_field("PARIS 12, 08 ROME 34", 0, {}, out);
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0].kind, Reference::Kind::Telegram);
    EXPECT_FALSE(out[0].mrn.has_value());
    EXPECT_EQ(out[1].mrn->to_string(), "08ROME34");
}

TEST(ReferenceField, ReadsOddSpellings) {
    EXPECT_EQ(field("870 PARIS"), "09PARIS870");
    EXPECT_EQ(field("PARIS, 1228"), "09PARIS1228");
    EXPECT_EQ(field("PARIS #3565"), "09PARIS3565");
    EXPECT_EQ(field("PARIS: 12"), "09PARIS12");
    EXPECT_EQ(field("PARIS TEL NO. 12"), "09PARIS12");
    EXPECT_EQ(field("SANTIAG0 465"), "09SANTIAGO465");
    EXPECT_EQ(field("PARIS O1512"), "09PARIS1512");
    EXPECT_EQ(field("RIO\nDE JANEIRO 1291"), "09RIODEJANEIRO1291");
    EXPECT_EQ(field("D) /\nPARIS 03196"), "D:09PARIS3196");
    EXPECT_EQ(field("EMBASSY PARIS 12"), "09PARIS12");
    EXPECT_EQ(field("PORT-OF-SPAIN 220"), "09PORTOFSPAIN220");
    EXPECT_EQ(field("BUDPAEST 12"), "09BUDAPEST12");
    EXPECT_EQ(field("EMBTEL 12; DEPTEL 34"), "09ASTANA12 09STATE34");
}

TEST(ReferenceField, ReadsNumbersHoweverTheyAreTyped) {
    for (const auto& [text, ids] : {
             std::pair{"STATE 00122345", "09STATE122345"},
             std::pair{"A. ROME 00001234\n B. ROME 00001240", "A:09ROME1234 B:09ROME1240"},
             std::pair{"B) 00012 RIGA", "B:09RIGA12"},
             std::pair{"SANAA O34", "09SANAA34"},
             std::pair{"LIMA 0O46", "09LIMA46"},
             std::pair{"CAIRO 1O34", "09CAIRO1034"},
             std::pair{"CAIRO l2", "09CAIRO12"},
             std::pair{"CAIRO 1,234", "09CAIRO1234"},
             std::pair{"CAIRO 1, 234", "09CAIRO1 09CAIRO234+"},
             std::pair{"A. ROME 1240B. ROME 1241", "A:09ROME1240 B:09ROME1241"},
             std::pair{"A.TEL AVIV 12B.TEL AVIV 13", "A:09TELAVIV12 B:09TELAVIV13"},
             std::pair{"ROME 1234AND PREVIOUS", "09ROME1234"},
             std::pair{"ROME 1234NOTAL", "09ROME1234*"},
             std::pair{"ROME 123456789", "unknown[ROME 123456789]"},
             std::pair{"ROME 00000000", "unknown[ROME 00000000]"},
         }) {
        EXPECT_EQ(field(text), ids) << text;
    }
}

TEST(ReferenceField, ReadsYearsWhereverTheyStand) {
    for (const auto& [text, ids] : {
             std::pair{"MOSCOW 99-04567", "99MOSCOW4567"},
             std::pair{"CAIRO 07 1234", "07CAIRO1234"},
             std::pair{"CAIRO 2007 1234", "07CAIRO1234"},
             std::pair{"A. CAIRO 1234/08\nB. CAIRO 1235/08", "A:08CAIRO1234 B:08CAIRO1235"},
             std::pair{"(07) ROME 13; (06) ROME 14", "07ROME13 06ROME14"},
             std::pair{"2006: ROME 13", "06ROME13"},
             std::pair{"FY 07 CAIRO 1234", "07CAIRO1234"},
             std::pair{"7 ROME 13", "07ROME13"},
             std::pair{"PARIS 13, 14, 06 ROME 1205, 1206; ROME 7",
                       "09PARIS13 09PARIS14+ 06ROME1205 06ROME1206+ 09ROME7"},
             std::pair{"PARIS 12 (07), 34", "07PARIS12 09PARIS34+"},
         }) {
        EXPECT_EQ(field(text), ids) << text;
    }
}

TEST(ReferenceField, ReadsBothEndsOfARange) {
    for (const auto& [text, ids] : {
             std::pair{"PARIS 1234 - 1236", "09PARIS1234 09PARIS1236+"},
             std::pair{"PARIS 1234 THROUGH 1236", "09PARIS1234 09PARIS1236+"},
             std::pair{"PARIS 13 + 14", "09PARIS13 09PARIS14+"},
             std::pair{"PARIS 1236 - 1234", "09PARIS1236"},
         }) {
        EXPECT_EQ(field(text), ids) << text;
    }
}

TEST(ReferenceField, FindsLettersBetweenEntries) {
    EXPECT_EQ(field("A/ PARIS 12 B/ ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("07 PARIS 2345 (C) 08 PARIS 12"), "07PARIS2345 C:08PARIS12");
    EXPECT_EQ(field("PARIS 12; (C) ROME 34"), "09PARIS12 09ROME34") << "its portion mark";
}

TEST(ReferenceField, FindsEntriesBehindLettersOfAnyForm) {
    EXPECT_EQ(field("{A} PARIS 12 {B} ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("A> PARIS 12 B> ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("(A PARIS 12 (B ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("A. FBIS XYZ 123 D. ROME 34"), "A:document[FBIS XYZ 123] D:09ROME34");
}

TEST(ReferenceField, FindsTelegramsBetweenOtherSigns) {
    EXPECT_EQ(field("PARIS/12; ROME (34)"), "09PARIS12 09ROME34");
    EXPECT_EQ(field("\"PARIS 12\", \"ROME 34\""), "09PARIS12 09ROME34");
    EXPECT_EQ(field("(PARIS 12, ROME 34)"), "09PARIS12 09ROME34");
    EXPECT_EQ(field("ALDAC STATE 12, DEMARCHE: ROME 34"), "09STATE12 09ROME34");
    EXPECT_EQ(field("STATE 12,345; CAIRO 12,345"), "09STATE12345 09CAIRO12 09CAIRO345+");
    EXPECT_EQ(field("STATE MESSAGE 12"), "09STATE12");
    EXPECT_EQ(field("D\xC3\xBCsseldorf 12"), "09DUSSELDORF12");
}

TEST(ReferenceField, ReadsYearsBehindTheNumber) {
    EXPECT_EQ(field("PARIS 12/07"), "07PARIS12");
    EXPECT_EQ(field("PARIS 12 [08]"), "08PARIS12");
    EXPECT_EQ(field("PARIS 12 '08"), "08PARIS12");
    EXPECT_EQ(field("PARIS 12 FROM 2007"), "07PARIS12");
    EXPECT_EQ(field("PARIS 12 (MARCH 2007)"), "07PARIS12");
    EXPECT_EQ(field("PARIS 12 (3/4/2007), ROME 34"), "07PARIS12 09ROME34");
    EXPECT_EQ(field("PARIS 12 DTD MARCH 4, 2007"), "07PARIS12");
    EXPECT_EQ(field("09PARIS12/08ROME1245"), "09PARIS12 08ROME1245");
}

TEST(ReferenceField, TakesNoDateForANumber) {
    EXPECT_EQ(field("LONDON DAILY 11/3/09"), "unknown[LONDON DAILY 11/3/09]");
    EXPECT_EQ(field("THE POST 12 MARCH; ROME 34"), "unknown[THE POST 12 MARCH] 09ROME34");
    EXPECT_EQ(field("PARIS 12\nE.O. 12958: N/A"), "09PARIS12");
    EXPECT_EQ(field("PARIS 12\nSUBJ: ROME 34"), "09PARIS12");
    EXPECT_EQ(field("LONDON 11/3/09"), "unknown[LONDON 11/3/09]");
}

TEST(ReferenceField, MarksNotal) {
    EXPECT_EQ(field("A. PARIS 12 (NOTAL)\nB. ROME 34 NOTAL\nC. LIMA 5"),
              "A:09PARIS12* B:09ROME34* C:09LIMA5");
}

TEST(ReferenceField, KeepsBothNumbersOfASeriesPair) {
    std::vector<Reference> out;
    parse_reference_field("STATE 255577/TOSEC 140323 (NOTAL)", 0, kCiting, out);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].text, "STATE 255577/TOSEC 140323 (NOTAL)");
    EXPECT_TRUE(out[0].notal);
    EXPECT_EQ(field("USDEL SECRETARY 000005/000007"), "series[USDEL SECRETARY 000005/000007]");
    EXPECT_EQ(field("STATE 255577/TOSEC 140323; PARIS 12"), "09STATE255577 09PARIS12");
    EXPECT_EQ(field("TOSEC 12"), "series[TOSEC 12]");
    EXPECT_EQ(field("SECTO 8012"), "09SECTO8012");
}

TEST(ReferenceField, KeepsWhatIsNoTelegramAsText) {
    EXPECT_EQ(field("E-MAIL FROM ZENDA TO SCA/CEN; PARIS 12"),
              "email[E-MAIL FROM ZENDA TO SCA/CEN] 09PARIS12");
    EXPECT_EQ(field("A. PARIS 12 B. ELPHBERG-SAPT TELCON"),
              "A:09PARIS12 B:phone-call[ELPHBERG-SAPT TELCON]");
    EXPECT_EQ(field("9 FAM 41.31"), "document[9 FAM 41.31]");
    EXPECT_EQ(field("SEPTEL"), "septel[SEPTEL]");
    EXPECT_EQ(field("CTF ZENDA 311345Z MAY 08"), "dtg[CTF ZENDA 311345Z MAY 08]");
    EXPECT_EQ(field("ELPHBERG/SAPT PHONECON OF MAY 3"),
              "phone-call[ELPHBERG/SAPT PHONECON OF MAY 3]");
    EXPECT_EQ(field("TELEPHONE CALL, MAY 3"), "phone-call[TELEPHONE CALL, MAY 3]");
    EXPECT_EQ(field("MEMCON OF MAY 3"), "memcon[MEMCON OF MAY 3]");
    EXPECT_EQ(field("MEMORANDUM OF CONVERSATION, MAY 3"),
              "memcon[MEMORANDUM OF CONVERSATION, MAY 3]");
    EXPECT_EQ(field("PARIS A-50"), "airgram[PARIS A-50]");
    EXPECT_EQ(field("A-50, JUNE 5, 1974, A-51"), "airgram[A-50, JUNE 5, 1974] airgram[A-51]");
    EXPECT_EQ(field("A. STATE CA-3400 B. PARIS 12"), "A:airgram[STATE CA-3400] B:09PARIS12");
    EXPECT_EQ(field("A. ANNUAL BRAZIL 2008\nB. PARIS 12"),
              "A:unknown[ANNUAL BRAZIL 2008] B:09PARIS12");
}

TEST(ReferenceField, TakesNoWordForWhoseItIsForAnOrigin) {
    EXPECT_EQ(field("A. EMBTELS 66 AND 67"), "A:09ASTANA66 A:09ASTANA67+");
    EXPECT_EQ(field("EMBASSY 66"), "09ASTANA66");
    EXPECT_EQ(field("EMBASSY PARIS 66"), "09PARIS66");
    EXPECT_EQ(field("MYTEL 66"), "09ASTANA66");
    EXPECT_EQ(field("YOUR 504"), "unknown[YOUR 504]");
    EXPECT_EQ(field("URTEL 504"), "unknown[URTEL 504]");
    EXPECT_EQ(field("YOURTELS 504"), "unknown[YOURTELS 504]");
}

TEST(ReferenceField, GivesAirgramsAnIdOfTheirOwn) {
    for (const auto& [text, id] : {
             std::pair{"PARIS A-50", "09PARIS-A50"},
             std::pair{"74 PARIS A-50", "74PARIS-A50"},
             std::pair{"PARIS A-050, JUNE 5, 1974", "74PARIS-A50"},
             std::pair{"STATE CA-3400", "09STATE-CA3400"},
             std::pair{"A-50", ""},
         }) {
        std::vector<Reference> out;
        parse_reference_field(text, 0, kCiting, out);
        ASSERT_EQ(out.size(), 1U) << text;
        EXPECT_EQ(out[0].series_id, id) << text;
        EXPECT_FALSE(out[0].mrn.has_value()) << text;
    }
}

TEST(ReferenceField, DropsAnnotationsAndFurniture) {
    EXPECT_EQ(field("PARIS 60 (FEW CHANGES AT THE COURT)  PARIS 330 (STILL NONE)"),
              "09PARIS60 09PARIS330");
    EXPECT_EQ(field("A. PARIS 12 CONFIDENTIAL PAGE 02 ROME 01196 01 OF 02 082030Z B. ROME 34"),
              "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("PARIS 12\nCLASSIFIED BY: Count Rupert 1234"), "09PARIS12");
    EXPECT_EQ(field("PARIS 12\n1. (U) In ROME 34"), "09PARIS12");
}

TEST(ReferenceField, TakesNoOtherWordForAnOrigin) {
    for (const std::string_view text :
         {"CABLE 12", "PRESS RELEASE 123", "VISAS 92", "DOC 12", "GUILD MEETING 12", "TALKS 2005",
          "RURITANIAN TD 314/1234-07", "PASSPORT 123456"}) {
        EXPECT_EQ(field(text).find("09"), std::string::npos) << text << ": " << field(text);
    }
    EXPECT_EQ(field("PARIS 12 PARAS 3 AND 4"), "09PARIS12");
    EXPECT_EQ(field("PARIS 12, PARAS 3-5; ROME 34"), "09PARIS12 09ROME34");
    EXPECT_EQ(field("REO BASRAH 3; BO PODGORICA 5; KUWAIT CITY 9"),
              "09BASRAH3 09PODGORICA5 09KUWAIT9");
}

TEST(ReferenceField, EndsWhereTheTextBegins) {
    for (const std::string_view text :
         {"PARIS 12 1. (U) SUMMARY 2007 ROME 34", "PARIS 12. Summary: In 2003 Rome 34",
          "PARIS 12 \xC2\xB6"
          "2. COUNT RUPERT MET ROME 34",
          "PARIS 12\n2. Lanterns in ROME 34"}) {
        EXPECT_EQ(field(text), "09PARIS12") << text;
    }
    EXPECT_EQ(field("1. PARIS 12\n2. HENTZAU LETTER\n3. ROME 34"),
              "1:09PARIS12 2:document[HENTZAU LETTER] 3:09ROME34");
}

TEST(ReferenceField, PassesOverPageMarks) {
    EXPECT_EQ(field("A. PARIS 12\nZENDA 00000231  001.2 OF 003\nB. ROME 34"),
              "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("A. PARIS 12 ROME 00000231 001.2 OF 003 B. ROME 34"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("PARIS 12 ASTANA 00000436"), "09PARIS12");
    EXPECT_EQ(field("A) PARIS 12, B) ROME 34 ROME 00000402"), "A:09PARIS12 B:09ROME34");
    EXPECT_EQ(field("PAGE 3; PARIS 12"), "09PARIS12");
}

TEST(ReferenceField, KeepsUnknownOrigins) {
    EXPECT_EQ(field("A. ZENDA 231 B. STRELSAU 12345"), "A:09ZENDA231 B:09STRELSAU12345");
}

TEST(ReferenceField, SaysWhereEntriesStand) {
    const std::string_view text = "A. PARIS  12 (NOTAL)\nB. ROME 34";
    std::vector<Reference> out;
    parse_reference_field(text, 100, kCiting, out);
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(text.substr(out[0].at.begin - 100, out[0].at.size()), "PARIS  12 (NOTAL)");
    EXPECT_EQ(out[0].text, "PARIS 12 (NOTAL)");
    EXPECT_EQ(text.substr(out[1].at.begin - 100, out[1].at.size()), "ROME 34");
}

TEST(ReferenceField, OfNothingHasNoEntries) {
    for (const char* const text :
         {"", " ", "\n\n", "N/A", "NONE", "A. B. C.", ";;,,", "(((((", "NOTAL"}) {
        EXPECT_EQ(field(text), "") << text;
    }
}

TEST(ReferencesInText, AreFoundByKnownOrigins) {
    EXPECT_EQ(prose("as reported in Paris 1512, para 3."), "09PARIS1512");
    EXPECT_EQ(prose("SEE 08 PARIS 1512 AND 2007 TEL AVIV 34."), "08PARIS1512 07TELAVIV34");
    EXPECT_EQ(prose("(STATE 012345)"), "09STATE12345");
    EXPECT_EQ(prose("in Ho Chi\nMinh City 123 we"), "09HOCHIMINHCITY123");
    EXPECT_EQ(prose("Port-au-Prince 123"), "09PORTAUPRINCE123");
    EXPECT_EQ(prose("AMEMBASSY PARIS 123"), "09PARIS123");
    EXPECT_EQ(prose("PARIS 4525 (08)"), "08PARIS4525");
    EXPECT_EQ(prose("see 08PARIS12."), "08PARIS12");
    EXPECT_EQ(prose("USUN 3412"), "09USUNNEWYORK3412");
}

TEST(ReferencesInText, LeaveFalseFriendsAlone) {
    for (const char* const text : {"PARIS 2008",
                                   "GENEVA 1949",
                                   "Paris 15",
                                   "PARIS 100 percent",
                                   "PARIS 123%",
                                   "PARIS 12:30",
                                   "PARIS 1,500",
                                   "paris 1512",
                                   "in the state 1512 men",
                                   "ZENDA 231",
                                   "PARIS 150 MILLION",
                                   "PARIS 123 MARCH",
                                   "HK 5000",
                                   "NATO 1500",
                                   "NEW YORK 1234",
                                   "SECTION 02 OF 02 ASTANA 000100",
                                   "PAGE 02 PARIS 12345",
                                   "TOSEC 140323",
                                   "PARIS 12345678",
                                   "PARIS 123.5",
                                   "G8",
                                   "3rd",
                                   "PARIS",
                                   "1234",
                                   "PARIS1512",
                                   "ASTANA 000436"}) {
        EXPECT_EQ(prose(text), "") << text;
    }
}

TEST(ReferencesInText, SayWhereTheyStand) {
    const std::string_view text = "See 08 PARIS\n  1512.";
    std::vector<Reference> out;
    find_references_in_text(text, kCiting, out);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(text.substr(out[0].at.begin, out[0].at.size()), "08 PARIS\n  1512");
    EXPECT_EQ(out[0].text, "08 PARIS 1512");
}

TEST(References, TakeHostileTextInLinearTime) {
    for (const std::string piece : {"(", "A. ", "PARIS ", "1 ", "12 PARIS ", "A-1,", "\xC2\xB6",
                                    "/1", "AND ", "(A) ", "E.O."}) {
        std::string text;
        while (text.size() < 200'000) {
            text += piece;
        }
        std::vector<Reference> out;
        parse_reference_field(text, 0, kCiting, out);
        EXPECT_LE(out.size(), 500U) << piece;
        find_references_in_text(text, kCiting, out);
    }
}

}  // namespace
}  // namespace reftel::telegram
