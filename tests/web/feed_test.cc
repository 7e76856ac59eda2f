// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/feed.h"

#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "web_fixture.h"

namespace reftel::web {
namespace {

using nlohmann::json;

json feed_at(std::string_view target) {
    const auto response = examples_room().get(target);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_EQ(response.content_type, "application/feed+json; charset=utf-8");
    return json::parse(response.body, nullptr, false);
}

/// Path and query of an address that the feed gives with its host.
std::string local(const std::string& address) {
    const std::string host = "https://archive.example";
    EXPECT_TRUE(address.starts_with(host)) << address;
    return address.substr(host.size());
}

TEST(Feed, IsAtomAndAJsonFeed) {
    const auto atom = examples_room().get("/tags/PGOV.atom");
    EXPECT_EQ(atom.content_type, "application/atom+xml; charset=utf-8");
    testing::expect_golden("web/feeds/tag_atom", sanitise(atom.body));
    const auto feed = examples_room().get("/tags/PGOV.feed.json");
    testing::expect_golden("web/feeds/tag_json", sanitise(feed.body));
}

TEST(Feed, OfAListHasTheTelegramsOfTheList) {
    for (const auto* list : {"/tags/PGOV", "/origins/ZENDA", "/classifications/CONFIDENTIAL",
                             "/dates/2007", "/dates/2007/04", "/released/2011/09/01"}) {
        const auto listed = json::parse(examples_room().page(std::string(list) + ".json"));
        std::set<std::string> ids;
        std::string at = std::string(list) + ".feed.json";
        while (!at.empty()) {
            const json feed = feed_at(at);
            for (const auto& item : feed["items"]) {
                ids.insert(item["url"].get<std::string>());
            }
            at = feed.contains("next_url") ? local(feed["next_url"]) : "";
        }
        EXPECT_EQ(ids.size(), listed["total"].get<std::size_t>()) << list;
    }
}

TEST(Feed, OfAQuerySaysWhatWasFound) {
    const json feed = feed_at("/search.feed.json?q=%22borrowed+match%22");
    ASSERT_FALSE(feed["items"].empty());
    EXPECT_NE(feed["items"][0]["content_text"].get<std::string>().find("borrowed match"),
              std::string::npos);
    EXPECT_EQ(feed["home_page_url"], "https://archive.example/search?q=%22borrowed%20match%22");
}

TEST(Feed, OfReleasesBeginsWithTheNewest) {
    const json feed = feed_at("/released.feed.json");
    std::string before = "9999";
    for (const auto& item : feed["items"]) {
        const auto changed = item["date_modified"].get<std::string>();
        EXPECT_LE(changed, before);
        before = changed;
    }
}

TEST(Sitemap, HasEveryDatedTelegramOnce) {
    const std::string index = examples_room().page("/sitemap.xml");
    std::size_t found = 0;
    const std::string start = "<loc>https://archive.example";
    for (std::size_t at = index.find(start); at != std::string::npos;
         at = index.find(start, at + 1)) {
        const std::size_t path = at + start.size();
        if (index.substr(path).starts_with("/sitemap/pages.xml")) {
            continue;
        }
        const std::string month =
            examples_room().page(index.substr(path, index.find('<', path) - path));
        for (std::size_t loc = month.find("<loc>"); loc != std::string::npos;
             loc = month.find("<loc>", loc + 1)) {
            ++found;
        }
    }
    const auto years = json::parse(examples_room().page("/dates.json"));
    std::size_t dated = 0;
    for (const auto& year : years) {
        dated += year["telegrams"].get<std::size_t>();
    }
    EXPECT_EQ(found, dated);
    EXPECT_EQ(examples_room().get("/sitemap/2009-13.xml").status, 404);
}

TEST(OpenSearch, LeadsToTheSearch) {
    EXPECT_NE(examples_room()
                  .page("/opensearch.xml")
                  .find("template=\"https://archive.example/search?q={searchTerms}\""),
              std::string::npos);
}

}  // namespace
}  // namespace reftel::web
