// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tokeniser.h"

#include <string>

#include <gtest/gtest.h>

#include "search/limits.h"

namespace reftel::search {
namespace {

std::string words(std::string_view text, TokenStream::Stars stars = TokenStream::Stars::Separate) {
    std::string out;
    TokenStream tokens(text, stars);
    while (tokens.next()) {
        out.append(out.empty() ? "" : " ").append(tokens.word());
    }
    return out;
}

std::string cut(std::string_view text) {
    std::string out;
    TokenStream tokens(text);
    while (tokens.next()) {
        out.append("[").append(tokens.at().of(text)).append("]");
    }
    return out;
}

TEST(TokenStream, FoldsCaseAndLatinAccents) {
    EXPECT_EQ(words("Élysée ELYSEE elysée"), "elysee elysee elysee");
    EXPECT_EQ(words("Straße ŁÓDŹ Þing Æsir"), "strasse lodz thing aesir");
    EXPECT_EQ(words("e\u0301lyse\u0301e"), "elysee");
    EXPECT_EQ(words("АСТАНА Ἀθῆναι"), words("астана Ἀθῆναι"));
}

TEST(TokenStream, DropsApostrophesInsideAWord) {
    EXPECT_EQ(words("al-Qa'ida AL QAIDA al-qaida"), "al qaida al qaida al qaida");
    EXPECT_EQ(words("Sana’a 'quoted'"), "sanaa quoted");
}

TEST(TokenStream, DropsTheGenitive) {
    EXPECT_EQ(words("Kazakhstan's EMBASSY'S posts' it’s"), "kazakhstan embassy posts it");
    EXPECT_EQ(words("d's'x"), "dsx");
}

TEST(TokenStream, JoinsInitials) {
    EXPECT_EQ(words("U.S. and U.N. u.s.-kazakh"), "us and un us kazakh");
    EXPECT_EQ(words("a. b.c d.ef 1.4"), "a bc d ef 1 4");
}

TEST(TokenStream, TakesLeadingZerosOffNumbers) {
    EXPECT_EQ(words("000436 436 0 000 09ASTANA000436"), "436 436 0 0 09astana000436");
}

TEST(TokenStream, SeparatesAtSigns) {
    EXPECT_EQ(words("A/S 1.4(b) x--y [z] §3 €5 a\u2014b"), "a s 1 4 b x y z 3 5 a b");
}

TEST(TokenStream, GivesTheBytesOfEachWord) {
    EXPECT_EQ(cut("(Élysée's) U.S. al-Qa'ida."), "[Élysée][U.S][al][Qa'ida]");
}

TEST(TokenStream, KeepsStarsOfAQueryAndTheirZeros) {
    EXPECT_EQ(words("kaza* *stan 00* * **", TokenStream::Stars::Keep), "kaza* *stan 00*");
    EXPECT_EQ(words("kaza*stan"), "kaza stan");
}

TEST(TokenStream, SeparatesAtBytesThatAreNoUtf8) {
    EXPECT_EQ(words("a\xFF"
                    "b \xC3"),
              "a b");
    EXPECT_EQ(words("\xED\xA0\x80x\xC0\x80y"), "x y");
}

TEST(TokenStream, CutsWordsWithoutEnd) {
    const std::string text = std::string(100'000, 'a') + " b";
    TokenStream tokens(text);
    ASSERT_TRUE(tokens.next());
    EXPECT_EQ(tokens.word(), std::string(kMaxWordBytes, 'a'));
    EXPECT_EQ(tokens.at(), (Span{0, 100'000}));
    ASSERT_TRUE(tokens.next());
    EXPECT_EQ(tokens.word(), "b");
    std::string cyrillic;
    for (int i = 0; i < 100; ++i) {
        cyrillic += "xж";
    }
    EXPECT_LE(words(cyrillic).size(), kMaxWordBytes);
}

TEST(TokenStream, IsTheSameOnItsOwnWords) {
    const std::string once = words("Kazakhstan's U.S. Élysée 000436 al-Qa'ida Straße");
    EXPECT_EQ(words(once), once);
}

}  // namespace
}  // namespace reftel::search
