// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/document.h"
#include "search/index.h"
#include "search/query.h"

namespace reftel::search {

/// The facets, in the order of answers.
inline constexpr std::array<std::string_view, 8> kFacetFields{
    "from", "tag", "class", "caption", "precedence", "year", "to", "info"};

/// Index of `year` in kFacetFields: clauses of dates are its own.
inline constexpr std::size_t kYearFacet = 5;

/// The facet a top clause chooses values of: `from:astana`, `tag:(PHUM OR KZ)`, `date:2009` (year).
/// Nothing for other clauses, exclusions among them. A facet counts as if its own clauses were not
/// there, so that further values can be chosen.
[[nodiscard]] std::optional<std::size_t> facet_of_clause(const Query& query, const Clause& clause);

/// What the facets `to` and `info` call an addressee: its station as `from` has it (`STATE`), when
/// the table of origins knows it; else the addressee as written, in capitals.
[[nodiscard]] std::string station_of(std::string_view addressee);
/// The addressees of a facet as written; nullptr for facets of other things.
[[nodiscard]] const std::vector<std::string>* addressees_of(std::size_t facet,
                                                            const Document& document);

/// The values of a telegram in a facet, each once; absent ones give none.
[[nodiscard]] std::vector<std::string> facet_values(std::size_t facet, const Document& document);

/// Counts the values of all facets. Memory grows with different values, not with telegrams.
class FacetCounter {
 public:
    /// Counts a telegram in each facet for which the clauses that are not the facet's own hold.
    /// `clause_truth` has one entry a clause of the query, `clause_facets` what facet_of_clause
    /// says of each.
    void add(const Document& document, const std::vector<std::uint8_t>& clause_truth,
             const std::vector<std::optional<std::size_t>>& clause_facets);
    /// Counts a value so many times more.
    void add(std::size_t facet, std::string_view value, std::uint64_t telegrams) {
        counts_[facet][std::string(value)] += telegrams;
    }
    /// Most first, then by name; years by name. At most kMaxFacetValues, years all.
    [[nodiscard]] std::vector<Facet> finish() const;

 private:
    std::array<std::unordered_map<std::string, std::uint64_t>, kFacetFields.size()> counts_;
};

}  // namespace reftel::search
