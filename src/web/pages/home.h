// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "room/views.h"
#include "web/frame.h"

namespace reftel::web {

/// `/`: what is here, newest releases, and when they were sent.
[[nodiscard]] Page home_page(const Site& site, const room::Stats& stats,
                             const room::CardPage& newest);
/// When the telegrams were sent: a bar a year.
[[nodiscard]] Html year_histogram(const Language& lang, const std::vector<room::Entry>& years);
/// `2005–2010`
[[nodiscard]] std::string span_of_years(const Language& lang, const room::Stats& stats);

}  // namespace reftel::web
