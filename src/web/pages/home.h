// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <vector>

#include "room/views.h"
#include "web/frame.h"

namespace reftel::web {

/// `/`: what is here, newest releases, and when they were sent.
[[nodiscard]] Page home_page(const Site& site, const room::Stats& stats,
                             const room::CardPage& newest);
/// `/stats`: counts.
[[nodiscard]] Page stats_page(const Site& site, const room::Stats& stats);

}  // namespace reftel::web
