// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/utc_time.h"

// Questions to the tables of facts that only the linter asks. Thread-safe.
namespace reftel::telegram {

/// Whether a row of a code's includes a date's month; find_tag() gives the nearest row otherwise.
[[nodiscard]] bool is_tag_in_use(std::string_view code, const Date& at);

/// Whether a table has a routing indicator, be it of one station or shared by several.
[[nodiscard]] bool is_routing_indicator_known(std::string_view routing_indicator);

}  // namespace reftel::telegram
