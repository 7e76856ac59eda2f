// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/search.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "room/json.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/refine.h"
#include "web/pieces.h"
#include "web/reading/paragraphs.h"
#include "web/words.h"

namespace reftel::web {
namespace {

Link search_link(std::string_view query, const SearchState& state) {
    Link link = Link("/search").query("q", query);
    if (!state.sort.empty()) {
        link.query("sort", state.sort);
    }
    return link;
}

/// Words side by side are lit as one.
std::vector<Span> joined_spans(const search::LitText& text) {
    std::vector<Span> out;
    for (const Span& at : text.lit) {
        const bool joins =
            !out.empty() && at.begin == out.back().end + 1 && text.text[out.back().end] == ' ';
        if (joins) {
            out.back().end = at.end;
        } else {
            out.push_back(at);
        }
    }
    return out;
}

Html lit(const search::LitText& text) {
    Html out;
    std::uint32_t done = 0;
    for (const Span& at : joined_spans(text)) {
        if (at.begin < done || at.end > text.text.size()) {
            continue;
        }
        out.text(Span{done, at.begin}.of(text.text));
        out.add("<mark>{}</mark>", at.of(text.text));
        done = at.end;
    }
    return out.text(std::string_view(text.text).substr(done));
}

Html clause_row(const room::SearchPage& found, std::size_t index, const SearchState& state) {
    const auto& query = found.query;
    const auto& clause = query.clauses[index];
    const std::string_view typed = clause.at.of(query.text);
    Html count;
    if (index < found.results.clause_counts.size()) {
        count.add("in {}", grouped(found.results.clause_counts[index]));
    }
    return html(
        R"(<li><code>{}</code><span class="mean">{}</span><span class="k quiet">{}</span><a class="drop" href="{}"><span aria-hidden="true">×</span><span class="vh">Remove {}</span></a></li>
)",
        typed, clause.meaning, count, search_link(without_clause(query, index), state), typed);
}

Html explained(const room::SearchPage& found, const SearchState& state) {
    Html rows;
    for (std::size_t i = 0; i < found.query.clauses.size(); ++i) {
        rows.append(clause_row(found, i, state));
    }
    for (const auto& issue : found.query.issues) {
        rows.add(
            R"(<li class="issue"><span class="bang" aria-hidden="true">!</span><span class="mean">{}</span></li>
)",
            search::describe(found.query, issue));
    }
    if (rows.empty()) {
        return {};
    }
    return html(R"(<h2 class="vh">How the query was understood</h2>
<ul class="clauses num">
{}</ul>
)",
                rows);
}

Html years(const room::SearchPage& found, const SearchState& state) {
    const auto& facets = found.results.facets;
    const auto facet = std::ranges::find(facets, "year", &search::Facet::field);
    if (facet == facets.end() || facet->values.empty()) {
        return {};
    }
    std::vector<Bar> bars;
    for (const auto& [year, count] : facet->values) {
        bars.push_back({search_link(with_dates(found.query, year), state), count, year, "",
                        asks_for(found.query, "date", year)});
    }
    return html(R"(<h2 class="vh">When they were sent</h2>
{})",
                histogram(bars));
}

Html date_form(const room::SearchPage& found, const SearchState& state) {
    Html sort;
    if (!state.sort.empty()) {
        sort.add(R"(<input type="hidden" name="sort" value="{}">)", state.sort);
    }
    return html(
        R"(<form class="between" action="/search"><input type="hidden" name="q" value="{}">{}<label for="d1">From</label><input id="d1" name="from" placeholder="2009-01-01" autocomplete="off"><label for="d2">to</label><input id="d2" name="to" placeholder="2009-12-31" autocomplete="off"><button class="btn plain">Set dates</button></form>
)",
        found.query.text, sort);
}

Html sort_bar(const room::SearchPage& found) {
    static constexpr std::array<std::pair<search::Sort, std::string_view>, 4> kSorts = {
        {{search::Sort::Relevance, "best first"},
         {search::Sort::Newest, "newest"},
         {search::Sort::Oldest, "oldest"},
         {search::Sort::Mrn, "by reference"}}};
    Html links;
    for (const auto& [sort, words] : kSorts) {
        const Link link = search_link(found.query.text, {std::string(to_string(sort)), 1});
        if (sort == found.sort) {
            links.add(R"(<a href="{}" aria-current="true">{}</a>)", link, words);
        } else {
            links.add(R"(<a href="{}">{}</a>)", link, words);
        }
    }
    return html(R"(<div class="sortbar"><div><span class="quiet">Sort</span>{}</div></div>
)",
                links);
}

