// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

#include "search/matcher.h"

namespace reftel::search {

// The score of a telegram, the same in every engine; docs/search.md, "Ranking", defines it and says
// why.

inline constexpr double kSubjectWeight = 3.0;
inline constexpr double kSummaryWeight = 1.5;
inline constexpr double kTextWeight = 1.0;
/// How soon more of a word adds less.
inline constexpr double kSaturation = 1.2;
/// How much longer telegrams are held back.
inline constexpr double kLengthShare = 0.75;

[[nodiscard]] constexpr double weight_of(TextPart part) {
    if (part == TextPart::Subject) {
        return kSubjectWeight;
    }
    return part == TextPart::Summary ? kSummaryWeight : kTextWeight;
}

/// How telling a word is that `having` of `all` telegrams have.
[[nodiscard]] inline double rarity(std::uint64_t all, std::uint64_t having) {
    const double rest = static_cast<double>(all) - static_cast<double>(having) + 0.5;
    return std::log1p(rest / (static_cast<double>(having) + 0.5));
}

/// What is held against a telegram of `words` words, when telegrams have `average` words.
[[nodiscard]] inline double held_back(double words, double average) {
    const double length = average > 0 ? words / average : 1.0;
    return kSaturation * (1 - kLengthShare + kLengthShare * length);
}

/// What a leaf with `occurrences` (weighted, above 0) adds in a telegram with this held back.
[[nodiscard]] inline double leaf_score(double rarity, double occurrences, double held) {
    return rarity * occurrences * (kSaturation + 1) / (occurrences + held);
}

}  // namespace reftel::search
