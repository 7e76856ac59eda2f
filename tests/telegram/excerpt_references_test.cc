// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "telegram/excerpt.h"
#include "telegram/reference.h"

namespace reftel::telegram {
namespace {

/// The ids of the first REF field, each with its letter: `A:07PARIS12 B:07ROME34`.
std::string read(std::string_view text) {
    std::vector<Reference> references;
    parse_reference_field(find_reference_field(text), 0, {.year = 2007, .origin = {}, .number = 0},
                          references);
    std::string out;
    for (const Reference& reference : references) {
        out += out.empty() ? "" : " ";
        out += reference.letter == 0 ? "" : std::string(1, reference.letter) + ":";
        out += reference.mrn ? reference.mrn->to_string() : std::string(to_string(reference.kind));
    }
    return out;
}

TEST(ExcerptReferences, AreFoundByTheirLabel) {
    for (const auto& [text, ids] : {
             std::pair{"REF: PARIS 12", "07PARIS12"},
             std::pair{"REF. PARIS 12", "07PARIS12"},
             std::pair{"REFTEL: PARIS 12", "07PARIS12"},
             std::pair{"TAGS: PRELREF: PARIS 12", "07PARIS12"},
             std::pair{"REF PARIS 12", "07PARIS12"},
             std::pair{"REF A: PARIS 12", "A:07PARIS12"},
             std::pair{"REF A: PARIS 12\nREF B: ROME 34", "A:07PARIS12 B:07ROME34"},
             std::pair{"REF A. PARIS 12 B. ROME 34", "A:07PARIS12 B:07ROME34"},
             std::pair{"REF A) PARIS 12 B) ROME 34", "A:07PARIS12 B:07ROME34"},
             std::pair{"REFS (A) PARIS 12 (B) ROME 34", "A:07PARIS12 B:07ROME34"},
             std::pair{"SUBJECT: LANTERNS\nREF A PARIS 12", "A:07PARIS12"},
             std::pair{"RETEL: PARIS 12", "07PARIS12"},
             std::pair{"RE: PARIS 12", "07PARIS12"},
             std::pair{"REFER: PARIS 12", "07PARIS12"},
             std::pair{"EF: PARIS 12", "07PARIS12"},
             std::pair{"REF; PARIS 12", "07PARIS12"},
             std::pair{"REF- PARIS 12", "07PARIS12"},
             std::pair{"REF (A): PARIS 12\n(B) ROME 34", "A:07PARIS12 B:07ROME34"},
             std::pair{"REF: PARIS 12 SUMMARY ------- 1. ROME 34", "07PARIS12"},
         }) {
        EXPECT_EQ(read(text), ids) << text;
    }
}

TEST(ExcerptReferences, AreNotFoundInProse) {
    for (const std::string_view text :
         {"REFTEL REPORTS LANTERNS IN PARIS 12", "As ref A said in Paris 12", "RE PARIS 12",
          "REFERENCE IS MADE TO PARIS 12", "REF A", "REF", "RE", "the fare: PARIS 12", ""}) {
        EXPECT_EQ(find_reference_field(text), "") << text;
    }
}

TEST(ExcerptReferences, EndAtABlankLineThatNoEntryFollows) {
    EXPECT_EQ(read("REF: A. PARIS 12\n\n     B. ROME 34\n\nAs LIMA 5 said."),
              "A:07PARIS12 B:07ROME34");
    EXPECT_EQ(read("REF A: PARIS 12\n\nREF B: ROME 34\n\nREFER TO LIMA 5"),
              "A:07PARIS12 B:07ROME34");
}

TEST(ExcerptReferences, GoOnBehindAPageMark) {
    for (const std::string_view mark :
         {"\n \nZENDA 00000099  001.2 OF 003 \n \n \n", "\n\nZENDA 00000099  001.2 OF 003\n",
          "\n                       CONFIDENTIAL\n\nPAGE 02        ZENDA  00099  01 OF 02  "
          "082030Z\n",
          "\n                       UNCLASSIFIED\n\nPAGE 02        ZENDA  00099  082030Z\n\n"}) {
        const std::string text = "REF: (A) PARIS 12" + std::string(mark);
        EXPECT_EQ(read(text + "     (B) ROME 34\n(C) LIMA 5\n\nText."),
                  "A:07PARIS12 B:07ROME34 C:07LIMA5")
            << mark;
        EXPECT_EQ(read(text + "\nCLASSIFIED BY: Count Rupert 1234"), "A:07PARIS12") << mark;
    }
}

TEST(ExcerptReferences, AreLookedForInLinearTime) {
    for (const std::string_view piece : {"\n", "\n\nA. ", "REF ", "REF A\n", "\n \n", "RE: \n\n"}) {
        std::string text = "REF: PARIS 12\n";
        while (text.size() < 300'000) {
            text += piece;
        }
        EXPECT_EQ(read(text).substr(0, 9), "07PARIS12") << piece;
    }
}

}  // namespace
}  // namespace reftel::telegram
