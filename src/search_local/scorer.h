// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "search/ranking.h"
#include "search_local/bitmap.h"
#include "search_local/leaf_units.h"

namespace reftel::search_local {

/// Scores the documents of one segment that were found: for each the sum over its leaves, in the
/// order the scan adds them.
class Scorer {
 public:
    void add(double rarity, LeafUnits units) { leaves_.push_back({rarity, std::move(units)}); }

    /// Offers `best` each document and its score, a stretch of documents after the other. A stretch
    /// that has nothing for the page, as far as its blocks tell, is passed over unread.
    template <typename Best>
    void offer_all(const Bitmap& found, Best& best) {
        std::array<double, kStretch> sums;
        const auto documents = static_cast<std::uint32_t>(found.size());
        for (std::uint32_t begin = 0; begin < documents; begin += kStretch) {
            const std::uint32_t end = std::min(begin + kStretch, documents);
            if (!found.any_between(begin, end - 1) || !best.may_take(most_between(begin, end))) {
                continue;
            }
            sums.fill(0);
            for (Leaf& leaf : leaves_) {
                leaf.units.add_scores(leaf.rarity, begin, end, found, sums);
            }
            found.for_each_between(begin, end, [&](std::size_t document) {
                best.offer(static_cast<std::uint32_t>(document), sums[document - begin]);
            });
        }
    }

 private:
    static constexpr std::uint32_t kStretch = 512;
    static_assert(kStretch % 64 == 0, "whole words of the set");

    /// No document from `begin` to below `end` has a higher score.
    [[nodiscard]] double most_between(std::uint32_t begin, std::uint32_t end) {
        double out = 0;
        for (Leaf& leaf : leaves_) {
            out += search::leaf_score(leaf.rarity, leaf.units.most_between(begin, end));
        }
        // A part in a billion for what rounding may do.
        return out * (1 + 1e-9);
    }

    struct Leaf {
        double rarity;
        LeafUnits units;
    };
    std::vector<Leaf> leaves_;
};

}  // namespace reftel::search_local
