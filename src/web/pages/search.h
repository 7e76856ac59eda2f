// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "room/views.h"
#include "web/frame.h"

namespace reftel::web {

/// The state of a search that its address holds beside the query.
struct SearchState {
    std::string sort;         ///< As in the address; empty when it is the query's own choice
    std::uint64_t first = 1;  ///< Number of the first hit of this page
    std::optional<search::DateUnit> unit{};  ///< Of the histogram, when the address says so
};

/// The search for another query, in the same order.
[[nodiscard]] Link search_link(std::string_view query, const SearchState& state);

/// When the telegrams that were found were sent: bars that narrow the dates, the units they can
/// have, and two fields of dates that do the same.
[[nodiscard]] Html sent_when(const Language& lang, const room::SearchPage& found,
                             const SearchState& state);
/// The unit to take instead when a histogram has more bars than a page can; nothing when it has
/// not.
[[nodiscard]] std::optional<search::DateUnit> greater_unit(const search::Histogram& histogram);

/// `/search?q=...`: how the query was understood, when the telegrams were sent, the hits, and
/// facets.
[[nodiscard]] Page search_page(const Site& site, const room::SearchPage& found,
                               const SearchState& state, const std::vector<room::TagEntry>& tags);

}  // namespace reftel::web
