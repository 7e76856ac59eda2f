// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/html.h"

#include <gtest/gtest.h>

namespace reftel::web {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}

TEST(AppendEscaped, MakesMarkupIntoText) {
    EXPECT_EQ(escaped(R"(<script>alert("1 & '2'")</script>)"),
              "&lt;script&gt;alert(&quot;1 &amp; &#39;2&#39;&quot;)&lt;/script&gt;");
}

TEST(AppendEscaped, KeepsUtf8AndReplacesWhatIsNone) {
    EXPECT_EQ(escaped("caf\xC3\xA9 \xE9 \xE2\x82 \xC0\xAF"),
              "caf\xC3\xA9 \xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(AppendEscaped, DropsControlCharactersButTabAndLineFeed) {
    EXPECT_EQ(escaped(std::string_view("a\0b\x1b[1mc\x7f\td\r\ne\xC2\x85\xC2\xA0", 19)),
              "ab[1mc\td\ne\xC2\xA0");
}

TEST(AppendEscaped, TakesTimeInProportionToInvalidBytes) {
    const std::string bad(100'000, '\xFF');
    EXPECT_EQ(escaped(bad).size(), 300'000U);
}

TEST(Html, TakesTextNumbersMarkupAndLinks) {
    const Html inner = html("<b>{}</b>", "a<b");
    EXPECT_EQ(html(R"(<a href="{}" title="{}">{} {}</a>)", Link("/tags/", "A/B"), "say \"x\"",
                   inner, std::uint64_t{7})
                  .string(),
              R"(<a href="/tags/A%2FB" title="say &quot;x&quot;"><b>a&lt;b</b> 7</a>)");
}

TEST(Html, LeavesBracesOfATextAlone) {
    EXPECT_EQ(html("<p>{}{}</p>", "{}", "x").string(), "<p>{}x</p>");
}

TEST(Link, EncodesWhatIsPutIntoIt) {
    EXPECT_EQ(Link("/cable/", "../x?y#z\"").string(), "/cable/..%2Fx%3Fy%23z%22");
    EXPECT_EQ(Link("/search").query("q", "a b&c").query("sort", "newest").string(),
              "/search?q=a%20b%26c&sort=newest");
    EXPECT_EQ(paragraph_anchor_link("09ZENDA1", "5-2").string(), "/cable/09ZENDA1#p5-2");
    EXPECT_EQ(paragraph_anchor_link("09ZENDA1", "h1").string(), "/cable/09ZENDA1#h1");
}

}  // namespace
}  // namespace reftel::web
