// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "web/html.h"
#include "web/language.h"

namespace reftel::web {

/// Telegrams a day of one year: month and day count from 1.
struct YearOfDays {
    int year = 0;
    std::array<std::array<std::uint64_t, 32>, 13> telegrams{};
};

/// The days of a year as squares in five steps of one hue: a column a week, Monday first, four
/// blocks of a quarter. Days with telegrams are links, for the mouse alone: the histogram of months
/// on the same page leads to every day. Empty when no day has a telegram.
[[nodiscard]] Html year_calendar(const Language& lang, const YearOfDays& days);

}  // namespace reftel::web
