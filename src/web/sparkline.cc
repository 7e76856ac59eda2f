// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/sparkline.h"

#include <algorithm>

#include <fmt/format.h>

namespace reftel::web {
namespace {

/// Width of a year and height of the picture, in its units.
constexpr int kStep = 4;
constexpr int kHeight = 20;
/// The least that can be seen.
constexpr double kLeast = 2;
/// A misread date must not make a picture of thousands of years.
constexpr int kMostYears = 150;

}  // namespace

void YearSpan::widen(const YearCounts& years) {
    if (years.empty()) {
        return;
    }
    first = first == 0 ? years.front().first : std::min(first, years.front().first);
    last = std::max(last, years.back().first);
    first = std::max(first, last - kMostYears);
}

Html sparkline(const Language& lang, const YearCounts& years, const YearSpan& span) {
    if (years.empty()) {
        return {};
    }
    const auto most = std::ranges::max_element(years, {}, &std::pair<int, std::uint64_t>::second);
    Html bars;
    for (const auto& [year, count] : years) {
        if (year < span.first || year > span.last) {
            continue;
        }
        const double height = std::max(
            kLeast, kHeight * static_cast<double>(count) / static_cast<double>(most->second));
        bars.add(R"(<rect x="{}" y="{}" width="3" height="{}"/>)", (year - span.first) * kStep,
                 fmt::format("{:.1f}", kHeight - height), fmt::format("{:.1f}", height));
    }
    const int first = years.front().first;
    const int last = years.back().first;
    const std::string words = first == last
                                  ? std::to_string(first)
                                  : lang.say(Text::YearsAndMost, first, last, most->first);
    return html(
        R"(<svg class="spark" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>)",
        (span.last - span.first + 1) * kStep, kHeight, words, bars);
}

}  // namespace reftel::web
