// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/closeness.h"

#include <algorithm>

namespace reftel::search {

std::vector<std::uint32_t> close_words(const Query& query, const TextMatcher& matcher) {
    std::vector<std::uint32_t> out;
    for (const Clause& clause : query.clauses) {
        const QueryNode& node = query.nodes[clause.node];
        if (node.kind != QueryNode::Kind::Term || node.field != QueryNode::Field::Text) {
            continue;
        }
        for (const TextMatcher::Leaf& leaf : matcher.leaves()) {
            if (leaf.node == clause.node) {
                out.push_back(leaf.pieces.front().front());
            }
        }
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (out.size() < 2) {
        out.clear();
    }
    return out;
}

std::uint32_t ShortestStretch::in(const std::vector<std::vector<std::uint32_t>>& positions) {
    places_.clear();
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        const std::vector<std::uint32_t>& of_word = positions[words_[i]];
        if (of_word.empty()) {
            return kApart;
        }
        for (const std::uint32_t position : of_word) {
            places_.emplace_back(position, i);
        }
    }
    std::ranges::sort(places_);
    inside_.assign(words_.size(), 0);
    std::uint32_t out = kApart;
    std::size_t first = 0;
    std::size_t different = 0;
    for (const auto& [position, word] : places_) {
        different += inside_[word]++ == 0 ? 1 : 0;
        while (different == words_.size()) {
            out = std::min(out, position - places_[first].first + 1);
            different -= --inside_[places_[first].second] == 0 ? 1 : 0;
            ++first;
        }
    }
    return out;
}

}  // namespace reftel::search
