// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/utc_time.h"

namespace reftel::telegram {

/// When a telegram was to be declassified, as its E.O. line says.
struct Declassification {
    std::optional<Date> date;
    std::string event;  ///< `AFTER KOREAN UNIFICATION`, `X1, X5`, `OADR`; empty with a date.
};

/// Reads what stands behind `DECL:` in a line or excerpt. Dates are month/day/year, or
/// year/month/day when the first group has four digits; a two-digit year is 20yy. Both fields are
/// empty when there is no DECL or it says nothing. [spec 4.4]
[[nodiscard]] Declassification parse_declassification(std::string_view text);

}  // namespace reftel::telegram
