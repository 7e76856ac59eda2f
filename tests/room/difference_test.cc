// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/difference.h"

#include <string>

#include <gtest/gtest.h>

#include "base/text.h"

namespace reftel::room {
namespace {

/// `the [-old-] {+new+} lamp`
std::string shown(std::string_view first, std::string_view second) {
    std::string out;
    for (const DifferencePiece& piece : differing_words(first, second)) {
        out += out.empty() ? "" : " ";
        switch (piece.kind) {
            case DifferencePiece::Kind::Same:
                out += piece.text;
                break;
            case DifferencePiece::Kind::First:
                out.append("[-").append(piece.text).append("-]");
                break;
            case DifferencePiece::Kind::Second:
                out.append("{+").append(piece.text).append("+}");
                break;
        }
    }
    return out;
}

/// The words of one of the two texts, put together again from the pieces.
std::string words_of(std::string_view first, std::string_view second, DifferencePiece::Kind kind) {
    std::string out;
    for (const DifferencePiece& piece : differing_words(first, second)) {
        if (piece.kind == DifferencePiece::Kind::Same || piece.kind == kind) {
            out.append(piece.text).append(" ");
        }
    }
    return collapse_space(out);
}

TEST(DifferingWords, OfEqualTextsAreNone) {
    EXPECT_EQ(shown("the old lamp", "the old lamp"), "the old lamp");
    EXPECT_EQ(shown("", ""), "");
    EXPECT_EQ(shown("the old\nlamp", " the  old lamp "), "the old\nlamp");
}

TEST(DifferingWords, AreToldApartFromWhatIsTheSame) {
    EXPECT_EQ(shown("by the garden", "by way of the garden"), "by {+way of+} the garden");
    EXPECT_EQ(shown("the old lamp is lit", "the new lamp is lit"),
              "the [-old-] {+new+} lamp is lit");
    EXPECT_EQ(shown("lamp and ladder", "ladder"), "[-lamp and-] ladder");
    EXPECT_EQ(shown("lamp", ""), "[-lamp-]");
    EXPECT_EQ(shown("", "lamp"), "{+lamp+}");
    EXPECT_EQ(shown("a b c a b b a", "c b a b a c"), "[-a b-] c {+b+} a b [-b-] a {+c+}");
}

TEST(DifferingWords, OfTextsThatHaveTooMuchApartAreTheWholeMiddle) {
    std::string first = "begin ";
    std::string second = "begin ";
    for (int i = 0; i < 5000; ++i) {
        first += "x" + std::to_string(i) + " ";
        second += "y" + std::to_string(i) + " ";
    }
    first += "end";
    second += "end";
    const auto pieces = differing_words(first, second);
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[0].text, "begin");
    EXPECT_EQ(pieces[1].kind, DifferencePiece::Kind::First);
    EXPECT_EQ(pieces[2].kind, DifferencePiece::Kind::Second);
    EXPECT_EQ(pieces[3].text, "end");
}

TEST(DifferingWords, HoldAllWordsOfBothTexts) {
    const std::string first = "one two three two one four five one two nine";
    for (const std::string second :
         {"two one three three four one two", "nine one two five four", "ten", "one two nine"}) {
        EXPECT_EQ(words_of(first, second, DifferencePiece::Kind::First), first);
        EXPECT_EQ(words_of(first, second, DifferencePiece::Kind::Second), second);
        EXPECT_EQ(words_of(second, first, DifferencePiece::Kind::First), second);
    }
}

}  // namespace
}  // namespace reftel::room
