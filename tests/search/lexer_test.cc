// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "search/query_lexer.h"

namespace reftel::search {
namespace {

using Kind = QueryToken::Kind;

/// The tokens as typed, each behind a letter for its kind.
std::string cut(std::string_view text) {
    std::string out;
    QueryLexer lexer(text);
    for (QueryToken token = lexer.next(); token.kind != Kind::End; token = lexer.next()) {
        constexpr std::string_view kLetters = ".wq()&|!n";
        out.append(out.empty() ? "" : " ");
        out.push_back(kLetters[static_cast<std::size_t>(token.kind)]);
        out.append(token.at.of(text));
    }
    return out;
}

TEST(QueryLexer, KnowsOperatorsOnlyInCapitals) {
    EXPECT_EQ(cut("a AND b or NOT c"), "wa &AND wb wor !NOT wc");
}

TEST(QueryLexer, TakesAMinusOnlyDirectlyBeforeSomething) {
    EXPECT_EQ(cut("-a b-c - d (-e)"), "!- wa wb-c w- wd (( !- we ))");
}

TEST(QueryLexer, KeepsShortBracketsOfAWord) {
    EXPECT_EQ(cut("1.4(b) 1.4(b,d) NOT(a) x(a b)"),
              "w1.4(b) w1.4(b,d) !NOT (( wa )) wx (( wa wb ))");
}

TEST(QueryLexer, ReadsQuotationMarksOfWordProcessors) {
    EXPECT_EQ(cut("“a b” «c» subject:\"d\""), "q“a b” q«c» qsubject:\"d\"");
}

TEST(QueryLexer, TakesAFieldOnlyForANameOfLetters) {
    EXPECT_EQ(cut("12:30 a:b http://x subject:(c)"), "w12:30 wa:b whttp://x (subject:( wc ))");
}

TEST(QueryLexer, SkipsWideAndUnbreakableBlanks) {
    EXPECT_EQ(cut("a\u00A0b\u3000c\u2003d"), "wa wb wc wd");
}

}  // namespace
}  // namespace reftel::search
