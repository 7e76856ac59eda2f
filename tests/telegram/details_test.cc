// SPDX-License-Identifier: AGPL-3.0-or-later
// What is read out of single fields when somebody asks: distribution, declassification, format line
// 2 of JANAP-128, header blocks.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "invariants.h"
#include "telegram/classified_by.h"
#include "telegram/declassification.h"
#include "telegram/distribution.h"
#include "telegram/header_blocks.h"
#include "telegram/item_mark.h"
#include "telegram/janap.h"
#include "telegram/telegram.h"

namespace reftel::telegram {
namespace {

const std::vector<std::string_view> kBlock{"ORIGIN EUR-12",
                                           "INFO OCT-01 ISO-00",
                                           "INR-10 /023 R",
                                           "DRAFTED BY: EUR/XX:JANOTHER:X21234:MB",
                                           "APPROVED BY EUR:BOSSNAME, JR.",
                                           "L/XX - MR. FRITZ",
                                           "EB/TT;OTARLENHEIM (PHONE)",
                                           "THE SECRETARY",
                                           "DESIRED DISTRIBUTION",
                                           "EUR ONLY",
                                           "------------------052011Z 034567 /41"};

TEST(Distribution, OfficesHaveTheirCopiesAndTheirPart) {
    const Distribution block = parse_distribution(kBlock);
    ASSERT_EQ(block.offices.size(), 4U);
    EXPECT_EQ(block.offices[0].role, DistributionOffice::Role::Origin);
    EXPECT_EQ(block.offices[0].office, "EUR");
    EXPECT_EQ(block.offices[0].copies, 12);
    EXPECT_EQ(block.offices[3].role, DistributionOffice::Role::Info);
    EXPECT_EQ(block.offices[3].office, "INR");
    EXPECT_EQ(block.total, 23U);
    EXPECT_EQ(block.control, "R");
    EXPECT_EQ(block.desired, "EUR ONLY");
}

TEST(Distribution, TheDraftingBlockNamesOfficesPeopleAndTheTypist) {
    const Distribution block = parse_distribution(kBlock);
    ASSERT_EQ(block.drafting.size(), 5U);
    const DraftingOfficer& drafter = block.drafting[0];
    EXPECT_EQ(drafter.role, DraftingOfficer::Role::Drafted);
    EXPECT_EQ(drafter.office, "EUR/XX");
    EXPECT_EQ(drafter.names, std::vector<std::string_view>{"JANOTHER"});
    EXPECT_EQ(drafter.phone, "21234");
    EXPECT_EQ(drafter.typist, "MB");
    EXPECT_EQ(block.drafting[1].role, DraftingOfficer::Role::Approved);
    EXPECT_EQ(block.drafting[1].names, std::vector<std::string_view>{"BOSSNAME, JR."});
    EXPECT_EQ(block.drafting[2].role, DraftingOfficer::Role::Cleared);
    EXPECT_EQ(block.drafting[2].office, "L/XX");
    EXPECT_EQ(block.drafting[2].names, std::vector<std::string_view>{"MR. FRITZ"});
    EXPECT_EQ(block.drafting[3].remark, "PHONE");
    EXPECT_EQ(block.drafting[3].office, "EB/TT");
    EXPECT_EQ(block.drafting[4].office, "");
    EXPECT_EQ(block.drafting[4].names, std::vector<std::string_view>{"THE SECRETARY"});
}

TEST(Distribution, TheDashLineHasTimeAndCounterInEitherOrder) {
    const Distribution block = parse_distribution(kBlock);
    EXPECT_EQ(block.relay_time, "052011Z");
    EXPECT_EQ(block.relay_counter, "034567");
    EXPECT_EQ(block.relay_suffix, "41");
    const std::vector<std::string_view> other{"------------------034567 052011Z"};
    EXPECT_EQ(parse_distribution(other).relay_time, "052011Z");
    EXPECT_EQ(parse_distribution(other).relay_counter, "034567");
    const std::vector<std::string_view> glued{"ACTION SS-00", "INFO OCT-01 /000W"};
    EXPECT_EQ(parse_distribution(glued).control, "W");
}

TEST(Declassification, SchedulesOfTheOldOrders) {
    const auto read = [](std::string_view order, std::string_view text) {
        return parse_declassification(order, text);
    };
    EXPECT_EQ(read("11652", "GDS").schedule, "GDS");
    EXPECT_EQ(read("11652", "6DS").schedule, "GDS");
    EXPECT_EQ(read("11652", "AGDS").schedule, "GDS");
    EXPECT_EQ(read("11652", "N/A").schedule, "");
    for (const std::string_view text : {"XGDS-2", "XGDS2", "XGDS - 2", "XGDS 2"}) {
        EXPECT_EQ(read("11652", text).schedule, "XGDS") << text;
        EXPECT_EQ(read("11652", text).exemption, "2") << text;
    }
    EXPECT_EQ(read("11652", "XGDS-1 DECLAS 12/31/99").date, (Date{1999, 12, 31}));
    EXPECT_EQ(read("11652", "ADS, DECLAS JUN 15 1975").date, (Date{1975, 6, 15}));
    EXPECT_EQ(read("11652", "ADS, DECLAS 15 JUN 75").date, (Date{1975, 6, 15}));
    EXPECT_EQ(read("11652", "ADS, DECLAS UPON RECEIPT").event, "UPON RECEIPT");
}

TEST(Declassification, AnExtensionNamesItsAuthorityAndItsReview) {
    const auto general = parse_declassification("12065", "GDS 11/15/85 (TARLENHEIM, FRITZ) OR-P");
    EXPECT_EQ(general.date, (Date{1985, 11, 15}));
    EXPECT_EQ(general.authority, "TARLENHEIM, FRITZ");
    EXPECT_EQ(general.office, "OR-P");
    const auto review = parse_declassification("12065", "RDS-1 3/13/99 (DOE, JOHN Q.) OR-M");
    EXPECT_EQ(review.schedule, "RDS");
    EXPECT_EQ(review.exemption, "1");
    EXPECT_FALSE(review.date);
    EXPECT_EQ(review.review, (Date{1999, 3, 13}));
    EXPECT_EQ(review.authority, "DOE, JOHN Q.");
}

TEST(Declassification, TheOrderTellsTheCentury) {
    EXPECT_EQ(parse_declassification("12356", "DECL: 3/15/96").date, (Date{1996, 3, 15}));
    EXPECT_EQ(parse_declassification("12958", "DECL: 04/17/05").date, (Date{2005, 4, 17}));
    EXPECT_EQ(parse_declassification("12356", "DECL: OADR").event, "OADR");
    EXPECT_EQ(parse_declassification("13526", "DECL: 2035/01/15").date, (Date{2035, 1, 15}));
}

TEST(Declassification, ATwoDigitYearIsNotBeforeTheTelegram) {
    EXPECT_EQ(parse_declassification("12958", "DECL: 11/15/98", 1996).date, (Date{1998, 11, 15}));
    EXPECT_EQ(parse_declassification("12356", "DECL: 11/15/96", 1990).date, (Date{1996, 11, 15}));
    EXPECT_EQ(parse_declassification("12958", "DECL: 07/02/11", 2001).date, (Date{2011, 7, 2}));
    EXPECT_EQ(parse_declassification("12958", "DECL: 01/05/99", 2001).date, (Date{1999, 1, 5}));
    EXPECT_EQ(parse_declassification("12065", "RDS-1 3/13/09", 1979).review, (Date{2009, 3, 13}));
}

TEST(Declassification, DatesWithoutSignsAndBehindAnExemption) {
    EXPECT_EQ(parse_declassification("12958", "DECL: 20170312").date, (Date{2017, 3, 12}));
    EXPECT_EQ(parse_declassification("12958", "DECL: 03122017").date, (Date{2017, 3, 12}));
    const auto both = parse_declassification("12958", "DECL: X1, 03/12/2017");
    EXPECT_EQ(both.date, (Date{2017, 3, 12}));
    EXPECT_EQ(both.event, "X1");
    EXPECT_EQ(parse_declassification("12958", "DECL: X1 and X6").event, "X1 and X6");
    EXPECT_EQ(parse_declassification("12958", "DECL: 20171342").date, std::nullopt);
}

TEST(Declassification, DatesWithSlipsAndWithoutTheWord) {
    const auto date = [](std::string_view text) { return parse_declassification(text).date; };
    for (const std::string_view text :
         {"E.O. 12958: DECL: 08/31//2015", "EO 12958 DECL: O8/31/2015", "E.O. 12958: 08/31/2015",
          "Classified by A. Nother. DECLASSIFY ON: 08/31/2015"}) {
        EXPECT_EQ(date(text), (Date{2015, 8, 31})) << text;
    }
    EXPECT_EQ(date("E.O. 12065: GDS 11/15/85 (DOE, JOHN Q.)"), (Date{1985, 11, 15}));
    EXPECT_EQ(date("E.O. 12958: 25X1-HUM; 2061/11/15"), (Date{2061, 11, 15}));
    for (const std::string_view text :
         {"E.O. 12958: DECL: 11/31/2011", "E.O. 12958: X1", "RECEPTION ON 08/31/2015"}) {
        EXPECT_FALSE(date(text)) << text;
    }
    EXPECT_EQ(parse_declassification("12958", "X1").event, "X1");
}

TEST(ClassifiedBy, TitlesOfManyFormsAreNoNames) {
    const auto name = [](std::string_view text) {
        const ClassifiedBy field = parse_classified_by(text);
        return field.officers.empty() ? std::string() : field.officers[0].name;
    };
    for (const std::string_view title :
         {"Under Secretary for Political Affairs", "Chargé d'Affaires", "DepEconCouns",
          "U.S. Permanent Representative to NATO", "Iran Watcher", "ADCM", "MsnOff", "A/PolOff",
          "Regional Refugee Coordinator"}) {
        const std::string text =
            "Classified By: " + std::string(title) + " Flavia L. McHentzau for reasons 1.4 (b)";
        EXPECT_EQ(name(text), "Flavia L. McHentzau") << title;
    }
    EXPECT_EQ(name("CLASSIFIED BY: DCM FRITZ NEMROFF, JR.. REASON: 1.4 (B)"), "FRITZ NEMROFF, JR.");
    EXPECT_EQ(name("Classified By: Fritz LaHood, Acting PolCouns, reason 1.4 (b)"), "Fritz LaHood");
}

std::string officers_of(std::string_view text) {
    std::string out;
    for (const ClassifyingOfficer& officer : parse_classified_by(text).officers) {
        out.append(out.empty() ? "" : "; ").append(officer.name);
    }
    return out;
}

TEST(ClassifiedBy, ParticlesBelongToTheName) {
    for (const std::string_view name :
         {"Luc de Strelsau", "Flavia de la Fuente", "Ann-Kathrin van de Velde",
          "Rudolf de los Rios", "FRITZ DE ANGELIS", "LUC DE RASSENDYLL", "Carla von der Heide"}) {
        EXPECT_EQ(officers_of("Classified By: DCM " + std::string(name) + ", reason 1.4 (b)"),
                  name);
        EXPECT_EQ(officers_of("Classified By: " + std::string(name) + ", DCM. Reason 1.4 (b)"),
                  name);
    }
    EXPECT_EQ(officers_of("Classified By: Charge de Affaires Flavia Elphberg, reason 1.4 (b)"),
              "Flavia Elphberg");
}

TEST(ClassifiedBy, WhatLeadsOverToTheReasonIsNoName) {
    for (const std::string_view lead : {" for resons 1.4",
                                        " for reson 1.4",
                                        " for reeasons 1.4",
                                        " fro reasons 1.4",
                                        " fof reasons 1.4",
                                        " or reasons 1.4",
                                        "for reasons 1.4",
                                        " forreasons 1.4",
                                        " (reasons 1.4",
                                        " (1.4",
                                        " . Reasons 1.4",
                                        " pursuant to 1.4",
                                        " due to reasons 1.4",
                                        " in accordance with E.O. 12958, 1.4",
                                        " because of 1.4",
                                        " based on reasons 1.4",
                                        " by reasons 1.4",
                                        " with reasons 1.4",
                                        " on reasons 1.4",
                                        " as per 1.4",
                                        " for the reasons 1.4",
                                        " and for reasons 1.4",
                                        " DECL: 1/1/2019 REASON 1.4",
                                        " for the following reasons 1.4",
                                        " for classification reasons 1.4",
                                        " citing 1.4",
                                        " using reasons 1.4",
                                        " Classified for reasons 1.4",
                                        " for Reas",
                                        " for r easons 1.4"}) {
        EXPECT_EQ(officers_of("Classified By: Ambassador Fritz K. Tarlenheim" + std::string(lead) +
                              " (b) and (d)."),
                  "Fritz K. Tarlenheim")
            << lead;
    }
    EXPECT_EQ(officers_of("Classified By: Ambassador Fox for reasons 1.4 (b)"), "Fox");
    EXPECT_EQ(officers_of("Classified By: Ambassador Balfour for reasons 1.4 (b)"), "Balfour");
}

TEST(ClassifiedBy, CountriesAndFieldsBehindATitleAreNoNames) {
    for (const std::string_view title : {"Ambassador to Chad",
                                         "Ambassador to Jordan",
                                         "Ambassador to the Holy See",
                                         "Ambassador to the Republic of Georgia",
                                         "Ambassador to Bosnia and Herzegovina",
                                         "Ambassador to Mauritius and Seychelles",
                                         "Ambassador to Sri Lanka",
                                         "Desk Officer for Paraguay",
                                         "Coordinator for Textiles",
                                         "Coordinator for Security",
                                         "Coordinator for the Six Party Talks",
                                         "Coordinator for Plans and Policy",
                                         "Special Envoy for Guantanamo",
                                         "Counselor for Public Diplomacy",
                                         "Con Gen",
                                         "Ambassador (ret.)",
                                         "Gen.",
                                         "Brig. Gen.",
                                         "Refcoord",
                                         "Emboff",
                                         "TDYer"}) {
        EXPECT_EQ(officers_of("Classified By: " + std::string(title) +
                              " Fritz K. Tarlenheim for reasons 1.4 (b)"),
                  "Fritz K. Tarlenheim")
            << title;
        EXPECT_EQ(officers_of("Classified By: " + std::string(title) +
                              ", Fritz K. Tarlenheim. Reason: 1.4 (b)"),
                  "Fritz K. Tarlenheim")
            << title;
    }
    EXPECT_EQ(officers_of("Classified By: Env., Science, Tech. and Health Counselor Wm. Hentzau, "
                          "1.4 (b)"),
              "Wm. Hentzau");
    EXPECT_EQ(officers_of("Classified By: Jordan Hentzau, DCM, for reasons 1.4 (b)"),
              "Jordan Hentzau");
}

TEST(ClassifiedBy, AnAbbreviationBeforeANameInCapitalsIsATitle) {
    for (const std::string_view title : {"REO", "PO", "HRO", "LCDR", "LTG", "PRT IPAO", "RAO"}) {
        EXPECT_EQ(officers_of("Classified By: " + std::string(title) +
                              " FRITZ TARLENHEIM FOR REASONS 1.4 (B)"),
                  "FRITZ TARLENHEIM");
    }
    for (const std::string_view name : {"JO ANN HENTZAU", "VAN DER HEIDE", "LUC DE STRELSAU",
                                        "TATI C. HENTZAU", "LEE HENTZAU, JR.", "JOHN Q. PUBLIC"}) {
        EXPECT_EQ(
            officers_of("Classified By: AMBASSADOR " + std::string(name) + " FOR REASONS 1.4 (B)"),
            name);
    }
}

TEST(ClassifiedBy, TwoOfficersStandOnBothSidesOfAnd) {
    EXPECT_EQ(officers_of("Classified By: Jane Roe and John Doe, Reason 1.4 (b)"),
              "Jane Roe; John Doe");
    EXPECT_EQ(officers_of("Classified By: Jane Roe, DCM, and John Doe, Econoff, 1.4 (b)"),
              "Jane Roe; John Doe");
    EXPECT_EQ(
        officers_of("Classified By: Jane Roe, Director for Trade and Ocean Shipping, 1.4 (b)"),
        "Jane Roe");
    EXPECT_EQ(officers_of("Classified By: Counselor for Political and Trade Affairs Jane Roe, 1.4"),
              "Jane Roe");
}

TEST(ClassifiedBy, ATitleWithoutACommaOrInOtherLettersIsTakenOff) {
    EXPECT_EQ(officers_of("Classified By: Jane Roe (DCM) for reasons 1.4 (b)"), "Jane Roe");
    EXPECT_EQ(officers_of("Classified By: Ambassador JANE ROE for reasons 1.4 (b)"), "JANE ROE");
    EXPECT_EQ(officers_of("CLASSIFIED BY: JANE ROE POLITICAL OFFICER. REASON: 1.4 (B)"),
              "JANE ROE");
}

TEST(ClassifiedBy, WhatIsDerivedHasNoOfficer) {
    const ClassifiedBy field =
        parse_classified_by("(U) DERIVED FROM: DSCG 05-1, B AND D\nDECLASSIFY ON: 11/15/2031");
    EXPECT_TRUE(field.officers.empty());
    EXPECT_EQ(field.derived_from, "DSCG 05-1, B AND D");
    EXPECT_EQ(field.declassify_on, (Date{2031, 11, 15}));
    EXPECT_TRUE(officers_of("Derived From: Multiple Sources").empty());
}

TEST(ClassifiedBy, ReasonsAreASectionAndLetters) {
    const auto letters = [](std::string_view text) {
        const ClassifiedBy field = parse_classified_by(text);
        return field.reason_paragraph + " " + field.reason_letters;
    };
    EXPECT_EQ(letters("Classified By: DCM Fritz Tarlenheim. Reason: 1.4 (b) and (d)."), "1.4 bd");
    EXPECT_EQ(letters("Classified By: DCM Fritz Tarlenheim for reasons 1.4 (b,d)"), "1.4 bd");
    EXPECT_EQ(letters("CLASSIFIED BY DCM FRITZ TARLENHEIM. REASON 1.5(B)&(D)"), "1.5 bd");
    EXPECT_EQ(letters("Classified By: DCM Fritz Tarlenheim, reasons 1.4 a,b,and d"), "1.4 abd");
    EXPECT_EQ(letters("Classified By: DCM Fritz Tarlenheim."), " ");
}

TEST(ItemMark, StandsBehindTheSignOfASubParagraph) {
    const auto mark = [](std::string_view line) {
        const ItemMark found = read_item_mark(line);
        return std::string(found.text) + " " + std::string(to_string(found.level));
    };
    EXPECT_EQ(mark("-- (S) a lantern"), "(S) SECRET");
    EXPECT_EQ(mark("--(TS) a lantern"), "(TS) TOP SECRET");
    EXPECT_EQ(mark("A. (C/NF) a lantern"), "(C/NF) CONFIDENTIAL");
    EXPECT_EQ(mark("(1) (SBU) a lantern"), "(SBU) SENSITIVE");
    EXPECT_EQ(mark("b)(U) a lantern"), "(U) UNCLASSIFIED");
    EXPECT_EQ(mark("-- a lantern (S)"), " ");
    EXPECT_EQ(mark("-- (S/P) has a lantern"), " ");
    EXPECT_EQ(mark("A lantern (S)"), " ");
}

TEST(ItemMark, IsNoneOfAParagraphAndNoLetterOfAList) {
    const Telegram telegram = parse(
        "FM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nS E C R E T ZENDA 000219\n\n"
        "SUBJECT: LANTERNS\n\n1. (C) Three are lit:\n\n-- (S) the first;\n\n"
        "2. (U) Three are not:\n(A) the fourth;\n(B) the fifth;\n(C) the sixth;\n"
        "(TS) and the last.\nRASSENDYLL\n");
    EXPECT_EQ(reftel::testing::broken_invariant(telegram), "");
    const std::vector<ItemMark> marks = find_item_marks(telegram);
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[0].text, "(S)");
    EXPECT_EQ(marks[1].level, Level::TopSecret);
}

TEST(Janap, AllPositionsOfFormatLineTwo) {
    const auto line = parse_janap_line("RTTUZYUW RUXXABC0123 0451830-UUUU--RUYYDEF RUZZGHI.");
    ASSERT_TRUE(line.has_value());
    EXPECT_EQ(line->precedence, Precedence::Routine);
    EXPECT_EQ(line->media, "TT");
    EXPECT_EQ(line->classification, 'U');
    EXPECT_EQ(line->content, "ZYUW");
    EXPECT_EQ(line->originator, "RUXXABC");
    EXPECT_EQ(line->serial, "0123");
    EXPECT_EQ(line->filing_time, "0451830");
    EXPECT_EQ(line->repeated, "UUUU");
    EXPECT_EQ(line->destinations, (std::vector<std::string_view>{"RUYYDEF", "RUZZGHI"}));
    EXPECT_TRUE(line->is_consistent());
    EXPECT_FALSE(parse_janap_line("RTTSZYUW RUXXABC0123 0451830-UUUU--RUYYDEF.")->is_consistent());
    EXPECT_FALSE(parse_janap_line("RTTUZYUW RUXXABC").has_value());
}

TEST(HeaderBlocks, ATelegramQuotedInTheTextHasItsOwn) {
    const std::string message =
        "VZCZCXYZ0417\nPP RUEHZZ\nDE RUEHZD #0231 1071427\nZNR UUUUU ZZH\nP 171425Z APR 07\n"
        "FM AMEMBASSY ZENDA\nTO RUEHZZ/SECSTATE WASHDC 3310\nBT\nUNCLAS ZENDA 000231\n\n"
        "TAGS: PREL\nSUBJECT: A TELEGRAM REPEATED\n\n1. The following was received:\n\n"
        "2. Text:\n\nR 161200Z APR 07\nFM AMEMBASSY STRELSAU\nTO AMEMBASSY ZENDA\n"
        "UNCLAS STRELSAU 77\n\n3. No action is needed.\n\nRASSENDYLL\nBT\n#0231\nNNNN\n";
    const Telegram telegram = parse(message);
    EXPECT_EQ(reftel::testing::broken_invariant(telegram), "");
    const std::vector<HeaderBlock> blocks = find_header_blocks(telegram);
    ASSERT_EQ(blocks.size(), 2U);
    EXPECT_EQ(blocks[0].variant, Variant::Acp127);
    EXPECT_FALSE(blocks[0].quoted);
    EXPECT_EQ(blocks[1].variant, Variant::StateShort);
    EXPECT_TRUE(blocks[1].quoted);
    EXPECT_TRUE(blocks[1].at.of(message).starts_with("R 161200Z"));
}

}  // namespace
}  // namespace reftel::telegram
