// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/annotate.h"

#include <gtest/gtest.h>

namespace reftel::web {
namespace {

Mark inline_block(Span at) {
    return {at, Layer::Inline, html("<i>"), html("</i>")};
}
Mark lit(Span at) {
    return {at, Layer::Lit, html("<mark>"), html("</mark>")};
}

TEST(Annotate, GivesTextWithoutMarksAsItIs) {
    EXPECT_EQ(annotate("a < b", {}).string(), "a &lt; b");
    EXPECT_EQ(annotate("", {}).string(), "");
}

TEST(Annotate, NestsMarksByLayer) {
    EXPECT_EQ(annotate("abcdef", {lit({2, 4}), inline_block({1, 5})}).string(),
              "a<i>b<mark>cd</mark>e</i>f");
}

TEST(Annotate, ClosesAndOpensMarksThatCross) {
    EXPECT_EQ(annotate("abcdef", {inline_block({0, 3}), lit({2, 5})}).string(),
              "<i>ab<mark>c</mark></i><mark>de</mark>f");
}

TEST(Annotate, KeepsNeighboursOfOneLayerApart) {
    EXPECT_EQ(annotate("abcd", {lit({0, 2}), lit({2, 4})}).string(),
              "<mark>ab</mark><mark>cd</mark>");
}

TEST(Annotate, LeavesOutMarksThatOverlapOrLeaveTheText) {
    EXPECT_EQ(annotate("abcd", {lit({0, 3}), lit({2, 4}), lit({3, 9}), lit({3, 3})}).string(),
              "<mark>abc</mark>d");
}

}  // namespace
}  // namespace reftel::web
