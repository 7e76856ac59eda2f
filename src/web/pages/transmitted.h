// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "room/views.h"
#include "web/frame.h"
#include "web/reading/arrival.h"

namespace reftel::web {

/// `/cable/09ASTANA436/transmitted`: every line with its number, and beside it what was read from
/// it. The search that the reader came from is lit there, and stays in the links.
[[nodiscard]] Page transmitted_page(const Site& site, const room::Reading& reading,
                                    const Arrival& arrival);

}  // namespace reftel::web
