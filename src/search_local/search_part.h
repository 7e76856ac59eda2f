// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "search/facets.h"
#include "search/histogram.h"
#include "search_local/bitmap.h"
#include "search_local/segment.h"
#include "search_local/text_leaves.h"

namespace reftel::search_local {

/// What is known of a segment during one search. Segments are worked on side by side: a part
/// belongs to one thread at a time.
struct SearchPart {
    /// Of what is found in the segment.
    struct Counts {
        std::vector<std::uint64_t> clauses;  ///< One a clause of the query
        /// One a value of each of the segment's facets.
        std::array<std::vector<std::uint32_t>, search::kFacetFields.size()> facets;
        search::DayCounts days;
    };

    const LiveSegment* of = nullptr;
    std::unique_ptr<TextLeaves> leaves;
    std::vector<LeafMatches> matches;  ///< One a leaf of the matcher; `documents` moved to `truth`
    std::vector<Bitmap> truth;         ///< One a node
    Bitmap found;
    Counts counts;
};

}  // namespace reftel::search_local
