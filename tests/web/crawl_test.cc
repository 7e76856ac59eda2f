// SPDX-License-Identifier: AGPL-3.0-or-later
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "web_fixture.h"

namespace reftel::web {
namespace {

/// More than the examples have; a crawl that grows beyond it has found a page that breeds links.
constexpr std::size_t kMaxPages = 12000;

std::string unescape(std::string text) {
    static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [entity, plain] : kEntities) {
        for (std::size_t at = text.find(entity); at != std::string::npos;
             at = text.find(entity, at + 1)) {
            text.replace(at, entity.size(), plain);
        }
    }
    return text;
}

std::vector<std::string> values_of(const std::string& page, std::string_view attribute) {
    std::vector<std::string> out;
    const std::string start = " " + std::string(attribute) + "=\"";
    for (std::size_t at = page.find(start); at != std::string::npos; at = page.find(start, at)) {
        at += start.size();
        out.push_back(unescape(page.substr(at, page.find('"', at) - at)));
    }
    return out;
}

/// Follows every link of every page, a fragment to its element.
class Crawler {
 public:
    explicit Crawler(const ReadingRoom& room) : room_(room) {}

    void run(const std::string& start) {
        add(start, "start");
        while (!queue_.empty() && seen_.size() < kMaxPages) {
            const auto [target, from] = queue_.front();
            queue_.pop_front();
            visit(target, from);
        }
        EXPECT_LT(seen_.size(), kMaxPages);
        for (const auto& [page, fragment] : fragments_) {
            EXPECT_TRUE(ids_[page].contains(fragment)) << page << " has no #" << fragment;
        }
    }
    [[nodiscard]] std::size_t pages() const { return seen_.size(); }

 private:
    void add(const std::string& target, const std::string& from) {
        if (seen_.insert(target).second) {
            queue_.emplace_back(target, from);
        }
    }
    void visit(const std::string& target, const std::string& from) {
        const auto response = room_.get(target);
        // A missing telegram that nobody cites is a page of its own, with 404; so is nothing else
        // that is linked.
        const bool absent = target.starts_with("/missing/");
        EXPECT_TRUE(response.status < 400 || absent)
            << response.status << " at " << target << ", linked from " << from;
        if (response.status >= 300 && response.status < 400) {
            add(location_of(response), target);
            return;
        }
        if (!response.content_type.starts_with("text/html")) {
            return;
        }
        check_page(target, response.body);
        // Each search leads to others without end, and lights words on pages that are followed
        // anyway.
        if (target.find('?') != std::string::npos && from != "start") {
            return;
        }
        for (const auto& link : values_of(response.body, "href")) {
            follow(link, target);
        }
    }
    void check_page(const std::string& target, const std::string& body) {
        auto& ids = ids_[target];
        for (const auto& id : values_of(body, "id")) {
            EXPECT_TRUE(ids.insert(id).second) << "id " << id << " twice at " << target;
        }
        EXPECT_EQ(body.find("<h1"), body.rfind("<h1")) << target;
        EXPECT_NE(body.find("<h1"), std::string::npos) << target;
    }
    void follow(const std::string& link, const std::string& from) {
        ASSERT_TRUE(link.starts_with('/') || link.starts_with('#')) << link << " at " << from;
        const std::size_t hash = link.find('#');
        const std::string target = hash == 0 ? from : link.substr(0, hash);
        if (hash != std::string::npos) {
            fragments_.emplace(target, link.substr(hash + 1));
        }
        add(target, from);
    }

    const ReadingRoom& room_;
    std::set<std::string> seen_;
    std::deque<std::pair<std::string, std::string>> queue_;
    std::set<std::pair<std::string, std::string>> fragments_;
    std::map<std::string, std::set<std::string>> ids_;
};

TEST(Crawl, EveryLinkOfEveryPageLeadsSomewhere) {
    Crawler crawler(examples_room());
    crawler.run("/");
    EXPECT_GT(crawler.pages(), 300U);
}

TEST(Crawl, EveryLinkOfASearchLeadsSomewhere) {
    Crawler crawler(examples_room());
    crawler.run("/search?q=lamp");
    EXPECT_GT(crawler.pages(), 300U);
}

}  // namespace
}  // namespace reftel::web
