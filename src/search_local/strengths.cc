// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/strengths.h"

#include <algorithm>

namespace reftel::search_local {

Strengths::Strengths(std::size_t documents, const Lengths& lengths,
                     const search::LengthStatistics& statistics) {
    for (std::size_t field = 0; field < search::kRankFields; ++field) {
        const double average = statistics.average(field);
        std::vector<std::uint16_t>& out = fields_[field];
        out.assign(documents, 1);
        const std::size_t known = std::min(documents, lengths[field].size());
        for (std::size_t i = 0; i < known; ++i) {
            out[i] = search::strength(field, lengths[field][i], average);
        }
    }
}

void Strengths::add_fields(const PostingBlock& block, Block& out) const {
    for (std::size_t k = 0; k < block.size; ++k) {
        if ((block.summaries[k] | block.subjects[k]) != 0) {
            out[k] = units(block.documents[k], block.at(k));
        }
    }
}

}  // namespace reftel::search_local
