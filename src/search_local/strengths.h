// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
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
        return rows_[document][search::index_of(field)];
    }
    [[nodiscard]] std::uint32_t units(std::uint32_t document, const Occurrences& found) const {
        const Row& row = rows_[document];
        return (found.times - found.summary - found.subject) * row[kBody] +
               found.summary * row[kSummary] + found.subject * row[kSubject];
    }
    /// Not below what units() of these occurrences can be, times what averages grew by since.
    [[nodiscard]] std::uint32_t most_units(std::uint32_t document, const Occurrences& found) const {
        return units(document, found) + found.times;
    }
    /// The units of each document of a block, put into `out`.
    void weigh(const PostingBlock& block, Block& out) const {
        if (block.plain) {
            for (std::size_t k = 0; k < block.size; ++k) {
                out[k] = block.times[k] * rows_[block.documents[k]][kBody];
            }
            return;
        }
        for (std::size_t k = 0; k < block.size; ++k) {
            out[k] =
                units(block.documents[k], {block.times[k], block.summaries[k], block.subjects[k]});
        }
    }
    /// Words of the longest document.
    [[nodiscard]] std::uint64_t longest() const { return longest_; }

 private:
    static constexpr std::size_t kSubject = search::index_of(search::RankField::Subject);
    static constexpr std::size_t kSummary = search::index_of(search::RankField::Summary);
    static constexpr std::size_t kBody = search::index_of(search::RankField::Body);
    /// One a field; four, so that those of a document are one visit to memory.
    using Row = std::array<std::uint16_t, 4>;
    static_assert(search::kRankFields <= std::tuple_size_v<Row>);

    std::vector<Row> rows_;  ///< One a document
    std::uint64_t longest_ = 0;
};

/// Adds up what many words count in each document of a segment: first how often any of them is
/// where, and only at the end, once a document, what that counts. What is visited all over for each
/// word is kept small, as it has to stay in the cache.
///
/// `Count`: an unsigned number that counts the words of any document.
template <typename Count>
class OccurrenceSums {
 public:
    explicit OccurrenceSums(std::size_t documents)
        : times_(documents, 0), elsewhere_(documents, Elsewhere{}) {}

    void add(const PostingBlock& block) {
        for (std::size_t k = 0; k < block.size; ++k) {
            Count& times = times_[block.documents[k]];
            times = static_cast<Count>(times + block.times[k]);
        }
        if (!block.plain) {
            add_elsewhere(block);
        }
    }
    /// One number a document, in the units of ranking.
    [[nodiscard]] std::vector<std::uint32_t> weighed(const Strengths& strengths) const;

 private:
    /// Outside the body.
    struct Elsewhere {
        Count summary = 0;
        Count subject = 0;
    };
    void add_elsewhere(const PostingBlock& block);
    void add_one(const PostingBlock& block, std::size_t k);

    std::vector<Count> times_;
    std::vector<Elsewhere> elsewhere_;
};

extern template class OccurrenceSums<std::uint16_t>;
extern template class OccurrenceSums<std::uint32_t>;

}  // namespace reftel::search_local
