// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "search/histogram.h"
#include "search/index.h"
#include "search_local/search_part.h"

namespace reftel::search_local {

/// Counts what a request wants to have counted over all that is found: each clause alone, facets,
/// dates. First segment by segment, then the counts of all are added up.
class MatchCounter {
 public:
    /// `request` must outlive this.
    explicit MatchCounter(const search::SearchRequest& request);

    /// Fills in the counts of a part. May be called for several parts side by side.
    void count(SearchPart& part) const;
    /// What counting costs: how often what is found is gone through.
    [[nodiscard]] std::size_t passes() const;
    void add_up(const std::vector<SearchPart>& parts, search::Results& out) const;

 private:
    using Documents = std::vector<std::uint32_t>;
    [[nodiscard]] bool has_own(std::size_t facet) const;
    [[nodiscard]] Documents without_own(const SearchPart& part, std::size_t facet) const;
    void count_facets(SearchPart& part, const Documents& found) const;
    void count_dates(SearchPart& part, const Documents& found) const;

    const search::SearchRequest& request_;
    /// Of each clause the facet it chooses values of.
    std::vector<std::optional<std::size_t>> clause_facets_;
    search::HistogramPlan plan_;
};

}  // namespace reftel::search_local
