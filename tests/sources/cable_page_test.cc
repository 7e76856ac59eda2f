// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/cable_page.h"

#include <string>

#include <gtest/gtest.h>

#include "items.h"
#include "sources/html_entities.h"
#include "sources/html_tokens.h"
#include "sources/limits.h"

namespace reftel::sources::testing {
namespace {

std::string times(std::string_view text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += text;
    }
    return out;
}

TEST(CablePage, SurvivesTagsNestedHundredThousandDeep) {
    const std::string pre = "<pre>UNCLAS ZENDA 12</pre>";
    for (const char* tag : {"<div>", "<b id=1>", "<table><tr><td>", "<pre>", "<a href='x'>"}) {
        const std::string page = "<html>" + times(tag, 100'000) + pre;
        const auto items = read_bytes(page, "page.html");
        ASSERT_EQ(telegrams(items).size(), 1U) << tag;
        EXPECT_EQ(telegrams(items)[0]->message(), "UNCLAS ZENDA 12") << tag;
    }
}

TEST(CablePage, IsReadInLinearTimeWhateverIsNeverClosed) {
    for (const char* piece :
         {"<", "<!--", "<a b='", "&#", "</", "<script>", "<pre", "\"'", "<td"}) {
        const std::string page = "<html>" + times(piece, 1'000'000);
        const auto items = read_bytes(page, "page.html");
        EXPECT_EQ(total_bytes(items), page.size()) << piece;
    }
}

TEST(CablePage, LargerThanTheBoundIsRefused) {
    const auto items = read_bytes("<html>" + std::string(kMaxTelegramBytes, 'x'), "page.html");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(std::get<Unread>(items[0]).rule, "too-large");
}

TEST(CablePage, MapsTheMessageIntoThePage) {
    const std::string html = "<pre>A&amp;B</pre><p>x</p><pre>C</pre>";
    const CablePage page = read_cable_page(html, Encoding::Ascii);
    EXPECT_EQ(page.message.text, "A&B\n\nC");
    EXPECT_EQ(page.message.map.to_source(1), html.find("&amp;"));
    EXPECT_EQ(page.message.map.to_source(2), html.find("B</pre>"));
    EXPECT_EQ(page.message.map.to_source(5), html.find("C</pre>"));
}

TEST(HtmlTokens, AreTheWholePage) {
    const std::string html = "a<b c='>'>d</b>< e <!-- f -- g --> <script>h</b></script>i<";
    HtmlTokens tokens(html);
    std::size_t at = 0;
    while (const auto token = tokens.next()) {
        ASSERT_EQ(token->begin, at);
        ASSERT_GT(token->end, at);
        at = token->end;
    }
    EXPECT_EQ(at, html.size());
}

TEST(HtmlEntity, IsReadByNumberAndName) {
    EXPECT_EQ(read_html_entity("&#x000A;x").code_point, U'\n');
    EXPECT_EQ(read_html_entity("&#x000A;x").length, 8U);
    EXPECT_EQ(read_html_entity("&#182").code_point, U'\u00B6');
    EXPECT_EQ(read_html_entity("&#151;").code_point, U'\u2014');
    EXPECT_EQ(read_html_entity("&#99999999999999;").code_point, 0x110000U);
    EXPECT_EQ(read_html_entity("&eacute;").code_point, U'\u00E9');
    EXPECT_EQ(read_html_entity("&amp x").length, 4U);
    EXPECT_EQ(read_html_entity("&mdash;").code_point, U'\u2014');
    EXPECT_EQ(read_html_entity("&mdash").length, 0U);
    EXPECT_EQ(read_html_entity("&nothing;").length, 0U);
    EXPECT_EQ(read_html_entity("&#x;").length, 0U);
    EXPECT_EQ(read_html_entity("&").length, 0U);
}

}  // namespace
}  // namespace reftel::sources::testing
