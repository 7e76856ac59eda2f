// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "search/matcher.h"
#include "search_local/bitmap.h"
#include "search_local/dictionary.h"
#include "search_local/leaf_units.h"
#include "search_local/segment.h"

namespace reftel::search_local {

/// The documents of a segment that a leaf of text matches; and where that is known with it, what it
/// counts in each document, in the units of ranking.
struct LeafMatches {
    Bitmap documents;
    std::vector<std::uint32_t> units;
};

using VisitWord = std::function<void(std::string_view word, const KeyEntry& entry)>;
/// Calls `visit` with each word of a segment's text that a pattern matches, rising.
void for_each_word(const Segment& segment, const search::WordPattern& pattern,
                   const VisitWord& visit);

/// Works out the leaves of a query that look at text, in one segment.
class TextLeaves {
 public:
    /// All must outlive this. Finds the words of the segment that the query's patterns match.
    /// `growth`: Snapshot::growth() of the segment. `ranked`: units will be asked for.
    TextLeaves(const search::TextMatcher& matcher, const Segment& segment,
               const Strengths& strengths, double growth, bool ranked);

    /// False for a leaf that is one pattern anywhere in the text.
    [[nodiscard]] static bool needs_places(const search::TextMatcher::Leaf& leaf);
    [[nodiscard]] LeafMatches match(const search::TextMatcher::Leaf& leaf) const;
    /// What match() of the leaf left to be read.
    [[nodiscard]] LeafUnits units(const search::TextMatcher::Leaf& leaf,
                                  LeafMatches&& matches) const;
    /// Documents with a word that the pattern matches.
    [[nodiscard]] Bitmap having(std::uint32_t pattern) const;
    /// The words of the segment a pattern matches.
    [[nodiscard]] const std::vector<KeyEntry>& words(std::uint32_t pattern) const {
        return words_[pattern];
    }

 private:
    /// Places of a pattern in some documents: those of the i-th from begins[i] to below
    /// begins[i+1].
    struct Places {
        std::vector<std::uint32_t> begins;
        std::vector<std::uint32_t> at;
    };
    [[nodiscard]] LeafMatches match_words(std::uint32_t pattern) const;
    template <typename Count>
    [[nodiscard]] std::vector<std::uint32_t> units_of_words(std::uint32_t pattern) const;
    [[nodiscard]] LeafMatches match_places(const search::TextMatcher::Leaf& leaf) const;
    [[nodiscard]] Places places_of(std::uint32_t pattern, const Bitmap& wanted,
                                   const std::vector<std::uint32_t>& list) const;
    [[nodiscard]] std::uint32_t weigh_row(const search::TextMatcher::Leaf& leaf,
                                          std::uint32_t document,
                                          const std::vector<std::uint32_t>& begins) const;
    [[nodiscard]] std::uint32_t weigh_near(
        const search::TextMatcher::Leaf& leaf, std::uint32_t document,
        const std::vector<std::vector<std::uint32_t>>& positions) const;

    const search::TextMatcher& matcher_;
    const Segment& segment_;
    const Strengths& strengths_;
    double growth_;
    bool ranked_;
    std::vector<std::vector<KeyEntry>> words_;  ///< One a pattern
};

}  // namespace reftel::search_local
