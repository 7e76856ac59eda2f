// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"
#include "search/word_pattern.h"
#include "search_local/bitmap.h"
#include "search_local/segment_format.h"
#include "search_local/snapshot.h"

namespace reftel::search_local {

/// Works out the leaves of a query that look at no text: codes, dates, levels, addressees. The
/// same answers as search::DocumentFilter, from lists of values instead of documents.
class ValueLeaves {
 public:
    /// The snapshot must outlive this.
    explicit ValueLeaves(const Snapshot& snapshot) : snapshot_(snapshot) {}

    /// Documents of a segment for which the leaf holds, live or not.
    [[nodiscard]] Bitmap match(const search::QueryNode& node, std::size_t segment) const;

 private:
    using Row = std::vector<search::WordPattern>;
    [[nodiscard]] Bitmap match_code(const search::QueryNode& node, std::size_t segment) const;
    [[nodiscard]] Bitmap match_pattern(const search::QueryNode& node, std::size_t segment) const;
    [[nodiscard]] Bitmap match_property(const search::QueryNode& node, std::size_t segment) const;
    /// Telegrams that those with these ids cite.
    [[nodiscard]] Bitmap match_cited_by(const search::QueryNode& node, std::size_t segment) const;
    /// Documents whose value of a field is an id that the node asks for.
    [[nodiscard]] Bitmap match_id(const search::QueryNode& node, Key field,
                                  std::size_t segment) const;

    const Snapshot& snapshot_;
};

}  // namespace reftel::search_local
