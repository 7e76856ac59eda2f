// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "web/html.h"
#include "web/language.h"

namespace reftel::web {

using YearCounts = std::vector<std::pair<int, std::uint64_t>>;

/// The years that a page of sparklines is about, so that all of them have one scale of time.
struct YearSpan {
    int first = 0;
    int last = 0;

    void widen(const YearCounts& years);
};

/// Counts by year as small bars, and in words for those who do not see them: `2005 to 2010, most in
/// 2008`. Heights are against the largest year of its own. Empty when there are no years.
[[nodiscard]] Html sparkline(const Language& lang, const YearCounts& years, const YearSpan& span);

}  // namespace reftel::web
