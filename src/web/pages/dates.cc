// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "web/calendar.h"
#include "web/feed.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/browse.h"
#include "web/time_axis.h"
#include "web/words.h"

namespace reftel::web {
namespace {

/// A year, month or day as a path names it; month and day are 0 where the path ends before them.
struct PathDate {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

/// Digits of exactly this length.
std::optional<unsigned> digits(std::string_view text, std::size_t length) {
    return text.size() == length ? parse_number(text) : std::nullopt;
}

/// NotFound unless the parts are `2009`, `03`, `12` of a day that exists.
Result<PathDate> read_date(const Visit& visit) {
    PathDate out;
    const auto year = digits(visit.parts[0], 4);
    const auto month = visit.parts.size() > 1 ? digits(visit.parts[1], 2) : 1U;
    const auto day = visit.parts.size() > 2 ? digits(visit.parts[2], 2) : 1U;
    if (!year || !month || !day || *year == 0 ||
        !is_valid({static_cast<int>(*year), *month, *day})) {
        return fail(Error::Kind::NotFound, "this is no day", visit.request.path);
    }
    out.year = static_cast<int>(*year);
    out.month = visit.parts.size() > 1 ? *month : 0;
    out.day = visit.parts.size() > 2 ? *day : 0;
    return out;
}

Link path_of(Link::Start section, const PathDate& date) {
    Link link(section);
    link.segment(fmt::format("{:04}", date.year));
    if (date.month > 0) {
        link.segment(fmt::format("{:02}", date.month));
    }
    if (date.day > 0) {
        link.segment(fmt::format("{:02}", date.day));
    }
    return link;
}

/// `2009-03`: as the query language writes it.
std::string iso_of(const PathDate& date) {
    std::string out = fmt::format("{:04}", date.year);
    out += date.month > 0 ? fmt::format("-{:02}", date.month) : "";
    return date.day > 0 ? fmt::format("{}-{:02}", out, date.day) : out;
}

std::string title_of(const Language& lang, const PathDate& date) {
    if (date.month == 0) {
        return std::to_string(date.year);
    }
    return date.day == 0 ? lang.month_of(date.year, date.month)
                         : lang.date({date.year, date.month, date.day});
}

std::vector<std::pair<Link, std::string>> above(const Language& lang, const PathDate& date) {
    std::vector<std::pair<Link, std::string>> out = {
        {Link("/dates"), std::string(lang[Text::Dates])}};
    if (date.month > 0) {
        out.emplace_back(path_of("/dates", {date.year, 0, 0}), std::to_string(date.year));
    }
    if (date.day > 0) {
        out.emplace_back(path_of("/dates", {date.year, date.month, 0}),
                         std::string(lang.month(date.month)));
    }
    return out;
}

/// `2009-03-12` to the address of the day, `2009-03` to that of the month.
Link entry_path(Link::Start section, const room::Entry& entry) {
    Link link(section);
    for (const auto part : split(entry.value, '-')) {
        link.segment(part);
    }
    return link;
}

/// The last two digits of `2009-03` or `2009-03-12`.
unsigned last_number(const room::Entry& entry) {
    return parse_number(std::string_view(entry.value).substr(entry.value.size() - 2)).value_or(0);
}

DatedCounts counts_of(const std::vector<room::Entry>& entries) {
    DatedCounts out;
    for (const auto& entry : entries) {
        out.emplace_back(entry.value, entry.telegrams);
    }
    return out;
}

/// Bars that lead to the pages of their dates; of several years, to a search.
Html date_bars(const Language& lang, const DatedCounts& counts) {
    const auto bars = time_bars(lang, counts, [](const PeriodCount& period) {
        return period.first == period.last
                   ? entry_path("/dates", {period.first, {}, period.telegrams})
                   : Link("/search").query("q", "date:" + period.range());
    });
    return bars.empty() ? Html() : histogram(lang, bars);
}

Result<YearOfDays> days_of(const room::Room& room, const std::vector<room::Entry>& months,
                           int year) {
    YearOfDays out{year, {}};
    for (const auto& month : months) {
        const unsigned number = last_number(month);
        for (const auto& day : REFTEL_TRY(room.days(year, number))) {
            if (number < out.telegrams.size() && last_number(day) < out.telegrams[0].size()) {
                out.telegrams[number][last_number(day)] = day.telegrams;
            }
        }
    }
    return out;
}

Result<http::Response> answer_date(const Visit& visit, const PathDate& date, Html between) {
    const auto cards = REFTEL_TRY(visit.room.by_date(
        date.year, date.month, date.day, page_offset(visit.request, kCardsPerPage), kCardsPerPage));
    const Language& lang = visit.site.lang();
    ListPage list{title_of(lang, date), "/dates", path_of("/dates", date), above(lang, date)};
    list.between = std::move(between);
    list.query = "date:" + iso_of(date);
    return answer_list(visit, list, cards);
}

}  // namespace

Result<http::Response> show_years(const Visit& visit) {
    const auto years = REFTEL_TRY(visit.room.years());
    const Language& lang = visit.site.lang();
    IndexPage index{std::string(lang[Text::Dates]), "/dates", std::string(lang[Text::DatesLead]),
                    ValueColumn::Hidden,
                    [](const room::Entry& entry) { return entry_path("/dates", entry); }};
    if (visit.form == Form::Page && !years.empty()) {
        index.drawing = date_bars(lang, counts_of(years));
    }
    if (visit.form == Form::Json || years.empty() ||
        !fits_time_axis(years.front().value, years.back().value)) {
        return answer_index(visit, index, years);
    }
    Page page = index_page(visit.site, index, years);
    page.content = plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
)",
                                   index.title, index.lead),
                              html(R"(<section class="sec in" aria-label="{}">
{}</section>
)",
                                   lang[Text::Years], index.drawing));
    return respond(visit.site, page);
}

