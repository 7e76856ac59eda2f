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

namespace reftel::web {
namespace {

using search::DateUnit;
using DatedCount = std::pair<std::string, std::uint64_t>;

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

/// A date as the bars of a unit have it: `2009-03`.
std::string in_unit(const UtcTime& time, DateUnit unit) {
    constexpr std::array<std::size_t, 3> kSizes{4, 7, 10};
    return to_string(time.date()).substr(0, kSizes[static_cast<std::size_t>(unit)]);
}

/// Bars that stand in one row of the text's width.
constexpr std::size_t kBarsOfARow = 14;

/// The bars with those between them that have no telegrams, when one row has room for all, or no
/// more than half of them are empty.
std::vector<DatedCount> with_gaps(const search::Histogram& histogram) {
    const std::size_t most =
        std::min(kMaxBarsWithGaps, std::max(kBarsOfARow, 2 * histogram.bars.size()));
    std::vector<DatedCount> out;
    for (const auto& bar : histogram.bars) {
        while (!out.empty() && out.size() < most) {
            const auto before = search::parse_period(out.back().first);
            std::string next = before ? in_unit(before->until, histogram.unit) : bar.first;
            if (next >= bar.first) {
                break;
            }
            out.emplace_back(std::move(next), 0);
        }
        if (out.size() >= most) {
            return histogram.bars;
        }
        out.push_back(bar);
    }
    return out;
}

/// What is seen under a bar, and what is heard behind it.
std::pair<std::string, std::string> label_of(const Language& lang, const Date& date, DateUnit unit,
                                             bool first) {
    switch (unit) {
        case DateUnit::Year:
            break;
        case DateUnit::Month: {
            const std::string_view name = lang.month(date.month);
            const std::string_view seen = lang.short_month(date.month);
            if (first || date.month == 1) {
                return {std::to_string(date.year), fmt::format(" {}", name)};
            }
            return {std::string(seen),
                    fmt::format("{} {}", name.starts_with(seen) ? name.substr(seen.size()) : "",
                                date.year)};
        }
        case DateUnit::Day:
            return {std::to_string(date.day), " " + lang.month_of(date.year, date.month)};
    }
    return {std::to_string(date.year), ""};
}

std::vector<Bar> bars_of(const Language& lang, const room::SearchPage& found,
                         const SearchState& state) {
    const search::Histogram& histogram = *found.results.histogram;
    const Asked asked = asked_dates(found.query);
    std::vector<Bar> out;
    for (const auto& [date, count] : with_gaps(histogram)) {
        const auto period = search::parse_period(date);
        if (!period) {
            continue;
        }
        auto [seen, heard] = label_of(lang, period->from.date(), histogram.unit, out.empty());
        // A narrower span has the unit that fits it.
        out.push_back({search_link(with_dates(found.query, date), {state.sort, 1, {}}), count,
                       std::move(seen), std::move(heard), asked.holds(*period), date});
    }
    return out;
}

/// By year, month or day; and all dates again.
Html units(const Language& lang, const room::SearchPage& found, const SearchState& state) {
    static constexpr std::array<std::pair<DateUnit, Text>, 3> kUnits = {
        {{DateUnit::Year, Text::UnitYear},
         {DateUnit::Month, Text::UnitMonth},
         {DateUnit::Day, Text::UnitDay}}};
    const Asked asked = asked_dates(found.query);
    Html links;
    for (const auto& [unit, text] : kUnits) {
        SearchState other{state.sort, 1, unit};
        const Link link = search_link(found.query.text, other);
        if (unit == found.results.histogram->unit) {
            links.add(R"(<a href="{}" aria-current="true">{}</a>)", link, lang[text]);
        } else if (unit != DateUnit::Day || asked.any()) {
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
                lang[Text::WhenSent], web::histogram(lang, bars), hint, units(lang, found, state),
                date_form(lang, found, state));
}

}  // namespace reftel::web
