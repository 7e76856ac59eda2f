// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/ranking.h"
#include "search_local/postings.h"

namespace reftel::search_local {

/// What one occurrence of a word counts in each document of a segment, by field, in the units of
/// ranking: longer fields count less.
class Strengths {
 public:
    using Lengths = std::array<std::span<const std::uint32_t>, search::kRankFields>;

    Strengths() = default;
    /// `lengths`: words of each document, by field. A column that is shorter (damaged) counts as
    /// words of no document.
    Strengths(std::size_t documents, const Lengths& lengths,
              const search::LengthStatistics& statistics);

    [[nodiscard]] std::uint32_t of(std::uint32_t document, search::RankField field) const {
        return fields_[search::index_of(field)][document];
    }
    [[nodiscard]] std::uint32_t units(std::uint32_t document, const Occurrences& found) const {
        return (found.times - found.summary - found.subject) * body()[document] +
               found.summary * summary()[document] + found.subject * subject()[document];
    }
    /// Not below what units() of these occurrences can be, times what averages grew by since.
    [[nodiscard]] std::uint32_t most_units(std::uint32_t document, const Occurrences& found) const {
        return units(document, found) + found.times;
    }
    /// The units of each document of a block, put into `out`.
    void weigh(const PostingBlock& block, Block& out) const {
        const std::uint16_t* const strengths = body().data();
        for (std::size_t k = 0; k < block.size; ++k) {
            out[k] = block.times[k] * strengths[block.documents[k]];
        }
        if (!block.plain) {
            add_fields(block, out);
        }
    }

 private:
    /// To what all occurrences would count in the body, adds what those in other fields do.
    void add_fields(const PostingBlock& block, Block& out) const;
    [[nodiscard]] const std::vector<std::uint16_t>& subject() const { return fields_[0]; }
    [[nodiscard]] const std::vector<std::uint16_t>& summary() const { return fields_[1]; }
    [[nodiscard]] const std::vector<std::uint16_t>& body() const { return fields_[2]; }

    std::array<std::vector<std::uint16_t>, search::kRankFields> fields_;
};

}  // namespace reftel::search_local