Result<http::Response> show_year(const Visit& visit) {
    const auto date = REFTEL_TRY(read_date(visit));
    const auto months = REFTEL_TRY(visit.room.months(date.year));
    const Language& lang = visit.site.lang();
    // A year has twelve months.
    DatedCounts counts = counts_of(months);
    if (!counts.empty()) {
        counts.emplace_back(fmt::format("{}-01", date.year), 0);
        counts.emplace_back(fmt::format("{}-12", date.year), 0);
    }
    Html between = date_bars(lang, counts);
    if (visit.form == Form::Page) {
        between.append(year_calendar(lang, REFTEL_TRY(days_of(visit.room, months, date.year))));
    }
    return answer_date(visit, date, std::move(between));
}

Result<http::Response> show_month(const Visit& visit) {
    const auto date = REFTEL_TRY(read_date(visit));
    const auto days = REFTEL_TRY(visit.room.days(date.year, date.month));
    return answer_date(visit, date, date_bars(visit.site.lang(), counts_of(days)));
}

Result<http::Response> show_day(const Visit& visit) {
    const auto date = REFTEL_TRY(read_date(visit));
    return answer_date(visit, date, Html());
}

Result<http::Response> show_release_days(const Visit& visit) {
    if (is_feed(visit.form)) {
        return answer_release_feed(visit);
    }
    const Language& lang = visit.site.lang();
    const IndexPage index{std::string(lang[Text::Released]),
                          "/released",
                          std::string(lang[Text::ReleasedLead]),
                          ValueColumn::Hidden,
                          [](const room::Entry& entry) { return entry_path("/released", entry); },
                          true};
    auto days = REFTEL_TRY(visit.room.release_days());
    if (visit.form == Form::Page) {
        for (auto& day : days) {
            const auto time = UtcTime::parse(day.value);
            day.label = time ? lang.date(time->date()) : day.label;
        }
        std::ranges::reverse(days);  // The newest first.
    }
    return answer_index(visit, index, days);
}

Result<http::Response> show_release_day(const Visit& visit) {
    const auto date = REFTEL_TRY(read_date(visit));
    const auto cards = REFTEL_TRY(
        visit.room.by_release_day({date.year, date.month, date.day},
                                  page_offset(visit.request, kCardsPerPage), kCardsPerPage));
    const Language& lang = visit.site.lang();
    ListPage list{lang.say(Text::ReleasedOn, title_of(lang, date)),
                  "/released",
                  path_of("/released", date),
                  {{Link("/released"), std::string(lang[Text::Released])}}};
    list.query = "released:" + iso_of(date);
    return answer_list(visit, list, cards);
}

}  // namespace reftel::web
