// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/strengths.h"

#include <algorithm>
#include <bit>

namespace reftel::search_local {

Strengths::Strengths(std::size_t documents, const Lengths& lengths,
                     const search::LengthStatistics& statistics)
    : rows_(documents) {
    std::array<double, search::kRankFields> averages{};
    for (std::size_t field = 0; field < search::kRankFields; ++field) {
        averages[field] = statistics.average(field);
    }
    for (std::size_t i = 0; i < documents; ++i) {
        std::uint64_t all = 0;
        for (std::size_t field = 0; field < search::kRankFields; ++field) {
            const bool known = i < lengths[field].size();
            const std::uint32_t words = known ? lengths[field][i] : 0;
            rows_[i][field] =
                known ? search::strength(field, words, averages[field]) : std::uint16_t{1};
            all += words;
        }
        longest_ = std::max(longest_, all);
    }
}

template <typename Count>
void OccurrenceSums<Count>::add_one(const PostingBlock& block, std::size_t k) {
    Elsewhere& elsewhere = elsewhere_[block.documents[k]];
    elsewhere.summary = static_cast<Count>(elsewhere.summary + block.summaries[k]);
    elsewhere.subject = static_cast<Count>(elsewhere.subject + block.subjects[k]);
}

template <typename Count>
void OccurrenceSums<Count>::add_elsewhere(const PostingBlock& block) {
    if (block.size < kBlock) {
        for (std::size_t k = 0; k < block.size; ++k) {
            if ((block.summaries[k] | block.subjects[k]) != 0) {
                add_one(block, k);
            }
        }
        return;
    }
    const std::array<std::uint32_t, 4> some = places_of_some(block.summaries, block.subjects);
    for (std::size_t lane = 0; lane < some.size(); ++lane) {
        for (std::uint32_t rows = some[lane]; rows != 0; rows &= rows - 1) {
            add_one(block, 4 * static_cast<std::size_t>(std::countr_zero(rows)) + lane);
        }
    }
}

template <typename Count>
std::vector<std::uint32_t> OccurrenceSums<Count>::weighed(const Strengths& strengths) const {
    std::vector<std::uint32_t> out(times_.size());
    for (std::uint32_t document = 0; document < out.size(); ++document) {
        const Elsewhere& elsewhere = elsewhere_[document];
        out[document] =
            strengths.units(document, {times_[document], elsewhere.summary, elsewhere.subject});
    }
    return out;
}

template class OccurrenceSums<std::uint16_t>;
template class OccurrenceSums<std::uint32_t>;

}  // namespace reftel::search_local
