// SPDX-License-Identifier: AGPL-3.0-or-later
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "web_fixture.h"

namespace reftel::web {
namespace {

struct Move {
    std::string_view from;
    int status;
    std::string_view to;
};

TEST(Routes, RedirectOtherSpellingsAndOldAddresses) {
    const Move kMoves[] = {
        {"/cable/07zenda231", 308, "/cable/07ZENDA231"},
        {"/cable/07ZENDA000231", 308, "/cable/07ZENDA231"},
        {"/cable/07%20Zenda%20231", 308, "/cable/07ZENDA231"},
        {"/cable/07zenda231.json", 308, "/cable/07ZENDA231.json"},
        {"/cable/07zenda231.txt", 308, "/cable/07ZENDA231.txt"},
        {"/cable/07zenda231/5", 308, "/cable/07ZENDA231/5"},
        {"/cable/07zenda231/raw", 308, "/cable/07ZENDA231/raw"},
        {"/cable/07zenda231/transmitted", 308, "/cable/07ZENDA231/transmitted"},
        {"/cable/07ZENDA231/", 308, "/cable/07ZENDA231"},
        {"/search/?q=lamp", 308, "/search?q=lamp"},
        {"/cable/2007/04/07ZENDA231.html", 308, "/cable/07ZENDA231"},
        {"/plusd/cables/07ZENDA231_a.html", 308, "/cable/07ZENDA231"},
        {"/tag/PHUM_0.html", 308, "/tags/PHUM"},
        {"/origin/ZENDA_0.html", 308, "/origins/ZENDA"},
        {"/origin/188_0.html", 308, "/origins"},
        {"/classification/secret_0.html", 308, "/classifications/SECRET"},
        {"/classification/4_0.html", 308, "/classifications"},
        {"/classifications/secret", 308, "/classifications/SECRET"},
        {"/date/2007-04_0.html", 308, "/dates/2007/04"},
        {"/reldate/2011-09-01_0.html", 308, "/released/2011/09/01"},
        {"/missing/07zenda000077999", 308, "/missing/07ZENDA77999"},
        {"/missing/07ZENDA231", 302, "/cable/07ZENDA231"},
    };
    for (const auto& move : kMoves) {
        const auto response = examples_room().get(move.from);
        EXPECT_EQ(response.status, move.status) << move.from;
        EXPECT_EQ(location_of(response), move.to) << move.from;
    }
}

TEST(Routes, LeadAReferenceInTheBoxStraightToTheTelegram) {
    const Move kMoves[] = {
        {"/search?q=07ZENDA231", 302, "/cable/07ZENDA231"},
        {"/search?q=07+Zenda+231", 302, "/cable/07ZENDA231"},
        {"/search?q=07ZENDA231+para+5", 302, "/cable/07ZENDA231/5"},
        {"/search?q=https%3A%2F%2Fold.example%2Fplusd%2Fcables%2F07ZENDA231_a.html", 302,
         "/cable/07ZENDA231"},
        {"/search?q=07ZENDA77999", 302, "/missing/07ZENDA77999"},
    };
    for (const auto& move : kMoves) {
        const auto response = examples_room().get(move.from);
        EXPECT_EQ(response.status, move.status) << move.from;
        EXPECT_EQ(location_of(response), move.to) << move.from;
    }
    EXPECT_EQ(examples_room().get("/search?q=07ZENDA231&words=1").status, 200);
    EXPECT_EQ(examples_room().get("/search?q=lanterns").status, 200);
}

TEST(Routes, NeverLeadToAnotherSite) {
    for (const std::string_view target :
         {"/cable/%2F%2Fexample.org", "/tag/%2F%2Fexample.org", "/origin/%5Cexample.org",
          "/cable/2007/04/%2F%2Fexample.org", "/plusd/cables/%2F%2Fexample.org",
          "/search?q=https%3A%2F%2Fexample.org%2F", "/date/%2F%2F-1"}) {
        const auto response = examples_room().get(target);
        const std::string location = location_of(response);
        EXPECT_TRUE(location.empty() || (location.starts_with('/') && !location.starts_with("//")))
            << target << " to " << location;
    }
}

TEST(Routes, AnswerWhatIsNotThereWithAPageThatHelps) {
    for (const std::string_view target :
         {"/nothing", "/cable", "/cable/", "/cable/07ZENDA231/999", "/cable/07ZENDA231/x/y/z",
          "/dates/2007/13", "/dates/2007/02/30", "/dates/7", "/dates/1801", "/tags/XXXX",
          "/origins/NOWHERE", "/classifications/LOUD", "/cable/07ZENDA231/witness/99",
          "/cable/07ZENDA231/witness/x", "/assets/room.css", "/missing/lamp",
          "/released/2001/01/01", "/cable/lamp", "/a/b/c/d/e/f/g/h/i/j/k"}) {
        const auto response = examples_room().get(target);
        EXPECT_EQ(response.status == 308 ? 404 : response.status, 404) << target;
    }
    const auto response = examples_room().get("/nothing");
    EXPECT_NE(response.body.find("There is no page <code>/nothing</code> here."),
              std::string::npos);
    EXPECT_NE(response.body.find("name=\"q\""), std::string::npos);
}

TEST(Routes, AnswerMachinesInTheirForm) {
    const auto missing = examples_room().get("/cable/07ZENDA77999.json");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.content_type, "application/json");
    const auto text = examples_room().get("/cable/07ZENDA231/999.txt");
    EXPECT_EQ(text.status, 404);
    EXPECT_EQ(text.content_type, "text/plain; charset=utf-8");
}

TEST(Routes, RefuseACursorThatIsNoneOfOurs) {
    const auto response = examples_room().get("/search?q=lamp&sort=newest&after=nonsense&n=11");
    EXPECT_EQ(response.status, 400);
    EXPECT_NE(response.body.find("<a href=\"/search?q=lamp&amp;sort=newest\">"), std::string::npos)
        << "the way back to the first page";
    EXPECT_EQ(examples_room().get("/search.json?q=lamp&after=nonsense").status, 400);
}

TEST(Routes, AnswerOnlyGetAndHead) {
    http::Request request;
    request.method = "POST";
    ASSERT_TRUE(http::parse_target("/search", request));
    EXPECT_EQ(examples_room().app().handle(request).status, 405);
}

TEST(Routes, GiveTheMessageByteForByte) {
    const auto response = examples_room().get("/cable/08ZENDA140/raw");
    EXPECT_EQ(response.content_type, "text/plain; charset=utf-8");
    const std::string file =
        testing::read_file(testing::project_path("examples/traffic/08ZENDA140.txt"));
    EXPECT_NE(file.find(response.body), std::string::npos);
    EXPECT_GT(response.body.size() + 10, file.size());
}

TEST(Routes, GiveTheSourcesOwnBytesAsAFileToSave) {
    const auto response = examples_room().get("/cable/08ZENDA140/witness/1");
    EXPECT_EQ(response.body,
              testing::read_file(testing::project_path("examples/traffic/08ZENDA140.txt")));
    EXPECT_EQ(response.content_type, "application/octet-stream");
    EXPECT_EQ(response.header("Content-Disposition"), "attachment; filename=\"08ZENDA140-1.bin\"");
}

TEST(Routes, ServeAssetsUnderTheirHashForEver) {
    const std::string home = examples_room().page("/");
    const std::size_t at = home.find("/assets/room.");
    ASSERT_NE(at, std::string::npos);
    const auto response = examples_room().get(home.substr(at, home.find('"', at) - at));
    EXPECT_EQ(response.status, 200);
    EXPECT_TRUE(response.cacheable_forever);
    EXPECT_EQ(response.content_type, "text/css; charset=utf-8");
}

TEST(Routes, TableHasEachPatternOnceAndInTheDocument) {
    const std::string document = testing::read_file(testing::project_path("docs/urls.md"));
    std::set<std::string_view> seen;
    for (const auto& route : routes()) {
        EXPECT_TRUE(seen.insert(route.pattern).second) << route.pattern;
        EXPECT_NE(document.find(std::string("`") + std::string(route.pattern) + "`"),
                  std::string::npos)
            << route.pattern << " is not in docs/urls.md";
    }
}

}  // namespace
}  // namespace reftel::web
