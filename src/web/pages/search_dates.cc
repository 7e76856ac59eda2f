// SPDX-License-Identifier: AGPL-3.0-or-later
//
// The dates of a search. A bar, a span chosen with the script and the two fields all lead to the
// same address: the query with a `date:` clause.

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "search/query_fields.h"
#include "web/limits.h"
#include "web/pages/refine.h"
#include "web/pages/search.h"
#include "web/pieces.h"
#include "web/time_axis.h"

namespace reftel::web {
namespace {

using search::DateUnit;

/// The dates that a clause of the query's own asks for.
struct Asked {
    std::optional<UtcTime> from;
    std::optional<UtcTime> until;

    [[nodiscard]] bool any() const { return from || until; }
    [[nodiscard]] bool holds(const search::Period& period) const {
        return any() && (!from || *from <= period.from) && (!until || period.until <= *until);
    }
};

Asked asked_dates(const search::Query& query) {
    for (const auto& clause : query.clauses) {
        const search::QueryNode& node = query.nodes[clause.node];
        if (node.kind == search::QueryNode::Kind::DateRange &&
            node.field == search::QueryNode::Field::Date) {
            return {node.from, node.until};
        }
    }
    return {};
}

/// `2009-03`, `1950..1954`
search::Period period_of(const std::string& range) {
    const std::size_t dots = range.find("..");
    const auto first = search::parse_period(range.substr(0, dots));
    const auto last =
        dots == std::string::npos ? first : search::parse_period(range.substr(dots + 2));
    return first && last ? search::Period{first->from, last->until} : search::Period{};
}

std::vector<Bar> bars_of(const Language& lang, const room::SearchPage& found,
                         const SearchState& state) {
    const Asked asked = asked_dates(found.query);
    DatedCounts counts = found.results.histogram->bars;
    // The dates around those that are asked for are shown where all of them have a place.
    if (asked.any() && !counts.empty() &&
        !fits_time_axis(counts.front().first, counts.back().first)) {
        std::erase_if(counts,
                      [&](const auto& count) { return !asked.holds(period_of(count.first)); });
    }
    // A narrower span has the unit that fits it.
    std::vector<Bar> out = time_bars(lang, counts, [&](const PeriodCount& period) {
        return search_link(with_dates(found.query, period.range()), {state.sort, 1, {}});
    });
    for (Bar& bar : out) {
        bar.current = asked.holds(period_of(bar.period));
    }
    return out;
}

/// The unit of bars that are shown.
DateUnit unit_of(const std::vector<Bar>& bars) {
    // `1965..1969`: a bar of several years is of as many letters as a day.
    const std::string& range = bars.front().period;
    const std::size_t first = std::min(range.find(".."), range.size());
    return first == 10 ? DateUnit::Day : first == 7 ? DateUnit::Month : DateUnit::Year;
}

/// Whether one row has a place for each month of what was found.
bool has_room_for_months(const search::Histogram& histogram) {
    const std::string& first = histogram.bars.front().first;
    const std::string& last = histogram.bars.back().first;
    return histogram.unit == DateUnit::Year ? fits_time_axis(first + "-01", last + "-12")
                                            : fits_time_axis(first.substr(0, 7), last.substr(0, 7));
}

/// By year, month or day; and all dates again.
Html units(const Language& lang, const room::SearchPage& found, const SearchState& state,
           DateUnit shown) {
    static constexpr std::array<std::pair<DateUnit, Text>, 3> kUnits = {
        {{DateUnit::Year, Text::UnitYear},
         {DateUnit::Month, Text::UnitMonth},
         {DateUnit::Day, Text::UnitDay}}};
    const Asked asked = asked_dates(found.query);
    if (!asked.any() && shown == DateUnit::Year && !has_room_for_months(*found.results.histogram)) {
        return {};  // years are all there is to choose
    }
    Html links;
    for (const auto& [unit, text] : kUnits) {
        SearchState other{state.sort, 1, unit};
        const Link link = search_link(found.query.text, other);
        if (unit == shown) {
            links.add(R"(<a href="{}" aria-current="true">{}</a>)", link, lang[text]);
        } else if (unit == DateUnit::Year || (unit == DateUnit::Day && asked.any()) ||
                   (unit == DateUnit::Month && has_room_for_months(*found.results.histogram))) {
            // Days of all dates would be thousands of bars.
            links.add(R"(<a href="{}">{}</a>)", link, lang[text]);
        }
    }
    if (asked.any()) {
        links.add(R"(<a href="{}">{}</a>)",
                  search_link(with_dates(found.query, ""), {state.sort, 1, {}}),
                  lang[Text::AllDates]);
    }
    return html(R"(<p class="units small"><span class="quiet">{}</span>{}</p>
)",
                lang[Text::BarsBy], links);
}

Html hidden(std::string_view name, std::string_view value) {
    return value.empty() ? Html()
                         : html(R"(<input type="hidden" name="{}" value="{}">)", name, value);
}

Html date_form(const Language& lang, const room::SearchPage& found, const SearchState& state) {
    const Asked asked = asked_dates(found.query);
    const std::string from = asked.from ? to_string(asked.from->date()) : "";
    const std::string to = asked.until ? to_string(UtcTime{asked.until->seconds - 1}.date()) : "";
    return html(
        R"(<form class="between" action="/search"><input type="hidden" name="q" value="{}">{}<label for="d1">{}</label><input id="d1" name="from" value="{}" placeholder="2009-01-01" autocomplete="off"><label for="d2">{}</label><input id="d2" name="to" value="{}" placeholder="2009-12-31" autocomplete="off"><button class="btn plain">{}</button></form>
)",
        found.query.text, hidden("sort", state.sort), lang[Text::FromDate], from,
        lang[Text::ToDate], to, lang[Text::SetDates]);
}

}  // namespace

std::optional<DateUnit> greater_unit(const search::Histogram& histogram) {
    if (histogram.bars.size() <= kMaxBars || histogram.unit == DateUnit::Year) {
        return std::nullopt;
    }
    return histogram.unit == DateUnit::Day ? DateUnit::Month : DateUnit::Year;
}

Html sent_when(const Language& lang, const room::SearchPage& found, const SearchState& state) {
    const auto& counted = found.results.histogram;
    if (!counted || counted->bars.empty()) {
        return date_form(lang, found, state);
    }
    const std::vector<Bar> bars = bars_of(lang, found, state);
    if (bars.empty()) {
        return date_form(lang, found, state);
    }
    // What the script can do stands here, and not in the script, so that nothing moves when that
    // comes.
    Html hint;
    if (std::ranges::count_if(bars, [](const Bar& bar) { return bar.count > 0; }) > 1) {
        hint.add(R"(<p class="span-hint noprint small quiet">{}</p>
)",
                 lang[Text::SpanHint]);
    }
    return html(R"(<h2 class="vh">{}</h2>
{}{}{}{})",
                lang[Text::WhenSent], web::histogram(lang, bars), hint,
                units(lang, found, state, unit_of(bars)), date_form(lang, found, state));
}

}  // namespace reftel::web
