// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "search/matcher.h"
#include "search/query.h"

namespace reftel::search {

/// Stands for words that are in no piece of text together.
inline constexpr std::uint32_t kApart = UINT32_MAX;

/// The words whose closeness decides between telegrams of nearly the same score (docs/search.md,
/// "Ranking"): plain words for subject and text that are clauses of the query, as patterns of the
/// matcher, each once. Empty when there are fewer than two.
[[nodiscard]] std::vector<std::uint32_t> close_words(const Query& query,
                                                     const TextMatcher& matcher);

/// Finds the shortest stretch of a piece of text that has all of some words. Reused, it keeps its
/// memory.
class ShortestStretch {
 public:
    explicit ShortestStretch(std::vector<std::uint32_t> words) : words_(std::move(words)) {}

    [[nodiscard]] const std::vector<std::uint32_t>& words() const { return words_; }
    /// `positions` of every pattern of the query in one piece, rising. The words of the stretch,
    /// first and last included; kApart when one is missing.
    [[nodiscard]] std::uint32_t in(const std::vector<std::vector<std::uint32_t>>& positions);

 private:
    std::vector<std::uint32_t> words_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;  ///< Position, number of the word
    std::vector<std::uint32_t> inside_;
};

}  // namespace reftel::search
