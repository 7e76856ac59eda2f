// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "room/views.h"
#include "web/frame.h"

namespace reftel::web {

/// The state of a search that its address holds beside the query.
struct SearchState {
    std::string sort;         ///< As in the address; empty when it is the query's own choice
    std::uint64_t first = 1;  ///< Number of the first hit of this page
};

/// `/search?q=...`: how the query was understood, when the telegrams were sent, the hits, and
/// facets.
[[nodiscard]] Page search_page(const Site& site, const room::SearchPage& found,
                               const SearchState& state);

}  // namespace reftel::web
