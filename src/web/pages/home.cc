// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/home.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pieces.h"
#include "web/time_axis.h"
#include "web/words.h"

namespace reftel::web {
namespace {

Html in_this_archive(const Language& lang, const room::Stats& stats) {
    return html(R"(<aside class="app" aria-label="{}">
<section aria-labelledby="h-what">
<h2 id="h-what">{}</h2>
<dl class="gloss">
<dt class="num">{}</dt><dd>{}</dd>
<dt class="num">{}</dt><dd><a href="/origins">{}</a></dd>
<dt class="num">{}</dt><dd><a href="/tags">{}</a></dd>
<dt class="num">{}</dt><dd><a href="/dates">{}</a></dd>
</dl>
<p class="inline"><a href="/stats">{}</a></p>
</section>
</aside>
)",
                lang[Text::InThisArchive], lang[Text::InThisArchive], lang.grouped(stats.telegrams),
                lang.form(Text::TelegramForms, stats.telegrams), lang.grouped(stats.origins.size()),
                lang.form(Text::OriginForms, stats.origins.size()), lang.grouped(stats.tags.size()),
                lang[Text::Tags], span_of_years(lang, stats), lang[Text::DatesInLine],
                lang[Text::AllCounts]);
}

/// Queries to try, made of what the archive holds.
Html to_try(const room::Stats& stats, const room::CardPage& newest) {
    Html out;
    if (!newest.cards.empty()) {
        const auto& id = newest.cards.front().id;
        out.add(R"(<li><a href="{}"><code>{}</code></a></li>
)",
                Link("/search").query("q", id), id);
    }
    if (!stats.tags.empty() && !stats.years.empty()) {
        const auto fullest = std::ranges::max_element(stats.years, {}, &room::Entry::telegrams);
        const std::string query =
            fmt::format("tag:{} date:{}", stats.tags.front().value, fullest->value);
        out.add(R"(<li><a href="{}"><code>{}</code></a></li>
)",
                Link("/search").query("q", query), query);
    }
    if (!stats.origins.empty()) {
        const std::string query =
            fmt::format("from:{} summary", to_lower(stats.origins.front().value));
        out.add(R"(<li><a href="{}"><code>{}</code></a></li>
)",
                Link("/search").query("q", query), query);
    }
    return out.empty() ? out : html("<ul class=\"tryit\">\n{}</ul>\n", out);
}

Html origins_list(const Language& lang, const room::Stats& stats) {
    Html rows;
    for (std::size_t i = 0; i < stats.origins.size() && i < kStatsRows; ++i) {
        const auto& origin = stats.origins[i];
        rows.add(R"(<li><a href="{}">{}</a><span class="quiet num">{}</span></li>
)",
                 Link("/origins/", origin.value),
                 in_english(lang, origin.label.empty() ? origin.value : origin.label),
                 lang.grouped(origin.telegrams));
    }
    const auto link = [](const room::Entry& entry) { return Link("/origins/", entry.value); };
    return html(R"({}<ol class="cols">
{}</ol>
)",
                origin_map(lang, stats.origins, link), rows);
}

Html home_sections(const Language& lang, const room::Stats& stats, const room::CardPage& newest) {
    if (stats.telegrams == 0) {
        return html(
            R"(<section class="sec in"><p class="note">{}</p></section>
)",
            lang.markup(Text::NoTelegramYet, html("<code>reftel import ARCHIVE PATH</code>")));
    }
    Html out;
    if (!newest.cards.empty()) {
        out.append(section("h-new", lang[Text::Released], lang[Text::NewestHere],
                           card_list(lang, newest.cards, ShownDate::Released)));
    }
    if (!stats.years.empty()) {
        out.append(section("h-when", lang[Text::Dates], lang[Text::WhenSent],
                           year_histogram(lang, stats.years)));
    }
    if (!stats.origins.empty()) {
        out.append(section("h-where", lang[Text::Origins], lang[Text::WhereFrom],
                           origins_list(lang, stats)));
    }
    return out;
}

}  // namespace

Html year_histogram(const Language& lang, const std::vector<room::Entry>& years) {
    DatedCounts counts;
    counts.reserve(years.size());
    for (const auto& year : years) {
        counts.emplace_back(year.value, year.telegrams);
    }
    return histogram(lang, time_bars(lang, counts, [](const PeriodCount& period) {
                         return period.first == period.last
                                    ? Link("/dates/", period.first)
                                    : Link("/search").query("q", "date:" + period.range());
                     }));
}

std::string span_of_years(const Language& lang, const room::Stats& stats) {
    if (!stats.first || !stats.last) {
        return std::string(lang[Text::NoDate]);
    }
    const int first = stats.first->date().year;
    const int last = stats.last->date().year;
    return first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
}

Page home_page(const Site& site, const room::Stats& stats, const room::CardPage& newest) {
    const Language& lang = site.lang();
    Page page;
    page.title = site.title;
    page.canonical = Link("/");
    page.content = html(R"(<div class="wrap">
<div class="sheet home">
<main id="main">
<section class="sec">
<div class="in">
<h1>{}</h1>
<p class="lead lines">{}</p>
{}</div>
</section>
{}</main>
{}</div>
</div>
)",
                        site.title, lang[Text::HomeLead], to_try(stats, newest),
                        home_sections(lang, stats, newest), in_this_archive(lang, stats));
    return page;
}

Result<http::Response> show_home(const Visit& visit) {
    const auto stats = REFTEL_TRY(visit.room.stats());
    const auto newest = REFTEL_TRY(visit.room.newest_released(kNewestShown));
    return respond(visit.site, home_page(visit.site, stats, newest));
}

}  // namespace reftel::web
