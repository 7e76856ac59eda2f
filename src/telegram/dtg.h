// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/utc_time.h"

namespace reftel::telegram {

/// Date-time group: `120829Z MAR 09`. Minutes, UTC.
struct Dtg {
    UtcTime time;

    /// `120829Z MAR 09`
    [[nodiscard]] std::string to_string() const;
    friend bool operator==(const Dtg&, const Dtg&) = default;
    friend auto operator<=>(const Dtg&, const Dtg&) = default;
};

/// Reads a date-time group at the front of `text` (blanks before it are skipped) and takes it off;
/// years of two or four digits; also spaced apart (`P 251346 Z JUN 7 3`) as in the National
/// Archives' texts. Nothing, and `text` as it was, when there is none or its day or time cannot be.
[[nodiscard]] std::optional<Dtg> take_dtg(std::string_view& text);

}  // namespace reftel::telegram
