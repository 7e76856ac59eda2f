// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"
#include "web/reading/arrival.h"
#include "web/reading/lighter.h"

namespace reftel::web {

/// What is lit and where, the results before and after, the way back. Empty when nobody searched.
[[nodiscard]] Html lit_bar(const Language& lang, const room::Reading& reading,
                           const Lighter& lighter, const Arrival& arrival);
/// `/cable/ID?q=...&sort=...`
[[nodiscard]] Link arriving_link(std::string_view id, std::string_view query,
                                 std::string_view sort);

}  // namespace reftel::web
