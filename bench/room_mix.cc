// LINK: reftel::room
// SPDX-License-Identifier: AGPL-3.0-or-later
//
// What a page of 10 hits costs through the room, texts read from the archive and words lit: a mix
// of 1,000 queries, each asked twice, the second time counts.
//   build/release/bench/room_mix ARCHIVE WORDS
// WORDS has a word a line. Every third query is asked with facets and a
// histogram.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "room/room.h"

namespace {

namespace room = reftel::room;
namespace search = reftel::search;

constexpr std::size_t kQueries = 1000;

/// Words by the share of telegrams that have them, as in search_bench.
struct Vocabulary {
    std::vector<std::string> rare;    ///< Below 0.4 %
    std::vector<std::string> middle;  ///< 1 to 5 %
    std::vector<std::string> common;  ///< 25 to 35 %

    void add(std::string word, double share) {
        if (share > 0.25 && share < 0.35) {
            common.push_back(std::move(word));
        } else if (share > 0.01 && share < 0.05) {
            middle.push_back(std::move(word));
        } else if (share > 0 && share < 0.004) {
            rare.push_back(std::move(word));
        }
    }
};

class Mix {
 public:
    explicit Mix(Vocabulary words) : words_(std::move(words)) {}

    std::string next() {
        const std::string common = one_of(words_.common);
        const std::string other = one_of(words_.common);
        const std::string middle = one_of(words_.middle);
        const std::string rare = one_of(words_.rare);
        switch (made_++ % 10) {
            case 0:
                return rare;
            case 1:
                return common;
            case 2:
                return common + " " + other;
            case 3:
                return fmt::format("{} OR {} OR {} OR {}", common, middle, other, rare);
            case 4:
                return fmt::format("\"{} {}\"", common, other);
            case 5:
                return middle.substr(0, 4) + "*";
            case 6:
                return "*" + middle.substr(1, 4) + "*";
            case 7:
                return middle + "~1";
            case 8:
                return common + " sort:newest";
            default:
                return common + " class:secret date:2005 caption:sipdis";
        }
    }

 private:
    std::string one_of(const std::vector<std::string>& words) {
        return words[random_() % words.size()];
    }

    Vocabulary words_;
    std::size_t made_ = 0;
    std::mt19937 random_{99};  // NOLINT(cert-msc51-cpp): the same queries each time
};

/// Milliseconds; below 0 when the search failed.
double ask(const room::Room& of, const std::string& query, bool facets) {
    room::Room::SearchOptions options;
    options.facets = facets;
    options.histogram = facets;
    const auto start = std::chrono::steady_clock::now();
    const auto page = of.search(query, options);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return page ? took.count() : -1;
}

std::optional<std::uint64_t> total(const room::Room& of, const std::string& query) {
    room::Room::SearchOptions options;
    options.limit = 0;
    options.facets = false;
    const auto page = of.search(query, options);
    return page ? std::optional(page->results.total) : std::nullopt;
}

}  // namespace

int main(int count, char** values) {
    if (count != 3) {
        fmt::print(stderr, "usage: room_mix ARCHIVE WORDS\n");
        return 2;
    }
    const auto of = room::Room::open(values[1], room::Audience::Owner, reftel::system_now());
    std::ifstream file(values[2]);
    if (!of) {
        fmt::print(stderr, "room_mix: {}\n", of.error().to_string());
        return 1;
    }
    Vocabulary words;
    const double all = static_cast<double>(total(**of, "").value_or(1));
    for (std::string word; file >> word;) {
        words.add(word, static_cast<double>(total(**of, word).value_or(0)) / all);
    }
    if (words.rare.empty() || words.middle.empty() || words.common.empty()) {
        fmt::print(stderr, "room_mix: {} has not words of every kind\n", values[2]);
        return 1;
    }
    Mix mix(std::move(words));
    std::vector<std::pair<double, std::string>> times;
    for (std::size_t i = 0; i < kQueries; ++i) {
        const std::string query = mix.next();
        const bool facets = i % 3 == 0;
        if (ask(**of, query, facets) < 0) {
            fmt::print(stderr, "room_mix: {} failed\n", query);
            return 1;
        }
        times.emplace_back(ask(**of, query, facets), query);
    }
    std::sort(times.begin(), times.end());
    fmt::print("{} queries: median {:.2f} ms, 99 % {:.2f} ms; the slowest:\n", times.size(),
               times[times.size() / 2].first, times[times.size() * 99 / 100].first);
    for (std::size_t i = times.size() - std::min<std::size_t>(times.size(), 5); i < times.size();
         ++i) {
        fmt::print("  {:.2f} ms: {}\n", times[i].first, times[i].second);
    }
    return 0;
}
