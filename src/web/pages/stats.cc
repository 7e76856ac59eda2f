// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Counts of all that is here, and how much of what the posts sent that is. A post numbers its
// telegrams from 1 each year: the numbers between those held were given to telegrams that are not
// here.

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "room/json.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/home.h"
#include "web/pieces.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using Rows = std::vector<room::Coverage>;

/// A section of counts: its place on the page, its words, and what its rows are.
struct Counted {
    std::string_view id;
    Text label;
    Text heading;
    const std::vector<room::Entry>& entries;
    ValueColumn column;
};

Html stats_section(const Language& lang, const Counted& counted, const EntryLink& link) {
    if (counted.entries.empty()) {
        return {};
    }
    return section(counted.id, lang[counted.label], lang[counted.heading],
                   entry_table(lang, counted.entries, link, counted.column, kStatsRows));
}

/// The years of each origin added up; most held first.
Rows by_origin(const Rows& rows) {
    Rows out;
    for (const auto& row : rows) {
        if (out.empty() || out.back().origin != row.origin) {
            out.push_back({row.origin, row.origin_name, 0, 0, 0, 0, 0, 0});
        }
        out.back().held += row.held;
        out.back().cited_absent += row.cited_absent;
        out.back().implied += row.implied;
    }
    std::ranges::stable_sort(out, std::ranges::greater(), [](const room::Coverage& row) {
        return std::pair(row.held, row.cited_absent);
    });
    return out;
}

std::uint64_t sent_at_least(const room::Coverage& row) {
    return row.held + row.cited_absent + row.implied;
}

/// Held solid, cited but absent hatched, implied by the numbers outlined.
Html coverage_bar(const room::Coverage& row, std::uint64_t largest) {
    constexpr double kWidth = 1000;
    const auto width = [&](std::uint64_t count) {
        return kWidth * static_cast<double>(count) / static_cast<double>(largest);
    };
    const auto number = [](double value) { return fmt::format("{:.1f}", value); };
    const double held = width(row.held);
    const double cited = width(row.cited_absent);
    return html(
        R"svg(<svg viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true"><rect class="gap" x="0" y=".5" width="{}" height="11"/><rect class="hatch" fill="url(#hatch)" x="{}" y=".5" width="{}" height="11"/><rect class="held" x="0" y="0" width="{}" height="12"/></svg>)svg",
        number(width(sent_at_least(row))), number(held), number(cited), number(held));
}

/// What the bars' patterns mean, and the pattern itself.
Html coverage_key(const Language& lang) {
    return html(
        R"svg(<svg class="vh" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatchline" x1="0" y1="0" x2="0" y2="5" stroke-width="2.5"/></pattern></defs></svg>
<ul class="cover-key small quiet"><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="held" width="12" height="12"/></svg>{}</li><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="hatch" fill="url(#hatch)" x=".5" y=".5" width="11" height="11"/></svg>{}</li><li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="gap" x=".5" y=".5" width="11" height="11"/></svg>{}</li></ul>
)svg",
        lang[Text::KeyHeld], lang[Text::KeyCitedAbsent], lang[Text::KeyImplied]);
}

Html share_of(const Language& lang, const room::Coverage& row) {
    const std::uint64_t all = sent_at_least(row);
    if (all == 0) {
        return {};
    }
    const std::uint64_t part = row.held * 100 / all;
    return part == 0 && row.held > 0 ? html("{}", lang[Text::UnderOnePerCent])
                                     : html("{}", lang.say(Text::PerCent, part));
}

/// The lowest and the highest number seen.
std::string numbers_seen(const Language& lang, const room::Coverage& row) {
    return row.lowest == row.highest
               ? lang.say(Text::NumberSeen, lang.grouped(row.lowest))
               : lang.say(Text::NumbersSeen, lang.grouped(row.lowest), lang.grouped(row.highest));
}

/// Years of a post can be measured by one scale; posts cannot, since one sends a hundred times what
/// another does.
enum class Scale : std::uint8_t { OfAllRows, OfEachRow };

/// A row for each origin or each year, its bar in a row below.
template <typename Head>
Html coverage_table(const Language& lang, Scale scale, const Rows& rows, const Head& head) {
    std::uint64_t most = 1;
    for (const auto& row : rows) {
        most = std::max(most, sent_at_least(row));
    }
    const Text first = scale == Scale::OfEachRow ? Text::Origin : Text::Year;
    Html out;
    for (const auto& row : rows) {
        out.add(
            R"(<tr><th scope="row">{}</th><td class="n">{}</td><td class="n">{}</td><td class="n">{}</td><td class="n">{}</td></tr>
<tr class="bar"><td colspan="5">{}</td></tr>
)",
            head(row), lang.grouped(row.held), lang.grouped(row.cited_absent),
            lang.grouped(row.implied), share_of(lang, row),
            coverage_bar(row, scale == Scale::OfEachRow
                                  ? std::max<std::uint64_t>(sent_at_least(row), 1)
                                  : most));
    }
    return html(R"({}<table class="grid cover">
<thead><tr><th scope="col">{}</th><th scope="col" class="n">{}</th><th scope="col" class="n">{}</th><th scope="col" class="n">{}</th><th scope="col" class="n">{}</th></tr></thead>
<tbody>
{}</tbody>
</table>
)",
                coverage_key(lang), lang[first], lang[Text::Held], lang[Text::CitedAbsent],
                lang[Text::Implied], lang[Text::HeldShare], out);
}