/// The hit's page with the query, so that the words are lit there too.
Link hit_link(const search::Hit& hit, std::string_view query) {
    return telegram_link(hit.id).query("q", query);
}

Html snippet_row(const search::Hit& hit, const search::HitParagraph& paragraph,
                 std::string_view query) {
    telegram::Level level = telegram::Level::None;
    const std::string bracketed = paragraph.mark.empty() || paragraph.mark.starts_with('(')
                                      ? paragraph.mark
                                      : "(" + paragraph.mark + ")";
    static_cast<void>(telegram::portion_mark_length(bracketed, level));
    const bool numbered = !paragraph.address.empty() && is_digit(paragraph.address.front());
    const Link link = hit_link(hit, query).fragment(anchor_of(paragraph.address));
    return html(
        R"(<div class="snip"><p class="mg"><a href="{}"><span class="vh">{}, paragraph </span>{}</a>{}</p><p>{}</p></div>
)",
        link, hit.id, numbered ? std::string_view(paragraph.address) : "§",
        portion_mark(bracketed, level), lit(paragraph.snippet));
}

Html hit_item(const search::Hit& hit, std::string_view query) {
    Html line = reference(hit.id);
    if (hit.date) {
        line.add(R"(<time datetime="{}">{}</time>)", to_string(hit.date->date()),
                 in_short(hit.date->date()));
    }
    line.add("<span>{}</span>", hit.origin_name);
    if (!hit.classification.empty()) {
        line.append(classification(hit.classification, hit.level));
    }
    Html snippets;
    for (const auto& paragraph : hit.paragraphs) {
        snippets.append(snippet_row(hit, paragraph, query));
    }
    if (hit.more_paragraphs > 0) {
        snippets.add(R"(<p class="more-in"><a href="{}">{}</a> in this telegram</p>
)",
                     hit_link(hit, query),
                     counted(hit.more_paragraphs, "more paragraph", "more paragraphs"));
    }
    const Html title =
        hit.subject.text.empty() ? html("{} (no subject)", hit.id) : lit(hit.subject);
    return html(R"(<li class="hit">
<div class="in">
<p class="line">{}</p>
<h3><a href="{}">{}</a></h3>
</div>
{}</li>
)",
                line, hit_link(hit, query), title, snippets);
}

Html next_link(const room::SearchPage& found, const SearchState& state) {
    const std::uint64_t last = state.first + found.results.hits.size() - 1;
    if (state.first == 1 && found.results.next.empty()) {
        return {};
    }
    Html next;
    if (!found.results.next.empty()) {
        Link link = search_link(found.query.text, state);
        link.query("after", found.results.next).query("n", std::to_string(last + 1));
        next.add(R"(<a href="{}">Next {}</a>)", link, kHitsPerPage);
    }
    return html(
        R"(<nav class="pages" aria-label="Pages of results"><span class="quiet num">{} to {} of {}</span>{}</nav>
)",
        grouped(state.first), grouped(last), grouped(found.results.total), next);
}

/// Nothing found: what each part alone would find, and the query without each.
Html nothing_found(const room::SearchPage& found, const SearchState& state) {
    Html parts;
    const auto& clauses = found.query.clauses;
    for (std::size_t i = 0; i < clauses.size() && clauses.size() > 1; ++i) {
        parts.add(R"(<li><a href="{}">Without <code>{}</code></a></li>
)",
                  search_link(without_clause(found.query, i), state),
                  clauses[i].at.of(found.query.text));
    }
    const Html list = parts.empty()
                          ? html(
                                "<p>Try fewer letters and a star (<code>kaza*</code>), or another "
                                "spelling with a wave (<code>astana~</code>).</p>")
                          : html("<ul>\n{}</ul>", parts);
    return html(R"(<div class="note in stack"><p>No telegram here fits all of the query.</p>
{}
</div>
)",
                list);
}

