// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/persons.h"

#include <gtest/gtest.h>

#include "golden.h"

namespace reftel::telegram {
namespace {

std::string names_in(std::string_view message) {
    std::string out;
    for (const Person& person : persons_of(parse(message))) {
        out.append(to_string(person.role)).append(" ").append(person.name).append("\n");
    }
    return out;
}

std::string telegram_with(std::string_view tags, std::string_view classified,
                          std::string_view end) {
    return "P 171425Z APR 07\nFM AMEMBASSY ZENDA\nTO RUEHC/SECSTATE WASHDC PRIORITY 3310\n\n"
           "C O N F I D E N T I A L ZENDA 000231\n\nSIPDIS\n\nE.O. 12958: DECL: 04/17/2017\n"
           "TAGS: " +
           std::string(tags) + "\nSUBJECT: LAMPS\n\n" + std::string(classified) +
           "1. (U) A lamp was lit.\n\n" + std::string(end);
}

TEST(Persons, AreThoseOfTheSignature) {
    EXPECT_EQ(names_in(telegram_with("PGOV", "", "Rassendyll\n")), "signed RASSENDYLL\n");
}

TEST(Persons, AreThoseWhoClassifiedIt) {
    EXPECT_EQ(names_in(telegram_with("PGOV",
                                     "Classified By: Ambassador Rudolf Rassendyll for reasons "
                                     "1.4 (b) and (d).\n\n",
                                     "RASSENDYLL\n")),
              "signed RASSENDYLL\nclassified RUDOLF RASSENDYLL\n");
}

TEST(Persons, AreThoseOfTheDraftingBlockAndOfTags) {
    EXPECT_EQ(names_in(reftel::testing::read_file(
                  reftel::testing::project_path("examples/prints-1970s/77STATE58410.txt"))),
              "signed MARCHMONT\ndrafted TBLIGHTFOOT\napproved ADMIRAL R. GANNET\n"
              "cleared JOWENDLEBURY\ncleared LPINCHBECK\ntagged GULLICK, AMBROSE\n");
}

TEST(Persons, AreNoLinesThatAreNoNames) {
    EXPECT_EQ(names_in(telegram_with("PGOV", "", "MINIMIZE CONSIDERED\n")), "");
    EXPECT_EQ(names_in(telegram_with("PGOV", "", "")), "");
    EXPECT_EQ(names_in(""), "");
}

TEST(Persons, AreBoundedInNumberAndLength) {
    std::string end;
    for (int i = 0; i < 400; ++i) {
        end += "NAME";
        end += static_cast<char>('A' + i % 26);
        end += static_cast<char>('A' + i / 26);
        end += '\n';
    }
    EXPECT_LE(persons_of(parse(telegram_with("PGOV", "", end))).size(), 100U);
    EXPECT_EQ(names_in(telegram_with("PGOV", "", std::string(5000, 'A') + "\n")), "");
}

TEST(Persons, AreNoOfficesAndNoWordsOfTheText) {
    EXPECT_EQ(names_in("ORIGIN SS-30\n\nDRAFTED BY EA/RA:STAFF:JG\nAPPROVED BY THE SECRETARY\n"
                       "----------\nP 171425Z APR 75\nFM SECSTATE WASHDC\nTO AMEMBASSY ZENDA\n\n"
                       "UNCLAS STATE 000231\n\nSUBJECT: LAMPS\n\n1. A LAMP WAS LIT.\n\nFLAVIA\n"),
              "signed FLAVIA\n");
    EXPECT_EQ(names_in(telegram_with("PGOV", "", "RASSENDYLL\n\nNMAFVVZCZ\n")),
              "signed RASSENDYLL\n");
    EXPECT_EQ(names_in(telegram_with("PGOV", "",
                                     "2. (U) It was lit again as soon as\n\n"
                                     "NECESSARY.\n\nRASSENDYLL\n")),
              "signed RASSENDYLL\n");
}

}  // namespace
}  // namespace reftel::telegram
