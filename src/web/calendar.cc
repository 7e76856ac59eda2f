// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/calendar.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utc_time.h"

namespace reftel::web {
namespace {

/// Squares of a day and the space between them, in the picture's units.
constexpr int kStep = 12;
constexpr int kSquare = 10;
/// A quarter has at most 14 weeks and a part; a blank week stands between two quarters.
constexpr int kWeeksOfQuarter = 15;
/// Room for the names of the months, and where they stand.
constexpr int kTop = 24;
constexpr int kBaseline = 15;

/// 0 for Monday.
int weekday(const Date& date) {
    // Day 0 of the epoch was a Thursday.
    return static_cast<int>(((days_since_epoch(date) + 3) % 7 + 7) % 7);
}

std::uint64_t largest_of(const YearOfDays& days) {
    std::uint64_t largest = 0;
    for (const auto& month : days.telegrams) {
        largest = std::max(largest, *std::ranges::max_element(month));
    }
    return largest;
}

/// 0 for none, 1 to 4 by quarters of the largest day, which is 4.
unsigned shade(std::uint64_t count, std::uint64_t largest) {
    if (count == 0) {
        return 0;
    }
    return static_cast<unsigned>((count * 4 + largest - 1) / largest);
}

/// Column of a day: weeks since the quarter began, quarters side by side.
int column_of(const Date& date) {
    const unsigned quarter = (date.month - 1) / 3;
    const Date first{date.year, quarter * 3 + 1, 1};
    const auto since = days_since_epoch(date) - days_since_epoch(first);
    const int week = static_cast<int>((since + weekday(first)) / 7);
    return static_cast<int>(quarter) * kWeeksOfQuarter + week;
}

void add_day(Html& out, const Language& lang, const Date& date, std::uint64_t count,
             std::uint64_t largest) {
    const int x = column_of(date) * kStep;
    const int y = kTop + weekday(date) * kStep;
    const Html square = html(R"(<rect class="h{}" x="{}" y="{}" width="{}" height="{}"/>)",
                             shade(count, largest), x, y, kSquare, kSquare);
    if (count == 0) {
        out.append(square);
        return;
    }
    Link link("/dates/", fmt::format("{:04}", date.year));
    link.segment(fmt::format("{:02}", date.month)).segment(fmt::format("{:02}", date.day));
    out.add(R"(<a href="{}" tabindex="-1"><title>{}</title>{}</a>)", link,
            fmt::format("{}{}{}", lang.date(date), lang[Text::Colon],
                        lang.counted(Text::Telegrams, count)),
            square);
}

Html key(const Language& lang, std::uint64_t largest) {
    Html squares;
    for (unsigned step = 0; step < 5; ++step) {
        squares.add(R"(<rect class="h{}" x="{}" y="0" width="{}" height="{}"/>)", step,
                    static_cast<int>(step) * kStep, kSquare, kSquare);
    }
    return html(
        R"(<p class="small quiet key">0 <svg viewBox="0 0 58 10" width="58" height="10" aria-hidden="true">{}</svg> {}</p>
)",
        squares, lang.counted(Text::TelegramsADay, largest));
}

}  // namespace

Html year_calendar(const Language& lang, const YearOfDays& days) {
    const std::uint64_t largest = largest_of(days);
    if (largest == 0) {
        return {};
    }
    Html squares;
    for (unsigned month = 1; month <= 12; ++month) {
        const int x = column_of({days.year, month, 1}) * kStep;
        squares.add(R"(<text x="{}" y="{}">{}</text>)", x, kBaseline, lang.short_month(month));
        for (unsigned day = 1; is_valid({days.year, month, day}); ++day) {
            add_day(squares, lang, {days.year, month, day}, days.telegrams[month][day], largest);
        }
        squares.add("\n");
    }
    return html(
        R"(<figure class="calendar"><svg viewBox="0 0 {} {}" role="group" aria-label="{}">
{}</svg>
{}</figure>
)",
        4 * kWeeksOfQuarter * kStep, kTop + 7 * kStep, lang.say(Text::CalendarOf, days.year),
        squares, key(lang, largest));
}

}  // namespace reftel::web
