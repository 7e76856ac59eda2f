// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/excerpt.h"

#include <array>
#include <initializer_list>

#include <gtest/gtest.h>

#include "telegram/classified_by.h"
#include "telegram/declassification.h"
#include "telegram/mrn.h"
#include "telegram/title_case.h"

namespace reftel::telegram {
namespace {

using Strings = std::vector<std::string>;

Strings officers(std::string_view text) {
    Strings out;
    for (const ClassifyingOfficer& officer : parse_classified_by(text).officers) {
        out.push_back(officer.name);
    }
    return out;
}

TEST(ClassifiedBy, TakesTheNameFromBehindItsTitle) {
    EXPECT_EQ(officers("Classified By: Acting DCM Rudolf K. Rassendyll for reasons 1.4 (b)"),
              Strings{"Rudolf K. Rassendyll"});
    EXPECT_EQ(officers("CLASSIFIED BY POLCOUNS F. VON TARLENHEIM, JR., REASON: 1.5 (D)."),
              Strings{"F. VON TARLENHEIM, JR."});
    EXPECT_EQ(officers("Classified By: Charge d'Affaires, a.i. Flavia Elphberg; Reason 1.4 (d)"),
              Strings{"Flavia Elphberg"});
}

TEST(ClassifiedBy, TakesTheNameFromBeforeItsTitle) {
    const ClassifiedBy field = parse_classified_by(
        "1. (U) Classified by Rupert Hentzau, Director, EUR/ZD. Reason: 1.5 (d).");
    ASSERT_EQ(field.officers.size(), 1U);
    EXPECT_EQ(field.officers[0].name, "Rupert Hentzau");
    EXPECT_EQ(field.officers[0].title, "Director, EUR/ZD");
    EXPECT_EQ(field.reasons, "1.5 (d).");
}

TEST(ClassifiedBy, HasNoOfficerWithoutAName) {
    EXPECT_TRUE(officers("Classified By: Ambassador").empty());
    EXPECT_TRUE(officers("").empty());
}

TEST(Declassification, ReadsDatesAndEvents) {
    EXPECT_EQ(parse_declassification("E.O. 12958: DECL: 4/7/17").date, (Date{2017, 4, 7}));
    EXPECT_EQ(parse_declassification("EO 13526 DECL 2035/01/15").date, (Date{2035, 1, 15}));
    const Declassification event = parse_declassification("E.O. 12958: DECL: UPON CORONATION");
    EXPECT_FALSE(event.date.has_value());
    EXPECT_EQ(event.event, "UPON CORONATION");
    EXPECT_FALSE(parse_declassification("E.O. 12958: N/A").date.has_value());
}

TEST(ExcerptTags, AreSplitMendedAndTakenOnce) {
    EXPECT_EQ(read_tags("TAGS: PREL, PGOV, PREL", TagRepair::Mistakes), (Strings{"PREL", "PGOV"}));
    EXPECT_EQ(read_tags("TAGS PRELPGOV SIPDIS\nSUBJECT: X", TagRepair::Mistakes),
              (Strings{"PREL", "PGOV"}));
    EXPECT_EQ(read_tags("TAGS: PRELPGOV", TagRepair::None), Strings{"PRELPGOV"});
    EXPECT_EQ(read_tags("Tags: ovip (rassendyll, rudolf), prel", TagRepair::Mistakes),
              (Strings{"OVIP", "RASSENDYLL, RUDOLF", "PREL"}));
    EXPECT_TRUE(read_tags("no label", TagRepair::None).empty());
}

TEST(ExcerptSubject, EndsBeforeTheNextLabelOrParagraph) {
    EXPECT_EQ(read_subject("SUBJECT: (U) LANTERNS IN ZENDA \nAND STRELSAU\n\nREF: ZENDA 1",
                           SubjectMarks::Remove),
              "LANTERNS IN ZENDA AND STRELSAU");
    EXPECT_EQ(read_subject("SUBJ: US- \nRURITANIA TALKS REF: ZENDA 1", SubjectMarks::Keep),
              "US-RURITANIA TALKS");
    EXPECT_EQ(read_subject("no label", SubjectMarks::Keep), "");
}

TEST(ExcerptSummary, StandsBetweenItsMarksWithoutNumbers) {
    EXPECT_EQ(read_summary("SUMMARY\n-------\n\n1. (C) One.\n\n2. (U) Two. END SUMMARY.\n\n3. No"),
              "One.\nTwo.");
    EXPECT_EQ(read_summary("1. (C) Only an end. End\nsummary.\n"), "Only an end.");
    EXPECT_EQ(read_summary("1. (U) In summary, nothing."), std::nullopt);
}

TEST(ExcerptSigners, StandAboveBanners) {
    EXPECT_EQ(read_signers("LAST WORDS.\n\nRASSENDYLL\n\nCONFIDENTIAL\nNNNN\n"),
              Strings{"RASSENDYLL"});
    EXPECT_EQ(read_signers("MINIMIZE CONSIDERED.  Hentzau##"), Strings{"HENTZAU"});
    EXPECT_TRUE(read_signers("").empty());
}

TEST(ExcerptBody, LosesNumbersMarksAndPageMarks) {
    EXPECT_EQ(clean_body("1. (SBU) One\n\nZENDA 00000231 002 OF 003\n\n2. (U) Two\n"),
              "One\n\nTwo\n");
}

TEST(TitleCase, KeepsAcronymsAndLowersSmallWords) {
    EXPECT_EQ(title_case("THE 3RD US-EU TALKS ON PKK: AN OVERVIEW OF ZENDA'S VIEWS"),
              "The 3rd US-EU Talks on PKK: An Overview of Zenda's Views");
    EXPECT_EQ(title_case("Already Mixed IN Part"), "Already Mixed IN Part");
    EXPECT_EQ(title_case(""), "");
}

TEST(TitleCase, TellsAcronymsByTheTableAndByWhatIsJoinedToThem) {
    for (const auto& [sent, headline] : std::initializer_list<std::array<std::string_view, 2>>{
             {"ZENDA'S PRI, PAN AND PRD", "Zenda's PRI, PAN and PRD"},
             {"A PAN OF LAMPS AND A CAR", "A Pan of Lamps and a Car"},
             {"GOT, GOC AND LAMPS", "GOT, GOC and Lamps"},
             {"WHO GOT A LAMP", "Who Got a Lamp"},
             {"COP-15 AND UNFCCC", "COP-15 and UNFCCC"},
             {"AI/H5N1: TOP-10 LAMPS", "AI/H5N1: Top-10 Lamps"},
             {"CAFTA-DR AND CSTC-A", "CAFTA-DR and CSTC-A"},
             {"CPI(M) ON MIG-29 AND UF6", "CPI(M) on MiG-29 and UF6"},
             {"A DAY-TO-DAY LAMP", "A Day-to-Day Lamp"},
             {"PEPFAR, GWOT AND COMISAF", "PEPFAR, GWOT and COMISAF"}}) {
        EXPECT_EQ(title_case(sent), headline);
    }
}

TEST(TitleCase, PluralsOfAcronymsEndInASmallLetter) {
    EXPECT_EQ(title_case("NGOS, MOUS, HFCS, VIPS"), "NGOs, MOUs, HFCs, VIPs");
    EXPECT_EQ(title_case("LANTERN ISLES FERRY (LIF) AND OFFICE OF LAMPS (OOL)"),
              "Lantern Isles Ferry (LIF) and Office of Lamps (OOL)");
    EXPECT_EQ(title_case("IN-HARBOR ROWING (RIHO) AND THE PORT (BAY)"),
              "In-Harbor Rowing (Riho) and the Port (Bay)");
    EXPECT_EQ(title_case("LAMPS FOR IN-HARBOR ROWING COURSE (IRC), VIS-A-VIS"),
              "Lamps for In-Harbor Rowing Course (IRC), Vis-a-Vis");
    EXPECT_EQ(title_case("LAMPS PASS, GPS AND MLRS STAY"), "Lamps Pass, GPS and MLRS Stay");
}

TEST(TitleCase, PartsOfNamesAreWrittenAsNamesAre) {
    EXPECT_EQ(title_case("COTE D'IVOIRE AND D'ALEMBERT"), "Cote d'Ivoire and D'Alembert");
    EXPECT_EQ(title_case("ABD AL-HENTZAU MEETS AL-HENTZAU"), "Abd al-Hentzau Meets Al-Hentzau");
    EXPECT_EQ(title_case("LOUIS XIV AND XI JINPING"), "Louis XIV and Xi Jinping");
}

TEST(CanonicalMrn, DropsHandlingWordsAndSectionMarksInAnyOrder) {
    EXPECT_EQ(canonical_mrn("08UNCLASSECTION1OF2LONDON12")->to_string(), "08LONDON12");
    EXPECT_EQ(canonical_mrn("08QXICO12")->to_string(), "08MEXICO12");
    EXPECT_EQ(canonical_mrn("08LONDON12SUSPECTEDDUPLICATE")->to_string(), "08LONDON12");
}

TEST(CanonicalMrn, DebrisIsKnownByItsFormAndNotByALogOfIds) {
    for (const std::string_view id :
         {"0802OF03LONDON12", "082OF5LONDON12", "08SECTION02QF02LONDON12", "08SECTION01OFLONDON12",
          "08FINALSECTIONOF02LONDON12", "08SBULONDON12", "08NODISLONDON12", "08LONDON12ZFF4",
          "08LONDON000012ZUI", "08LONDON12CORRECTEDCOPY", "08LODNON12", "08LONNDON12"}) {
        const auto mrn = canonical_mrn(id);
        ASSERT_TRUE(mrn.has_value()) << id;
        EXPECT_EQ(mrn->to_string(), "08LONDON12") << id;
    }
    EXPECT_FALSE(canonical_mrn("0813LONDON").has_value());
}

TEST(ExcerptTags, EndWithThePageOrTheFirstParagraphAndGoOnBehindAMark) {
    const auto read = [](std::string_view text) { return read_tags(text, TagRepair::Mistakes); };
    EXPECT_EQ(read("TAGS: PREL PGOV 1. (C) SUMMARY"), (Strings{"PREL", "PGOV"}));
    EXPECT_EQ(read("TAGS: PREL PGOV\nZENDA 00001234 001.2 OF 002\nECON\nSUBJECT: X"),
              (Strings{"PREL", "PGOV", "ECON"}));
    EXPECT_EQ(read("TAGS: KFLO KPKO\n \nKISL\n\nSUBJECT: X"), (Strings{"KFLO", "KPKO", "KISL"}));
    EXPECT_EQ(read("TAGS: (U) PREL.PGOV --ECON, AND PHUM\n\nTHE END"),
              (Strings{"PREL", "PGOV", "ECON", "PHUM"}));
    EXPECT_EQ(read("TAGS: OREP RASSENDYLL RUDOLF PREL"),
              (Strings{"OREP", "RASSENDYLL, RUDOLF", "PREL"}));
}

TEST(ExcerptSubject, GoesOnBehindAPageMarkAndEndsBeforeNotices) {
    const auto read = [](std::string_view text) {
        return read_subject(text, SubjectMarks::Remove);
    };
    EXPECT_EQ(
        read("SUBJECT: LANTERNS ON U.S.- \nRURITANIAN SHIPS\nZENDA 00001234 001.2 OF 003\nTO BE "
             "LIT\n\nREF: X"),
        "LANTERNS ON U.S.-RURITANIAN SHIPS TO BE LIT");
    EXPECT_EQ(read("SUBJECT: LANTERNS LIT\nSENSITIVE BUT UNCLASSIFIED, PLEASE PROTECT\n1. X"),
              "LANTERNS LIT");
    EXPECT_EQ(read("SUBJECT: LANTERNS LIT (REF: ZENDA 12)\n\n1. X"), "LANTERNS LIT");
}

TEST(ExcerptSigners, StandBeforeNoticesAndMarks) {
    for (const std::string_view text :
         {"The end.\n\nASHDOWN\n \nVisit Zenda's Classified Website: "
          "\nhttp://www.example.org/zenda\n",
          "The end.\n\nASHDOWN    NNNN\n", "The end.\n\n//ASHDOWN//\n",
          "The end.\n\nASHDOWN (ACTING)\n", "The end.\n\nASHDOWN UNCLASSIFIED\n"}) {
        EXPECT_EQ(read_signers(text), Strings{"ASHDOWN"}) << text;
    }
}

TEST(ExcerptTags, CodesAreTakenOutOfSignsAndStrayLetters) {
    const auto read = [](std::string_view text) { return read_tags(text, TagRepair::Mistakes); };
    EXPECT_EQ(read("TAGS: PREL/PGOV/XG\n"), (Strings{"PREL", "PGOV", "XG"}));
    EXPECT_EQ(read("TAGS: PREL. PGOV.\n"), (Strings{"PREL", "PGOV"}));
    EXPECT_EQ(read("TAGS: POGOV, MOPPS\n"), (Strings{"PGOV", "MOPS"}));
    EXPECT_EQ(read("TAGS: PREL LANTERNS\n"), (Strings{"PREL", "LANTERNS"}));
}

TEST(ExcerptSubject, EndsWhereTheTextOrAnotherFieldBeginsOnItsLine) {
    const auto read = [](std::string_view text) {
        return read_subject(text, SubjectMarks::Remove);
    };
    EXPECT_EQ(read("SUBJECT: LAMPS LIT 1. (C) SUMMARY: FOO"), "LAMPS LIT");
    EXPECT_EQ(read("SUBJECT: LAMPS LIT E.O. 12958: N/A"), "LAMPS LIT");
    EXPECT_EQ(read("SUBEJCT: LAMPS LIT\nDERIVED FROM: X"), "LAMPS LIT");
    EXPECT_EQ(read("SUBJECT: (U) LAMPS: ITEM 1. OIL\n"), "LAMPS: ITEM 1. OIL");
}

TEST(ExcerptSigners, AreToldFromWhatSharesTheirLine) {
    EXPECT_EQ(read_signers("TEXT.\n\nGP-3 HENTZAU\n"), Strings{"HENTZAU"});
    EXPECT_EQ(read_signers("TEXT.\nGDS\nHENTZAU\n"), Strings{"HENTZAU"});
    EXPECT_EQ(read_signers("TEXT.\n\nHENTZAU UNQUOTE\n"), Strings{"HENTZAU"});
    EXPECT_EQ(read_signers("TEXT.\n\nST. HENTZAU\n"), Strings{"ST. HENTZAU"});
    EXPECT_EQ(read_signers("TEXT.\n\nHENTZAU\n====CABLE ENDS====\n"), Strings{"HENTZAU"});
}

TEST(ClassifiedBy, ASurnameMayBeAWordOfTitlesOrAPost) {
    EXPECT_EQ(officers("Classified By: Ambassador Flavia West for reasons 1.4 (b)"),
              Strings{"Flavia West"});
    EXPECT_EQ(officers("CLASSIFIED BY DCM RUDOLF CHIEF, REASON 1.5 (D)"), Strings{"RUDOLF CHIEF"});
    EXPECT_EQ(officers("Classified By: Flavia Berlin, DCM, for reasons 1.4 (b)"),
              Strings{"Flavia Berlin"});
    EXPECT_EQ(officers("Classified By: Pol Chief Rudolf K. West-Hentzau III, 1.4 (b)"),
              Strings{"Rudolf K. West-Hentzau III"});
    EXPECT_EQ(officers("Classified By: DCM Flavia Rose Secord Jr. for reasons 1.4 (b)"),
              Strings{"Flavia Rose Secord Jr."});
    EXPECT_EQ(officers("Classified By: Political Chief, Flavia North, reason 1.4 (b)"),
              Strings{"Flavia North"});
    EXPECT_TRUE(officers("Classified By: Consul General Hamburg").empty());
    EXPECT_TRUE(officers("Classified By: Embassy Baku Charge").empty());
}

TEST(ClassifiedBy, ALongNameIsKeptWhole) {
    EXPECT_EQ(officers("Classified By: DCM Rudolf J. de la Hentzau III, reasons 1.4 (b)"),
              Strings{"Rudolf J. de la Hentzau III"});
    EXPECT_EQ(officers("CLASSIFIED BY PAGE HENTZAU, SPECIAL ENVOY, REASON 1.5 (D)"),
              Strings{"PAGE HENTZAU"});
}

TEST(ClassifiedBy, TitlesWithOddSignsAreTakenOff) {
    for (const std::string_view title :
         {"Charge d\xE2\x80\x99"
          "Affaires",
          "Charge d'Affaires(a.i.)", "Charge d'Affaires, a. i.", "ESTHOFF", "Refoff"}) {
        EXPECT_EQ(officers("Classified By: " + std::string(title) + " Flavia Elphberg, 1.4 (b)"),
                  Strings{"Flavia Elphberg"})
            << title;
    }
    EXPECT_EQ(officers("Classified By: Flavia Elphberg/DCM, reason 1.4 (b)"),
              Strings{"Flavia Elphberg"});
    EXPECT_TRUE(officers("Classified By: DSCG 07-3 B,D").empty());
}

TEST(ExcerptTags, LabelsWithASlipBeginAndEndThem) {
    const auto read = [](std::string_view text) { return read_tags(text, TagRepair::Mistakes); };
    for (const std::string_view label : {"TAFS:", "TGAS:", "TAGSS:", "TASGS:"}) {
        EXPECT_EQ(read(std::string(label) + " PREL XG\nSUBJECT: X"), (Strings{"PREL", "XG"}))
            << label;
    }
    for (const std::string_view next :
         {"SUBEJCT: X", "SUJBECT: X", "REFTEL: X", "EO 12958: N/A", "DECL: 4/7/17",
          "\xC2\xB6"
          "1. (C) X"}) {
        EXPECT_EQ(read("TAGS: PREL XG\n" + std::string(next)), (Strings{"PREL", "XG"})) << next;
    }
    EXPECT_TRUE(read("TAXIS: PREL").empty());
}

TEST(ExcerptTags, NamesAndPhrasesAreToldFromCodes) {
    const auto read = [](std::string_view text) { return read_tags(text, TagRepair::Mistakes); };
    EXPECT_EQ(read("TAGS: OVIP HOPE RUDOLF PREL"), (Strings{"OVIP", "HOPE, RUDOLF", "PREL"}));
    EXPECT_EQ(read("TAGS: OVIP - HOPE, RUDOLF K., XG"), (Strings{"OVIP", "HOPE, RUDOLF K.", "XG"}));
    EXPECT_EQ(read("TAGS: HUMAN RIGHTSPRELECON"), (Strings{"HUMAN RIGHTS", "PREL", "ECON"}));
    EXPECT_EQ(read("TAGS: PREL PG0V UNHCR-1"), (Strings{"PREL", "PGOV", "UNHCR-1"}));
}

TEST(ExcerptSubject, EndsBeforeLabelsWithoutASign) {
    const auto read = [](std::string_view text) {
        return read_subject(text, SubjectMarks::Remove);
    };
    for (const std::string_view next :
         {" REF A. PARIS 12", "REF A. PARIS 12", " DERIVED FROM: X", " PAGE 02 ZENDA 00099 082030Z",
          "\nRETEL: PARIS 12", "\n(1) Text", "\nCLASSIFED BY: X", "\nReason: 1.4 (b)",
          "\nThis is an action request.", "\nPLEASE PROTECT ACCORDINGLY"}) {
        EXPECT_EQ(read("SUBJECT: LAMPS LIT" + std::string(next)), "LAMPS LIT") << next;
    }
    EXPECT_EQ(read("SUBJECT: LAMPS (PART 1 OF\n2)\n\n1. X"), "LAMPS (PART 1 OF 2)");
    EXPECT_EQ(read("TAGS: PREL, XGSUBJECT: LAMPS LIT\n"), "LAMPS LIT");
    EXPECT_EQ(read("SUBJECT - LAMPS LIT\n"), "LAMPS LIT");
    EXPECT_EQ(read("SUBJ LAMPS LIT\n"), "LAMPS LIT");
    EXPECT_EQ(read("SUBJECT: REFERENDUM: NO\n"), "REFERENDUM: NO");
}

TEST(ExcerptSummary, MarksMayHaveSlipsAndOtherSigns) {
    for (const std::string_view text :
         {"1. (C) Sumary: Lamps. End Summary.", "1. (C) Summary: Lamps. ENDSUMMARY.",
          "1. (C) Summary: Lamps. End-Summary.", "1. (C) Summary: Lamps. Summary ends.",
          "1. (C) SUMMARY: Lamps. END SUMM.", "1. (C) (Summary) Lamps. (End Summary)",
          "1. (C) SUMMARY Lamps. END SUMMARY", "1. (C) Summary, Lamps. End Summary",
          "1. (C) Summary with Comment: Lamps. End Summary with Comment."}) {
        EXPECT_EQ(read_summary(text), "Lamps.") << text;
    }
    EXPECT_EQ(read_summary("1. (C) Summary of lamps. END SUMMARY."), "Summary of lamps.");
}

TEST(ExcerptSigners, StandAboveReleasesAndClosingLines) {
    for (const std::string_view text :
         {"X.\n\nASHDOWN\n\nDeclassified/Released US Department of State EO Systematic Review\n04 "
          "MAY "
          "2006",
          "X.\n\nASHDOWN\nNOTE: NOT PASSED.", "X.\n\nASHDOWN\nDECLAS 12/31/85",
          "X.\n\nSIGNED: ASHDOWN", "X.\n\nASHDOWN, ACTING", "X.\nREGARDS\nASHDOWN",
          "X.\n\nASHDOWN\nAMBASSADOR", "UNQUOTE. ASHDOWN", "X.\n\nASHDOWN BT\n#1234",
          "X.\n\nASHDOWN\nEND OF CABLE", "X.\n\nASHDOWN\nEnd Cable Text"}) {
        EXPECT_EQ(read_signers(text), Strings{"ASHDOWN"}) << text;
    }
}

TEST(TitleCase, AbbreviationsEndNoSentence) {
    EXPECT_EQ(title_case("U.S. AND U.N. ON LAMPS"), "U.S. and U.N. on Lamps");
    EXPECT_EQ(title_case("AMB. HENTZAU AND GEN. SAPT"), "Amb. Hentzau and Gen. Sapt");
    EXPECT_EQ(title_case("LAMPS. AND OIL"), "Lamps. And Oil");
    EXPECT_EQ(title_case("\"LAMPS\" AND \"THE OIL\" OF ZENDA"),
              "\"Lamps\" and \"The Oil\" of Zenda");
    EXPECT_EQ(title_case("LAMP(S) OF JA'FARI"), "Lamp(s) of Ja'fari");
    EXPECT_EQ(title_case("(C) THE LAMPS"), "(C) The Lamps");
    EXPECT_EQ(title_case(")LAMPS"), ")Lamps");
    EXPECT_EQ(title_case("ZENDA A/S HENTZAU"), "Zenda A/S Hentzau");
}

TEST(TitleCase, WhatNoListHasIsAnAcronymUnlessANameStandsBesideIt) {
    EXPECT_EQ(title_case("LAMPS: DQU VIEWS"), "Lamps: DQU Views");
    EXPECT_EQ(title_case("DQU HENTZAU'S LAMPS"), "Dqu Hentzau's Lamps");
    EXPECT_EQ(title_case("PRE-WAR LAMPS OF SHI'A"), "Pre-War Lamps of Shi'a");
    EXPECT_EQ(title_case("PDP AND AC LAMPS"), "PDP and AC Lamps");
    EXPECT_EQ(title_case("CIPEC AND LAMPS"), "CIPEC and Lamps");
    EXPECT_EQ(title_case("WHO OFFICIALS; THE MAN WHO LIT LAMPS"),
              "WHO Officials; The Man Who Lit Lamps");
}

TEST(TitleCase, NamesKeepTheirParticlesAndSyllables) {
    EXPECT_EQ(title_case("RUDOLF VON HENTZAU AND ABU BIN HENTZAU"),
              "Rudolf von Hentzau and Abu bin Hentzau");
    EXPECT_EQ(title_case("FM KIM YONG-NAM AND KIM-LEE LAMPS"), "FM Kim Yong-nam and Kim-Lee Lamps");
    EXPECT_EQ(title_case("ABD AL-SADR AND YAR'ADUA"), "Abd al-Sadr and Yar'Adua");
    EXPECT_EQ(title_case("ELBARADEI AND MACARTHUR"), "ElBaradei and MacArthur");
}

}  // namespace
}  // namespace reftel::telegram
