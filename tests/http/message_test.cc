// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/message.h"

#include <gtest/gtest.h>

#include "http/limits.h"

namespace reftel::http {
namespace {

Request parsed(std::string_view target) {
    Request out;
    EXPECT_TRUE(parse_target(target, out)) << target;
    return out;
}

bool is_refused(std::string_view target) {
    Request out;
    return !parse_target(target, out);
}

TEST(ParseTarget, DecodesPathAndParametersInOrder) {
    const Request request = parsed("/cable/09ZENDA436?q=grain%20price&tag=EAGR&q=second");
    EXPECT_EQ(request.path, "/cable/09ZENDA436");
    ASSERT_EQ(request.parameters.size(), 3U);
    EXPECT_EQ(request.parameter("q"), "grain price");
    EXPECT_EQ(request.parameter("tag"), "EAGR");
    EXPECT_EQ(request.parameters[2].second, "second");
    EXPECT_EQ(request.parameter("absent"), "");
}

TEST(ParseTarget, ReadsPlusAsABlankInTheQueryOnly) {
    const Request request = parsed("/a+b?c+d=e+f%2Bg");
    EXPECT_EQ(request.path, "/a+b");
    EXPECT_EQ(request.parameter("c d"), "e f+g");
}

TEST(ParseTarget, TakesParametersWithoutValueAndLeavesOutThoseWithoutName) {
    const Request request = parsed("/?flag&&=lost&empty=");
    ASSERT_EQ(request.parameters.size(), 2U);
    EXPECT_EQ(request.parameters[0].first, "flag");
    EXPECT_EQ(request.parameters[1].first, "empty");
}

TEST(ParseTarget, KeepsTheValueAfterItsFirstEqualsSign) {
    EXPECT_EQ(parsed("/?q=a=b").parameter("q"), "a=b");
}

TEST(ParseTarget, AcceptsUtf8EscapedOrNot) {
    EXPECT_EQ(parsed("/?q=Stre%C3%9Fau").parameter("q"),
              "Stre\xC3\x9F"
              "au");
    EXPECT_EQ(parsed("/Stre\xC3\x9F"
                     "au")
                  .path,
              "/Stre\xC3\x9F"
              "au");
}

TEST(ParseTarget, AllowsATabInAParameterOnly) {
    EXPECT_EQ(parsed("/?q=a%09b").parameter("q"), "a\tb");
    EXPECT_TRUE(is_refused("/a%09b"));
}

TEST(ParseTarget, RefusesWhatIsNoPath) {
    for (const auto* target : {"", "*", "search", "?q=a", "http://localhost/", "/a#b", "/a b"}) {
        EXPECT_TRUE(is_refused(target)) << target;
    }
}

TEST(ParseTarget, RefusesBrokenEscapes) {
    for (const auto* target : {"/%", "/%2", "/%zz", "/a%2", "/?q=%", "/?%4=a", "/%-1"}) {
        EXPECT_TRUE(is_refused(target)) << target;
    }
}

TEST(ParseTarget, RefusesParentSegmentsHoweverTheyAreWritten) {
    for (const auto* target :
         {"/..", "/../etc", "/a/../b", "/a/%2e%2E/b", "/a/..%2fb", "/a%5c..%5cb", "/a/.%2e"}) {
        EXPECT_TRUE(is_refused(target)) << target;
    }
    EXPECT_EQ(parsed("/a..b/...").path, "/a..b/...");
}

TEST(ParseTarget, RefusesPathsThatABrowserWouldTakeForAnotherHost) {
    for (const auto* target : {"//example.org/", "/%2Fexample.org", "/%5Cexample.org", "/\\a"}) {
        EXPECT_TRUE(is_refused(target)) << target;
    }
}

TEST(ParseTarget, RefusesControlCharacters) {
    for (const auto* target :
         {"/%00", "/a%0D%0Ab", "/?q=%00", "/?q=a%0d%0aSet-Cookie:%20x", "/%7f", "/?q=\x01"}) {
        EXPECT_TRUE(is_refused(target)) << target;
    }
    EXPECT_TRUE(is_refused(std::string_view("/a\0b", 4)));
}

TEST(ParseTarget, RefusesWhatIsNotUtf8) {
    for (const auto* target : {"/%FF", "/?q=%C3", "/?q=%C0%AF", "/?%ED%A0%80=a", "/\xFE"}) {
        EXPECT_TRUE(is_refused(target)) << target;
    }
}

TEST(ParseTarget, RefusesMoreThanItsLimits) {
    std::string many = "/?";
    for (std::size_t i = 0; i < kMaxParameters; ++i) {
        many += "a=1&";
    }
    EXPECT_EQ(parsed(many).parameters.size(), kMaxParameters);
    EXPECT_TRUE(is_refused(many + "a=1"));
    EXPECT_TRUE(is_refused('/' + std::string(kMaxTargetSize, 'a')));
}

TEST(ParseTarget, LeavesTheRequestAloneWhenItFails) {
    Request request = parsed("/first?a=b");
    EXPECT_FALSE(parse_target("/second?%", request));
    EXPECT_EQ(request.path, "/first");
    EXPECT_EQ(request.parameter("a"), "b");
}

TEST(PercentEncode, ComesBackFromParseTarget) {
    std::string all;
    for (int c = 0x20; c < 0x7F; ++c) {
        all += static_cast<char>(c);
    }
    all += "\xC3\x9F";
    EXPECT_EQ(parsed("/?q=" + percent_encode(all)).parameter("q"), all);
    EXPECT_EQ(percent_encode("a-b.c_d~e/f g%\xC3"), "a-b.c_d~e%2Ff%20g%25%C3");
}

TEST(Redirect, EscapesWhatAnAddressMayNotHold) {
    const Response response = Response::redirect(302, "/cable/a b\"\xC3\x9F?q=1#p");
    EXPECT_EQ(response.status, 302);
    EXPECT_EQ(response.header("location"), "/cable/a%20b%22%C3%9F?q=1#p");
}

TEST(Redirect, RefusesLocationsThatWouldAddAHeaderOrLeaveTheSite) {
    for (const auto* location :
         {"/a\r\nSet-Cookie: x=1", "/a\nb", "//example.org", "/\\example.org"}) {
        const Response response = Response::redirect(302, location);
        EXPECT_EQ(response.status, 500) << location;
        EXPECT_EQ(response.header("location"), "") << location;
    }
}

TEST(ReasonPhrase, IsThereForEveryStatusTheServerSends) {
    for (const int status : {200, 302, 304, 400, 404, 405, 408, 414, 421, 431, 500, 503, 505}) {
        EXPECT_NE(reason_phrase(status), "Unknown") << status;
    }
    EXPECT_EQ(reason_phrase(299), "Unknown");
}

}  // namespace
}  // namespace reftel::http
