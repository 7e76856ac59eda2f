// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "room/views.h"
#include "web/link.h"
#include "web/visit.h"

namespace reftel::web {

/// From which search a reader came: all of it stands in the address, nothing is kept.
struct Arrival {
    std::string query{};                    ///< As typed; empty when from none
    std::string sort{};                     ///< `newest`; empty when the query decides
    std::optional<room::HitPlace> place{};  ///< Of the telegram among the results, when it is one

    /// Another page about the same telegram, with the search in its address: `?q=...&sort=...`.
    [[nodiscard]] Link keep(Link link) const;
};

/// What the address says; the place among the results is not looked up.
[[nodiscard]] Arrival arrival_of(const Visit& visit);

}  // namespace reftel::web