Html hits(const room::SearchPage& found, const SearchState& state) {
    if (found.results.hits.empty()) {
        return nothing_found(found, state);
    }
    Html items;
    for (const auto& hit : found.results.hits) {
        items.append(hit_item(hit, found.query.text));
    }
    return html(R"({}<h2 class="vh">Results</h2>
<ol>
{}</ol>
{})",
                sort_bar(found), items, next_link(found, state));
}

/// `from` and `to` of the date form as the range of a date clause; empty when both are.
std::string date_range(const http::Request& request) {
    const auto from = trim(request.parameter("from"));
    const auto to = trim(request.parameter("to"));
    if (from.empty() || to.empty()) {
        return from.empty() ? (to.empty() ? "" : fmt::format("<={}", to))
                            : fmt::format(">={}", from);
    }
    return fmt::format("{}..{}", from, to);
}

bool has_parameter(const http::Request& request, std::string_view name) {
    return std::ranges::any_of(request.parameters,
                               [&](const auto& parameter) { return parameter.first == name; });
}

/// A query that is a reference alone leads to the telegram.
Result<std::optional<http::Response>> go_straight(const Visit& visit, std::string_view query) {
    if (visit.request.parameters.size() != 1 || visit.form != Form::Page || trim(query).empty()) {
        return std::nullopt;
    }
    const auto found = REFTEL_TRY(visit.room.find(query));
    using Kind = room::Destination::Kind;
    switch (found.kind) {
        case Kind::Telegram:
        case Kind::Moved:
        case Kind::Embargoed:
        case Kind::Withheld: {
            Link link = telegram_link(found.id);
            if (!found.paragraph.empty()) {
                link.segment(found.paragraph);
            }
            return http::Response::redirect(302, link.string());
        }
        case Kind::Missing:
            return http::Response::redirect(302, Link("/missing/", found.id).string());
        case Kind::Several:
            return http::Response::redirect(302, Link("/cable/", query).string());
        case Kind::None:
            break;
    }
    return std::nullopt;
}

}  // namespace

Page search_page(const room::SearchPage& found, const SearchState& state) {
    Page page;
    const auto& query = found.query.text;
    page.title =
        fmt::format("{}: {}", query.empty() ? "All" : query, telegrams(found.results.total));
    page.query = query;
    page.indexed = false;
    page.json = Link("/search.json").query("q", query);
    page.content =
        html(R"(<div class="wrap">
<div class="sheet">
<main id="main">
<div class="in">
<div class="sum"><h1>{}</h1><a class="refine" href="#refine">Refine these results</a></div>
{}{}{}</div>
{}</main>
<aside class="app" id="refine" aria-label="Refine these results">
{}</aside>
</div>
</div>
)",
             as_sentence(telegrams(found.results.total)), explained(found, state),
             years(found, state), date_form(found, state), hits(found, state), facets(found));
    return page;
}

Result<http::Response> show_search(const Visit& visit) {
    const std::string_view query = visit.request.parameter("q");
    if (has_parameter(visit.request, "from") || has_parameter(visit.request, "to")) {
        SearchState state{std::string(visit.request.parameter("sort")), 1};
        const auto parsed = search::parse_query(query);
        return http::Response::redirect(
            302, search_link(with_dates(parsed, date_range(visit.request)), state).string());
    }
    auto straight = REFTEL_TRY(go_straight(visit, query));
    if (straight) {
        return *std::move(straight);
    }
    SearchState state;
    room::Room::SearchOptions options;
    options.sort = search::parse_sort(visit.request.parameter("sort"));
    state.sort = options.sort ? to_string(*options.sort) : "";
    state.first = std::max(1U, parse_number(visit.request.parameter("n")).value_or(1));
    options.limit = kHitsPerPage;
    options.cursor = visit.request.parameter("after");
    const auto found = REFTEL_TRY(visit.room.search(query, options));
    if (visit.form == Form::Json) {
        std::string out;
        JsonWriter json(out, JsonWriter::Layout::Indented);
        room::write_json(json, found);
        return respond_json(std::move(out));
    }
    return respond(visit.site, search_page(found, state));
}

}  // namespace reftel::web
