// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/home.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "room/json.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pieces.h"
#include "web/words.h"

namespace reftel::web {
namespace {

Html year_histogram(const std::vector<room::Entry>& years) {
    std::vector<Bar> bars;
    bars.reserve(years.size());
    for (const auto& year : years) {
        bars.push_back({Link("/dates/", year.value), year.telegrams, year.value, "", false});
    }
    return histogram(bars);
}

std::string span_of_years(const room::Stats& stats) {
    if (!stats.first || !stats.last) {
        return "no date";
    }
    const int first = stats.first->date().year;
    const int last = stats.last->date().year;
    return first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
}

Html in_this_archive(const room::Stats& stats) {
    return html(R"(<aside class="app" aria-label="In this archive">
<section aria-labelledby="h-what">
<h2 id="h-what">In this archive</h2>
<dl class="gloss">
<dt class="num">{}</dt><dd>{}</dd>
<dt class="num">{}</dt><dd><a href="/origins">{}</a></dd>
<dt class="num">{}</dt><dd><a href="/tags">TAGS</a></dd>
<dt class="num">{}</dt><dd><a href="/dates">dates</a></dd>
</dl>
<p class="inline"><a href="/stats">All counts</a></p>
</section>
</aside>
)",
                grouped(stats.telegrams), stats.telegrams == 1 ? "telegram" : "telegrams",
                grouped(stats.origins.size()), stats.origins.size() == 1 ? "origin" : "origins",
                grouped(stats.tags.size()), span_of_years(stats));
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

Html origins_list(const room::Stats& stats) {
    Html rows;
    for (std::size_t i = 0; i < stats.origins.size() && i < kStatsRows; ++i) {
        const auto& origin = stats.origins[i];
        rows.add(R"(<li><a href="{}">{}</a><span class="quiet num">{}</span></li>
)",
                 Link("/origins/", origin.value),
                 origin.label.empty() ? origin.value : origin.label, grouped(origin.telegrams));
    }
    return html(R"(<ol class="cols">
{}</ol>
)",
                rows);
}

Html home_sections(const room::Stats& stats, const room::CardPage& newest) {
    if (stats.telegrams == 0) {
        return html(
            R"(<section class="sec in"><p class="note">No telegram is here yet. <code>reftel import ARCHIVE PATH</code> reads files and folders into an archive.</p></section>
)");
    }
    Html out;
    if (!newest.cards.empty()) {
        out.append(section("h-new", "Released", "Newest in this archive", card_list(newest.cards)));
    }
    if (!stats.years.empty()) {
        out.append(section("h-when", "Dates", "When they were sent", year_histogram(stats.years)));
    }
    if (!stats.origins.empty()) {
        out.append(section("h-where", "Origins", "Where they were sent from", origins_list(stats)));
    }
    return out;
}

Html stats_section(std::string_view id, std::string_view label, std::string_view heading,
                   const std::vector<room::Entry>& entries, ValueColumn column,
                   const EntryLink& link) {
    if (entries.empty()) {
        return {};
    }
    return section(id, label, heading, entry_table(entries, link, column, kStatsRows));
}

EntryLink searching(std::string_view field) {
    return [field](const room::Entry& entry) {
        return Link("/search").query("q", fmt::format("{}:\"{}\"", field, entry.value));
    };
}

}  // namespace

Page home_page(const Site& site, const room::Stats& stats, const room::CardPage& newest) {
    Page page;
    page.title = site.title;
    page.canonical = Link("/");
    page.content = html(R"(<div class="wrap">
<div class="sheet home">
<main id="main">
<section class="sec">
<div class="in">
<h1>{}</h1>
<p class="lead lines">Type words, or a reference in any spelling. A reference opens the telegram at once; words give every paragraph in which they stand.</p>
{}</div>
</section>
{}</main>
{}</div>
</div>
)",
                        site.title, to_try(stats, newest), home_sections(stats, newest),
                        in_this_archive(stats));
    return page;
}

Page stats_page(const room::Stats& stats) {
    Page page;
    page.title = "Counts";
    page.section = "/stats";
    page.canonical = Link("/stats");
    page.json = Link("/stats.json");
    Html content;
    if (!stats.years.empty()) {
        content.append(section("c-y", "Dates", "When they were sent", year_histogram(stats.years)));
    }
    content.append(
        stats_section("c-o", "Origins", "Who sent them", stats.origins, ValueColumn::Hidden,
                      [](const room::Entry& entry) { return Link("/origins/", entry.value); }));
    content.append(stats_section(
        "c-c", "Markings", "How they are classified", stats.classifications, ValueColumn::Hidden,
        [](const room::Entry& entry) { return Link("/classifications/", entry.value); }));
    content.append(
        stats_section("c-t", "TAGS", "What they are about", stats.tags, ValueColumn::Shown,
                      [](const room::Entry& entry) { return Link("/tags/", entry.value); }));
    content.append(stats_section("c-p", "Captions", "How they are to be handled", stats.captions,
                                 ValueColumn::Shown, searching("caption")));
    page.content = plain_main(html(R"(<h1>Counts</h1>
<p class="lead">{}, {}.</p>
)",
                                   as_sentence(telegrams(stats.telegrams)), span_of_years(stats)),
                              content);
    return page;
}

Result<http::Response> show_home(const Visit& visit) {
    const auto stats = REFTEL_TRY(visit.room.stats());
    const auto newest = REFTEL_TRY(visit.room.newest_released(kNewestShown));
    return respond(visit.site, home_page(visit.site, stats, newest));
}

Result<http::Response> show_stats(const Visit& visit) {
    const auto stats = REFTEL_TRY(visit.room.stats());
    if (visit.form == Form::Json) {
        std::string out;
        JsonWriter json(out, JsonWriter::Layout::Indented);
        room::write_json(json, stats);
        return respond_json(std::move(out));
    }
    return respond(visit.site, stats_page(stats));
}

}  // namespace reftel::web
