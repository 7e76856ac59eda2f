// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "search/matcher.h"

namespace reftel::search {

// The score of a telegram, the same in every engine; docs/search.md, "Ranking", defines it and says
// why. Occurrences are counted in whole units, so that their sum does not depend on its order.

/// The fields that have a length of their own: subject, summary, and all other paragraphs.
enum class RankField : std::uint8_t { Subject, Summary, Body };
inline constexpr std::size_t kRankFields = 3;

[[nodiscard]] constexpr RankField rank_field_of(TextPart part) {
    if (part == TextPart::Subject) {
        return RankField::Subject;
    }
    return part == TextPart::Summary ? RankField::Summary : RankField::Body;
}
[[nodiscard]] constexpr std::size_t index_of(RankField field) {
    return static_cast<std::size_t>(field);
}

struct FieldRanking {
    double weight = 1;        ///< What an occurrence counts in a field of average length
    double length_share = 0;  ///< How much a longer field is held back: 0 not at all, 1 in full
};
inline constexpr std::array<FieldRanking, kRankFields> kFieldRankings{
    FieldRanking{3.0, 0.5}, FieldRanking{1.5, 0.6}, FieldRanking{1.0, 0.75}};
/// How soon more of a word adds less.
inline constexpr double kSaturation = 1.2;
/// What one occurrence of weight 1 in a field of average length counts, in whole units.
inline constexpr double kUnit = 4096;
/// An average length counts up to this: with it no sum of units of a telegram reaches 2^32.
inline constexpr double kMaxAverageWords = 65536;

/// Words of a telegram, or how often something occurs in it, by field.
using FieldCounts = std::array<std::uint32_t, kRankFields>;

/// The lengths of many telegrams.
struct LengthStatistics {
    std::array<std::uint64_t, kRankFields> words{};
    std::array<std::uint64_t, kRankFields> telegrams{};  ///< With a word in the field

    void add(const FieldCounts& lengths) { change(lengths, 1); }
    void remove(const FieldCounts& lengths) { change(lengths, ~std::uint64_t{0}); }
    void add(const LengthStatistics& other) {
        for (std::size_t i = 0; i < kRankFields; ++i) {
            words[i] += other.words[i];
            telegrams[i] += other.telegrams[i];
        }
    }
    /// Words of a field, on the average of the telegrams that have it; 1 when none has.
    [[nodiscard]] double average(std::size_t field) const {
        return telegrams[field] == 0
                   ? 1.0
                   : std::min(kMaxAverageWords, static_cast<double>(words[field]) /
                                                    static_cast<double>(telegrams[field]));
    }

 private:
    /// `sign` 1, or what adding wraps to minus 1.
    void change(const FieldCounts& lengths, std::uint64_t sign) {
        for (std::size_t i = 0; i < kRankFields; ++i) {
            words[i] += sign * lengths[i];
            telegrams[i] += lengths[i] > 0 ? sign : 0;
        }
    }
};

/// What one occurrence counts in a field of `words` words, in units, at least 1.
[[nodiscard]] inline std::uint16_t strength(std::size_t field, std::uint32_t words,
                                            double average) {
    const FieldRanking& ranking = kFieldRankings[field];
    const double length = static_cast<double>(words) / average;
    const double held = 1 - ranking.length_share + ranking.length_share * length;
    const double units = kUnit * ranking.weight / held;
    return static_cast<std::uint16_t>(std::max(1.0, units + 0.5));
}

/// How telling a word is that `having` of `all` telegrams have.
[[nodiscard]] inline double rarity(std::uint64_t all, std::uint64_t having) {
    const double rest = static_cast<double>(all) - static_cast<double>(having) + 0.5;
    return std::log1p(rest / (static_cast<double>(having) + 0.5));
}

/// What a leaf that occurs so much (in units, above 0) adds.
[[nodiscard]] inline double leaf_score(double rarity, double units) {
    return rarity * units * (kSaturation + 1) / (units + kSaturation * kUnit);
}

}  // namespace reftel::search
