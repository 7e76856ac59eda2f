// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/pdf_layout.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/text.h"
#include "sources/pdf_answer.h"
#include "sources/pdf_document.h"
#include "sources/release_marks.h"

namespace reftel::sources {
namespace {

/// A page typed with letters 60 wide and lines 120 apart: each text line is one of print.
PdfPage typed(const std::vector<std::string>& lines) {
    PdfPage out;
    out.kind = PdfPage::Kind::Text;
    for (std::size_t y = 0; y < lines.size(); ++y) {
        std::size_t x = 0;
        while ((x = lines[y].find_first_not_of(' ', x)) != std::string::npos) {
            const std::size_t end = std::min(lines[y].find(' ', x), lines[y].size());
            PdfWord word;
            word.left = static_cast<std::uint32_t>(720 + 60 * x);
            word.right = static_cast<std::uint32_t>(720 + 60 * end);
            word.top = static_cast<std::uint32_t>(720 + 120 * y);
            word.bottom = word.top + 100;
            word.text = lines[y].substr(x, end - x);
            out.words.push_back(std::move(word));
            x = end;
        }
    }
    return out;
}

std::string relaid(const std::vector<std::string>& lines) {
    return to_text(lay_out(typed(lines)));
}

TEST(PdfLayout, KeepsColumnsIndentAndEmptyLines) {
    EXPECT_EQ(
        relaid({"FM AMEMBASSY ZENDA", "", "     Evening     Place", "     March 10    Bridge", "",
                "1. (U) End."}),
        "FM AMEMBASSY ZENDA\n\n     Evening     Place\n     March 10    Bridge\n\n1. (U) End.\n");
}

TEST(PdfLayout, OrdersWordsByTheirPlacesAlone) {
    PdfPage page = typed({"A B", "C D"});
    std::reverse(page.words.begin(), page.words.end());
    page.words[0].top += 20;  // a letter that sits low
    EXPECT_EQ(to_text(lay_out(page)), "A B\nC D\n");
}

TEST(PdfLayout, JoinsWhatIsPaintedInTwoPieces) {
    PdfPage page = typed({"SUMM ARY: lit"});
    page.words[0].space_after = false;
    page.words[1].left -= 60;
    EXPECT_EQ(to_text(lay_out(page)), "SUMMARY: lit\n");
}

TEST(PdfLayout, OfAnEmptyPageIsEmpty) {
    EXPECT_EQ(relaid({}), "");
}

TEST(Exemption, IsACodeOrSeveral) {
    for (const char* code :
         {"B1", "B6", "B7(C)", "(b)(1)", "(b)(7)(E)", "1.4(D)", "1.4(b)", "B1,1.4(D),B6", "B5;"}) {
        EXPECT_TRUE(is_exemption(code)) << code;
    }
    for (const char* other :
         {"", ",", "B", "B0", "B52", "B1/B2", "1.4", "(b)", "(b)(", "(b)", "14(D)", "b"}) {
        EXPECT_FALSE(is_exemption(other)) << other;
    }
}

TEST(ReleaseMarks, AreTakenFromMarginsAndBoxesAndNowhereElse) {
    PrintPage page = lay_out(typed({
        "UNCLASSIFIED U.S. Department of State Case No. F-2012-1 Doc No. C05 Date: 01/02/2013",
        "FM AMEMBASSY ZENDA                                     RELEASED IN PART",
        "Classified By: DCM HENTZAU.  Reason: 1.4 (b) and (d).  B1,1.4(D)",
        "1. (C) The adviser       B6       asked for a B1 visa.",
        "                         (b) (1)",
        "2. (C) End.",
    }));
    const auto marks = take_release_marks(page, false);
    std::vector<std::string> texts;
    for (const ReleaseMark& mark : marks) {
        texts.push_back(mark.text);
    }
    EXPECT_EQ(to_text(page),
              "FM AMEMBASSY ZENDA\n"
              "Classified By: DCM HENTZAU.  Reason: 1.4 (b) and (d).  B1,1.4(D)\n"
              "1. (C) The adviser                asked for a B1 visa.\n\n"
              "2. (C) End.\n");
    EXPECT_EQ(
        texts,
        (std::vector<std::string>{
            "UNCLASSIFIED U.S. Department of State Case No. F-2012-1 Doc No. C05 Date: 01/02/2013",
            "RELEASED IN PART", "B6", "(b) (1)"}));
    EXPECT_EQ(marks[2].line, 2U);
}

TEST(ReleaseMarks, AreNotLookedForWhereNothingWasReleased) {
    PrintPage page = lay_out(
        typed({"The boxes       B6       and       1.4(D)", "RELEASED IN PART BY MISTAKE"}));
    EXPECT_TRUE(take_release_marks(page, false).empty());
    EXPECT_FALSE(take_release_marks(page, true).empty());
}

TEST(ReleaseBanner, NamesCaseDocumentAndDate) {
    const auto banner = read_release_banner(
        "UNCLASSIFIED U.S. Department of State Case No. F-2012-12345 Doc No. C05512345 Date: "
        "01/02/2013");
    EXPECT_EQ(banner.case_number, "F-2012-12345");
    EXPECT_EQ(banner.document, "C05512345");
    ASSERT_TRUE(banner.date);
    EXPECT_EQ(banner.date->to_string(), "2013-01-02 00:00");
}

TEST(PdfAnswer, IsReadBackAsItWasGivenAndRefusedWhenCut) {
    PdfPage page = typed({"FM AMEMBASSY ZENDA"});
    page.kind = PdfPage::Kind::Ocr;
    page.words[1].confidence = 61;
    page.words[2].upright = false;
    page.words[2].space_after = false;
    page.truncated = true;
    const std::string bytes = encode_page(page);
    EXPECT_EQ(decode_page(bytes).value(), page);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(decode_page(std::string_view(bytes).substr(0, size))) << size;
    }
    const PdfOpening opening{PdfOpening::Status::Open, 7, "tesseract 5.3.0", "fra"};
    EXPECT_EQ(decode_opening(encode_opening(opening)).value(), opening);
    EXPECT_EQ(decode_question(encode_question({PdfQuestion::Kind::Image, 70'000})).value().page,
              70'000U);
    for (const auto kind : {PdfQuestion::Kind::Text, PdfQuestion::Kind::OnLeft,
                            PdfQuestion::Kind::OnRight, PdfQuestion::Kind::Upside}) {
        EXPECT_EQ(decode_question(encode_question({kind, 1})).value().kind, kind);
    }
    EXPECT_FALSE(decode_question("x1234"));
}

std::vector<std::string> ids_of_pages(const std::vector<std::vector<std::string>>& pages) {
    std::vector<std::string> out;
    PdfDocument document;
    std::uint32_t number = 0;
    for (const auto& lines : pages) {
        for (PdfPiece& piece : read_pdf_page(typed(lines), ++number, false)) {
            if (!document.accepts(piece)) {
                out.push_back(document.pages_text());
                document = PdfDocument();
            }
            document.add(std::move(piece));
        }
    }
    out.push_back(document.pages_text());
    return out;
}

TEST(PdfDocument, EndsWhereAnotherTelegramsHeaderBegins) {
    const std::vector<std::string> first = {
        "R 061300Z FEB 07", "FM AMEMBASSY ZENDA", "TO SECSTATE WASHDC", "UNCLAS ZENDA 000121", "",
        "1. (U) One."};
    const std::vector<std::string> section = {"R 061300Z FEB 07",
                                              "FM AMEMBASSY ZENDA",
                                              "TO SECSTATE WASHDC",
                                              "UNCLAS SECTION 02 OF 02 ZENDA 000121",
                                              "",
                                              "2. (U) Two."};
    const std::vector<std::string> other = {
        "R 071300Z FEB 07", "FM AMEMBASSY ZENDA", "TO SECSTATE WASHDC", "UNCLAS ZENDA 000122", "",
        "1. (U) Three."};
    const std::vector<std::string> more = {"and so on.", "HENTZAU"};
    EXPECT_EQ(ids_of_pages({first, more, section, other, more}),
              (std::vector<std::string>{"pages 1-3", "pages 4-5"}));
    std::vector<std::string> two = first;
    two.insert(two.end(), {"NNNN", "ZCZC"});
    two.insert(two.end(), other.begin(), other.end());
    EXPECT_EQ(ids_of_pages({two, more}), (std::vector<std::string>{"page 1", "pages 1-2"}));
}

}  // namespace
}  // namespace reftel::sources