/// Origins of which something is held; the rest is counted.
Html coverage_of_origins(const Visit& visit, const Rows& all) {
    const Language& lang = visit.site.lang();
    Rows rows = by_origin(all);
    const auto absent = std::ranges::find(rows, 0U, &room::Coverage::held);
    const auto only_cited = static_cast<std::uint64_t>(rows.end() - absent);
    rows.erase(absent, rows.end());
    const std::uint64_t offset =
        std::min<std::uint64_t>(page_offset(visit.request, kNamesPerPage), rows.size());
    const std::uint64_t end = std::min<std::uint64_t>(offset + kNamesPerPage, rows.size());
    const PageRange range{rows.size(), offset, kNamesPerPage, end - offset};
    const Rows shown(rows.begin() + static_cast<std::ptrdiff_t>(offset),
                     rows.begin() + static_cast<std::ptrdiff_t>(end));
    Html out = html(R"(<p class="quiet">{}</p>
)",
                    lang[Text::CoverageHow]);
    out.append(coverage_table(lang, Scale::OfEachRow, shown, [&](const room::Coverage& row) {
        return html(R"(<a href="{}">{}</a>)", Link("/stats/", row.origin),
                    in_english(lang, row.origin_name));
    }));
    if (only_cited > 0) {
        out.add(R"(<p class="small quiet lines">{}</p>
)",
                lang.counted(Text::OnlyCited, only_cited));
    }
    return out.append(pager(lang, range, Link("/stats")));
}

Page stats_page(const Visit& visit, const room::Stats& stats, const Rows& coverage) {
    const Language& lang = visit.site.lang();
    Page page;
    page.title = lang[Text::Counts];
    page.section = "/stats";
    page.canonical = Link("/stats");
    page.json = Link("/stats.json");
    Html content;
    if (!stats.years.empty()) {
        content.append(section("c-y", lang[Text::Dates], lang[Text::WhenSent],
                               year_histogram(lang, stats.years)));
    }
    const auto under = [](Link::Start section) {
        return [section](const room::Entry& entry) { return Link(section, entry.value); };
    };
    content.append(stats_section(
        lang, {"c-o", Text::Origins, Text::WhoSent, stats.origins, ValueColumn::Hidden},
        under("/origins/")));
    content.append(stats_section(
        lang,
        {"c-c", Text::Markings, Text::HowClassified, stats.classifications, ValueColumn::Level},
        under("/classifications/")));
    content.append(
        stats_section(lang, {"c-t", Text::Tags, Text::WhatAbout, stats.tags, ValueColumn::Shown},
                      under("/tags/")));
    content.append(stats_section(
        lang, {"c-p", Text::Captions, Text::HowHandled, stats.captions, ValueColumn::Shown},
        [](const room::Entry& entry) {
            return Link("/search").query("q", fmt::format("caption:\"{}\"", entry.value));
        }));
    if (!coverage.empty()) {
        content.append(section("c-s", lang[Text::CoverageLabel], lang[Text::CoverageHeading],
                               coverage_of_origins(visit, coverage)));
    }
    page.content =
        plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
<p class="inline"><a href="/countries">{}</a><a href="/people">{}</a><a href="/captions">{}</a></p>
)",
                        lang[Text::Counts],
                        lang.say(Text::TelegramsAndYears,
                                 as_sentence(lang.counted(Text::Telegrams, stats.telegrams)),
                                 span_of_years(lang, stats)),
                        lang[Text::Countries], lang[Text::People], lang[Text::Captions]),
                   content);
    return page;
}

http::Response json_form(const Rows& rows) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_array();
    for (const auto& row : rows) {
        room::write_json(json, row);
    }
    json.end_array();
    return respond_json(std::move(out));
}

}  // namespace

Result<http::Response> show_stats(const Visit& visit) {
    const auto stats = REFTEL_TRY(visit.room.stats());
    const auto coverage = REFTEL_TRY(visit.room.coverage());
    if (visit.form == Form::Json) {
        std::string out;
        JsonWriter json(out, JsonWriter::Layout::Indented);
        room::write_json(json, stats, by_origin(*coverage));
        return respond_json(std::move(out));
    }
    return respond(visit.site, stats_page(visit, stats, *coverage));
}

Result<http::Response> show_coverage(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const auto all = REFTEL_TRY(visit.room.coverage());
    Rows rows;
    std::ranges::copy_if(*all, std::back_inserter(rows), [&](const room::Coverage& row) {
        return row.origin == visit.parts.front();
    });
    if (rows.empty()) {
        return fail(Error::Kind::NotFound, "no number of it is known", visit.request.path);
    }
    if (visit.form == Form::Json) {
        return json_form(rows);
    }
    const std::string& origin = rows.front().origin;
    Page page;
    page.title = lang.say(Text::CoverageOf, rows.front().origin_name);
    page.section = "/stats";
    page.canonical = Link("/stats/", origin);
    page.json = Link("/stats/", origin).add(".json");
    const auto head = [&](const room::Coverage& row) {
        const std::string query = fmt::format("from:{} date:{}", origin, row.year);
        return html(R"(<a href="{}">{}</a> <span class="small quiet">{}</span>)",
                    Link("/search").query("q", query), row.year, numbers_seen(lang, row));
    };
    page.content = plain_main(
        html(R"({}<h1>{}</h1>
<p class="inline"><a href="{}">{}</a></p>
)",
             trail(lang, {{Link("/stats"), std::string(lang[Text::Counts])}}), page.title,
             Link("/origins/", origin), lang[Text::TelegramsOfOrigin]),
        section("c-s", lang[Text::CoverageLabel], lang[Text::CoverageHeading],
                html(R"(<p class="quiet">{}</p>
{})",
                     lang[Text::CoverageHow], coverage_table(lang, Scale::OfAllRows, rows, head))));
    return respond(visit.site, page);
}

}  // namespace reftel::web
