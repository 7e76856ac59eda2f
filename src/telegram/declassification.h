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

    // Orders 11652 and 12065: `XGDS-2 DECLAS 12/31/99`, `RDS-1 3/13/99 (DOE, JOHN Q.) OR-P`
    std::string schedule;   ///< `GDS`, `ADS`, `XGDS`, `RDS`; misprints mended; empty in others.
    std::string exemption;  ///< `2` of XGDS-2: why protection was extended.
    std::optional<Date> review;  ///< The date of an RDS: review, not release.
    std::string authority;       ///< `DOE, JOHN Q.`: who extended it.
    std::string office;          ///< `OR-P`, as written.
};

/// Reads what stands behind `DECL:` in a line or excerpt. Dates are month/day/year, or
/// year/month/day when the first group has four digits; a two-digit year is from 2000 on. All
/// fields are empty when there is no DECL or it says nothing. [spec 4.4]
[[nodiscard]] Declassification parse_declassification(std::string_view text);

/// Reads the whole of an E.O. line behind its number, in the form that its order prescribes: the
/// schedules of 11652 and 12065 too. A two-digit year is not before `sent`, the year of the
/// telegram; where that is 0, not before 1960 under the orders until 12356. [spec 4.2]
[[nodiscard]] Declassification parse_declassification(std::string_view order, std::string_view text,
                                                      int sent = 0);

struct Telegram;
/// That of a telegram's E.O. line.
[[nodiscard]] Declassification declassification_of(const Telegram& telegram);

}  // namespace reftel::telegram
