// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/dispatcher.h"

#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace reftel::http {
namespace {

Response ask(std::string_view bound_to, const std::vector<std::string>& allowed, std::string host,
             std::string target = "/") {
    Dispatcher dispatcher(HostCheck(bound_to, allowed),
                          [](const Request& request) { return Response::text(200, request.path); },
                          {});
    Request request;
    request.method = "GET";
    request.target = std::move(target);
    request.headers.emplace_back("host", std::move(host));
    return dispatcher.answer(request, Version::Http11);
}

TEST(HostName, TakesOffPortAndFinalStop) {
    EXPECT_EQ(host_name("localhost:8436"), "localhost");
    EXPECT_EQ(host_name("Example.ORG."), "Example.ORG");
    EXPECT_EQ(host_name("[::1]:80"), "[::1]");
    EXPECT_EQ(host_name("localhost:"), "localhost");
}

TEST(HostName, IsEmptyWhenMalformed) {
    for (const auto* host : {"", ":80", "a b", "a/b", "user@host", "[::1", "[]", "[x y]:80", "::1",
                             "host:port", "host:123456", "[::1]x"}) {
        EXPECT_EQ(host_name(host), "") << host;
    }
}

TEST(HostCheck, LetsOnlyItsOwnNamesReachALoopbackServer) {
    for (const auto* bound : {"127.0.0.1", "localhost", "::1"}) {
        for (const auto* host : {"localhost", "LOCALHOST:8436", "127.0.0.1:80", "[::1]:8436"}) {
            EXPECT_EQ(ask(bound, {}, host).status, 200) << bound << ' ' << host;
        }
        for (const auto* host :
             {"evil.example", "localhost.evil.example", "127.0.0.2", "", "a b"}) {
            EXPECT_EQ(ask(bound, {}, host).status, 421) << bound << ' ' << host;
        }
    }
    EXPECT_EQ(ask("127.0.0.5", {}, "127.0.0.5:8436").status, 200);
}

TEST(HostCheck, LetsEveryNameReachAPublicServerUnlessTold) {
    EXPECT_EQ(ask("0.0.0.0", {}, "archive.example").status, 200);
    EXPECT_EQ(ask("0.0.0.0", {"Archive.Example"}, "archive.example:443").status, 200);
    EXPECT_EQ(ask("0.0.0.0", {"archive.example"}, "other.example").status, 421);
    EXPECT_EQ(ask("127.0.0.1", {"archive.example"}, "archive.example").status, 200);
    EXPECT_EQ(ask("127.0.0.1", {"::1"}, "[::1]").status, 200);
}

TEST(Dispatcher, TakesTheHostOfAnAbsoluteTarget) {
    EXPECT_EQ(ask("127.0.0.1", {}, "localhost", "http://localhost/a?b").body, "/a\n");
    EXPECT_EQ(ask("127.0.0.1", {}, "localhost", "http://localhost?b").body, "/\n");
    EXPECT_EQ(ask("127.0.0.1", {}, "localhost", "http://evil.example/").status, 421);
}

TEST(Dispatcher, NeedsExactlyOneHostFieldInHttp11) {
    Dispatcher dispatcher(HostCheck("127.0.0.1", {}), [](const Request&) { return Response{}; },
                          {});
    Request none;
    none.method = "GET";
    none.target = '/';
    EXPECT_EQ(dispatcher.answer(none, Version::Http11).status, 400);
    EXPECT_EQ(dispatcher.answer(none, Version::Http10).status, 200);
    Request two = none;
    two.headers = {{"host", "localhost"}, {"host", "localhost"}};
    EXPECT_EQ(dispatcher.answer(two, Version::Http10).status, 400);
}

TEST(Dispatcher, ShowsAReferenceOfAFaultAndLogsTheRestInOneLine) {
    std::vector<std::string> lines;
    Dispatcher dispatcher(
        HostCheck("127.0.0.1", {}),
        [](const Request&) -> Response { throw std::runtime_error("secret\npath"); },
        [&](std::string_view line) { lines.emplace_back(line); });
    Request request;
    request.method = "GET";
    request.target = "/cable/1";
    const Response response = dispatcher.answer(request, Version::Http10);
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    ASSERT_EQ(lines.size(), 1U);
    const std::string reference = lines[0].substr(6, 8);
    EXPECT_EQ(lines[0], "error " + reference + ": GET /cable/1: secret path");
    EXPECT_NE(response.body.find(reference), std::string::npos);
}

TEST(Dispatcher, SurvivesAHandlerThatThrowsAnything) {
    Dispatcher dispatcher(HostCheck("127.0.0.1", {}), [](const Request&) -> Response { throw 42; },
                          {});
    Request request;
    request.method = "GET";
    request.target = '/';
    EXPECT_EQ(dispatcher.answer(request, Version::Http10).status, 500);
}

}  // namespace
}  // namespace reftel::http
