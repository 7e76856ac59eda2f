// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "telegram/reference.h"

namespace reftel::telegram {

/// A year that may be meant when a telegram of `citing` names one: 0 becomes nothing, and so does
/// what lies ahead of it or before there were such telegrams. Any when the citing year is unknown.
[[nodiscard]] bool is_plausible_year(unsigned year, const CitingTelegram& citing);

/// Year of two or four digits as written; nothing when it is not plausible.
[[nodiscard]] std::optional<std::uint16_t> read_year(std::string_view digits,
                                                     const CitingTelegram& citing);

/// Puts origin, number and year together: the stated year, else that of the citing telegram, or the
/// year before when the number is not below the citing telegram's own at the same origin. No mrn
/// when no year can be had. [spec 6.4, rules 1 to 3]
void set_mrn(Reference& reference, std::string_view origin, std::uint32_t number,
             std::optional<std::uint16_t> stated, const CitingTelegram& citing);

}  // namespace reftel::telegram
