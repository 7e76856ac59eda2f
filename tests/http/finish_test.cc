// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/finish.h"

#include <gtest/gtest.h>

#include "golden.h"
#include "gunzip.h"
#include "http/gzip.h"
#include "http/limits.h"
#include "http/negotiation.h"

namespace reftel::http {
namespace {

Response page(std::size_t size) {
    Response out;
    while (out.body.size() < size) {
        out.body += "<p>The Kingdom of Ruritania regrets the delay.</p>\n";
    }
    out.body.resize(size);
    return out;
}

Request asking(std::string name, std::string value) {
    Request out;
    out.method = "GET";
    out.headers.emplace_back(std::move(name), std::move(value));
    return out;
}

TEST(Finish, GivesEveryPageItsHeaders) {
    const Response response = finish(Request{}, page(2000));
    reftel::testing::expect_golden(
        "http/head_of_page", response_head(response, UtcTime{784111777}, Connection::KeepAlive));
}

TEST(Finish, GivesErrorsTheSameHeadersWithoutATag) {
    const Response response = finish(Request{}, Response::text(404, "404 There is no such page."));
    reftel::testing::expect_golden("http/head_of_error",
                                   response_head(response, UtcTime{784111777}, Connection::Close));
}

TEST(Finish, KeepsHeadersOfTheHandler) {
    Response own = page(10);
    own.headers = {{"cache-control", "private"}, {"ETag", "\"mine\""}, {"vary", "Cookie"}};
    own.body.resize(5000, ' ');
    const Response response = finish(Request{}, own);
    EXPECT_EQ(response.header("Vary"), "Cookie, Accept-Encoding");
    EXPECT_EQ(response.header("Cache-Control"), "private");
    EXPECT_EQ(response.header("ETag"), "\"mine\"");
}

TEST(Finish, LetsOnlyGoodAnswersBeKeptForever) {
    Response asset = page(10);
    asset.cacheable_forever = true;
    EXPECT_EQ(finish(Request{}, asset).header("Cache-Control"),
              "public, max-age=31536000, immutable");
    asset.status = 404;
    EXPECT_EQ(finish(Request{}, asset).header("Cache-Control"), "no-cache");
}

TEST(Finish, TagsEqualBodiesEquallyAndOthersNot) {
    const auto tag = [](std::size_t size) {
        return std::string(finish(Request{}, page(size)).header("ETag"));
    };
    EXPECT_EQ(tag(100), tag(100));
    EXPECT_NE(tag(100), tag(101));
}

TEST(Finish, AnswersAKnownTagWith304AndNoBody) {
    const std::string tag(finish(Request{}, page(100)).header("ETag"));
    const Response response = finish(asking("if-none-match", "\"x\", W/" + tag), page(100));
    EXPECT_EQ(response.status, 304);
    EXPECT_EQ(response.body, "");
    EXPECT_EQ(response.header("ETag"), tag);
    EXPECT_EQ(response_head(response, UtcTime{}, Connection::Close).find("Content-Length"),
              std::string::npos);
    EXPECT_EQ(finish(asking("if-none-match", "\"x\""), page(100)).status, 200);
}

TEST(Finish, CompressesToTheSameBytesUnderAnotherTag) {
    const Response plain = finish(Request{}, page(5000));
    const Response zipped = finish(asking("accept-encoding", "gzip"), page(5000));
    EXPECT_EQ(zipped.header("Content-Encoding"), "gzip");
    EXPECT_LT(zipped.body.size(), plain.body.size());
    EXPECT_EQ(testing::gunzip(zipped.body), plain.body);
    EXPECT_NE(zipped.header("ETag"), plain.header("ETag"));
    EXPECT_EQ(zipped.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
}

TEST(Finish, AnswersTheTagOfTheCompressedPageWith304) {
    Request request = asking("accept-encoding", "gzip");
    const std::string tag(finish(request, page(5000)).header("ETag"));
    request.headers.emplace_back("if-none-match", tag);
    const Response response = finish(request, page(5000));
    EXPECT_EQ(response.status, 304);
    EXPECT_EQ(response.header("ETag"), tag);
    EXPECT_EQ(response.header("Vary"), "Accept-Encoding");
}

TEST(Finish, AnswersAPreparedPageAsItWouldAnyOther) {
    Response prepared = page(2000);
    prepare(Request{}, prepared);
    EXPECT_EQ(prepared.zipped, nullptr);
    EXPECT_TRUE(is_to_be_compressed(asking("accept-encoding", "gzip"), prepared));
    prepare(asking("accept-encoding", "gzip"), prepared);
    EXPECT_FALSE(is_to_be_compressed(asking("accept-encoding", "gzip"), prepared));
    const std::string tag(prepared.header("ETag"));
    EXPECT_FALSE(tag.empty());
    for (const Request& request :
         {Request{}, asking("accept-encoding", "gzip"), asking("if-none-match", tag),
          asking("if-none-match", "\"x\"")}) {
        const Response one = finish(request, prepared);
        const Response other = finish(request, page(2000));
        EXPECT_EQ(one.status, other.status);
        EXPECT_EQ(one.body, other.body);
        EXPECT_EQ(response_head(one, UtcTime{}, Connection::Close).size(),
                  response_head(other, UtcTime{}, Connection::Close).size());
        EXPECT_EQ(one.header("ETag"), other.header("ETag"));
    }
}

TEST(Finish, DoesNotCompressWhatIsSmallOrCompressedAlready) {
    const Request request = asking("accept-encoding", "gzip");
    EXPECT_EQ(finish(request, page(kMinCompressedBody)).header("Content-Encoding"), "");
    Response image = page(5000);
    image.content_type = "image/png";
    const Response finished = finish(request, image);
    EXPECT_EQ(finished.header("Content-Encoding"), "");
    EXPECT_EQ(finished.header("Vary"), "");
}

TEST(Finish, RefusesHeadersThatWouldEndEarly) {
    for (const auto* value : {"a\r\nSet-Cookie: x=1", "a\nb", "a\rb", "\x7F"}) {
        Response response = page(10);
        response.headers.emplace_back("X-Test", value);
        const Response finished = finish(Request{}, response);
        EXPECT_EQ(finished.status, 500);
        EXPECT_EQ(finished.header("X-Test"), "");
    }
    Response response = page(10);
    response.content_type = "text/html\r\nX: y";
    EXPECT_EQ(finish(Request{}, response).status, 500);
}

TEST(Finish, RefusesHeadersThatOnlyTheServerMaySet) {
    for (const auto* name : {"Content-Length", "transfer-encoding", "Connection", "bad name", ""}) {
        Response response = page(10);
        response.headers.emplace_back(name, "1");
        EXPECT_EQ(finish(Request{}, response).status, 500) << name;
    }
}

TEST(Gzip, GivesNothingWhenItWouldNotBeSmaller) {
    EXPECT_FALSE(gzip("").has_value());
    EXPECT_FALSE(gzip("abc").has_value());
    EXPECT_FALSE(gzip(std::string(kMaxCompressedBody + 1, 'a')).has_value());
}

TEST(PrefersGzip, RespectsWeights) {
    for (const auto* header :
         {"gzip", "deflate, gzip;q=1.0, *;q=0.5", "GZIP ; q=0.1", "x-gzip", "*", "br, *;q=0.2",
          "gzip;q=0.5, identity;q=0.5", "identity;q=0, gzip;q=0.001"}) {
        EXPECT_TRUE(prefers_gzip(header)) << header;
    }
    for (const auto* header :
         {"", "identity", "br", "gzip;q=0", "gzip;q=0.000", "*;q=0", "gzip;q=0, *",
          "gzip;q=0.5, identity", "gzip;q=", "gzip;q=x", "gzip;q=2", "gzipped", ",,;"}) {
        EXPECT_FALSE(prefers_gzip(header)) << header;
    }
}

TEST(MatchesEtag, WalksTheListAndComparesWeakly) {
    EXPECT_TRUE(matches_etag("\"a\"", "\"a\""));
    EXPECT_TRUE(matches_etag("W/\"b\", \"a,b\"", "\"a,b\""));
    EXPECT_TRUE(matches_etag("\"a\"", "W/\"a\""));
    EXPECT_TRUE(matches_etag(" * ", "\"a\""));
    EXPECT_FALSE(matches_etag("", "\"a\""));
    EXPECT_FALSE(matches_etag("\"a", "\"a\""));
    EXPECT_FALSE(matches_etag("a", "\"a\""));
    EXPECT_FALSE(matches_etag("*", ""));
}

TEST(IsCompressible, KnowsTextFromArchives) {
    for (const auto* type : {"text/html; charset=utf-8", "application/json", "image/svg+xml",
                             "application/atom+xml", "TEXT/PLAIN"}) {
        EXPECT_TRUE(is_compressible(type)) << type;
    }
    for (const auto* type : {"", "image/png", "application/zip", "application/pdf", "font/woff2"}) {
        EXPECT_FALSE(is_compressible(type)) << type;
    }
}

TEST(HttpDate, NamesTheDayOfTheWeek) {
    EXPECT_EQ(http_date(UtcTime{784111777}), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(http_date(UtcTime{0}), "Thu, 01 Jan 1970 00:00:00 GMT");
}

}  // namespace
}  // namespace reftel::http
