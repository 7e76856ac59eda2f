// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/search.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "room/json.h"
#include "telegram/title_case.h"
#include "web/export.h"
#include "web/feed.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/problem.h"
#include "web/pages/refine.h"
#include "web/pieces.h"
#include "web/query_wording.h"
#include "web/reading/lit_bar.h"
#include "web/reading/paragraphs.h"
#include "web/words.h"

namespace reftel::web {
namespace {

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

/// A subject as a headline. Other letter case leaves every letter where it was, so that what is lit
/// stays so.
Html lit_headline(search::LitText subject) {
    subject.text = telegram::title_case(subject.text);
    return lit(subject);
}

/// A sentence in which what was typed stands between backticks: as code instead. What is not found
/// so (it was cut) stays as it is.
Html code_in_backticks(std::string_view sentence, std::string_view typed) {
    const std::string marked = fmt::format("`{}`", typed);
    const std::size_t at = sentence.find(marked);
    if (at == std::string_view::npos) {
        return html("{}", sentence);
    }
    return html("{}<code>{}</code>{}", sentence.substr(0, at), typed,
                sentence.substr(at + marked.size()));
}

/// The query with what was meant in place of a part that was left out.
std::string corrected(const search::Query& query, const search::QueryIssue& issue) {
    std::string out = query.text.substr(0, issue.at.begin);
    return out.append(issue.advice.names.front()).append(query.text.substr(issue.at.end));
}

/// What was not understood: the part as it was typed, and what was meant as a link.
Html issue_markup(const Language& lang, const search::Query& query, const search::QueryIssue& issue,
                  const SearchState& state) {
    const bool meant = issue.left_out && issue.advice.saying == search::Saying::DidYouMean &&
                       !issue.advice.names.empty();
    search::QueryIssue said = issue;
    if (meant) {
        said.advice = {};
    }
    Html out = code_in_backticks(issue_of(lang, query, said), issue.at.of(query.text));
    if (meant) {
        out.add(" ").append(
            lang.markup(Text::SayDidYouMean,
                        html(R"(<a href="{}"><code>{}</code></a>)",
                             search_link(corrected(query, issue), {state.sort, 1, state.unit}),
                             issue.advice.names.front())));
    }
    return out;
}

Html clause_row(const Language& lang, const room::SearchPage& found, std::size_t index,
                const SearchState& state) {
    const auto& query = found.query;
    const auto& clause = query.clauses[index];
    const std::string_view typed = clause.at.of(query.text);
    Html count;
    if (index < found.results.clause_counts.size()) {
        count.text(lang.say(Text::InSoMany, lang.grouped(found.results.clause_counts[index])));
    }
    return html(
        R"(<li><code>{}</code><span class="mean">{}</span><span class="k quiet">{}</span><a class="drop" href="{}"><span aria-hidden="true">×</span><span class="vh">{}</span></a></li>
)",
        typed, meaning_of(lang, query, clause), count,
        search_link(without_clause(query, index), state), lang.say(Text::RemoveIt, typed));
}

/// A query of very many clauses is explained without pushing what it finds out of sight.
constexpr std::size_t kOpenClauses = 12;

Html more_clauses(const Language& lang, const room::SearchPage& found, const Html& rows) {
    if (rows.empty()) {
        return {};
    }
    return html(R"(<details class="more"><summary>{}</summary>
<ul class="clauses num">
{}</ul>
</details>
)",
                lang.counted(Text::AndMore, found.query.clauses.size() - kOpenClauses), rows);
}

Html explained(const Language& lang, const room::SearchPage& found, const SearchState& state) {
    Html rows;
    Html folded;
    for (std::size_t i = 0; i < found.query.clauses.size(); ++i) {
        (i < kOpenClauses ? rows : folded).append(clause_row(lang, found, i, state));
    }
    for (const auto& issue : found.query.issues) {
        rows.add(
            R"(<li class="issue"><span class="bang" aria-hidden="true">!</span><span class="mean">{}</span></li>
)",
            issue_markup(lang, found.query, issue, state));
    }
    if (rows.empty()) {
        return {};
    }
    return html(R"(<h2 class="vh">{}</h2>
<ul class="clauses num">
{}</ul>
{})",
                lang[Text::HowUnderstood], rows, more_clauses(lang, found, folded));
}

/// All results as files, and as a feed.
Html take_away(const Language& lang, const room::SearchPage& found) {
    struct Kind {
        Link::Start start;
        std::string_view words;
    };
    const Kind kinds[] = {{"/search.csv", "CSV"},
                          {"/search.jsonl", "JSON Lines"},
                          {"/search.txt", lang[Text::PlainText]},
                          {"/search.atom", lang[Text::Feed]}};
    Html links;
    for (const Kind& kind : kinds) {
        links.add(R"(<a href="{}">{}</a>)", Link(kind.start).query("q", found.query.text),
                  kind.words);
    }
    return html(R"(<div><span class="quiet">{}</span>{}</div>)", lang[Text::TakeAllAway], links);
}

Html sort_bar(const Language& lang, const room::SearchPage& found) {
    static constexpr std::array<std::pair<search::Sort, Text>, 4> kSorts = {
        {{search::Sort::Relevance, Text::BestFirst},
         {search::Sort::Newest, Text::NewestFirst},
         {search::Sort::Oldest, Text::OldestFirst},
         {search::Sort::Mrn, Text::ByReference}}};
    Html links;
    for (const auto& [sort, text] : kSorts) {
        const Link link = search_link(found.query.text, {std::string(to_string(sort)), 1, {}});
        if (sort == found.sort) {
            links.add(R"(<a href="{}" aria-current="true">{}</a>)", link, lang[text]);
        } else {
            links.add(R"(<a href="{}">{}</a>)", link, lang[text]);
        }
    }
    return html(R"(<div class="sortbar"><div><span class="quiet">{}</span>{}</div>{}</div>
)",
                lang[Text::Sort], links, take_away(lang, found));
}

/// The hit's page with the query, so that the words are lit there too and the results can be gone
/// through one after the other.
struct Asked {
    std::string_view query;
    std::string_view sort;
};
Link hit_link(const search::Hit& hit, const Asked& asked) {
    return arriving_link(hit.id, asked.query, asked.sort);
}

Html snippet_row(const Language& lang, const search::Hit& hit,
                 const search::HitParagraph& paragraph, const Asked& asked) {
    telegram::Level level = telegram::Level::None;
    const std::string bracketed = paragraph.mark.empty() || paragraph.mark.starts_with('(')
                                      ? paragraph.mark
                                      : "(" + paragraph.mark + ")";
    static_cast<void>(telegram::portion_mark_length(bracketed, level));
    const bool numbered = !paragraph.address.empty() && is_digit(paragraph.address.front());
    const Link link = hit_link(hit, asked).fragment(anchor_of(paragraph.address));
    return html(
        R"(<div class="snip"><p class="mg"><a href="{}"><span class="vh">{} </span>{}</a>{}</p><p>{}</p></div>
)",
        link, lang.say(Text::IdParagraph, hit.id),
        numbered ? std::string_view(paragraph.address) : "§", portion_mark(lang, bracketed, level),
        in_english(lang, lit(paragraph.snippet)));
}

Html hit_item(const Language& lang, const search::Hit& hit, const Asked& asked) {
    Html line = listed_reference(hit.id);
    if (hit.date) {
        line.add(R"(<time datetime="{}">{}</time>)", to_string(hit.date->date()),
                 lang.short_date(hit.date->date()));
    }
    if (!hit.origin_name.empty()) {
        line.add("<span>{}</span>", in_english(lang, hit.origin_name));
    }
    if (!hit.classification.empty()) {
        line.append(classification(hit.classification, hit.level));
    }
    Html snippets;
    for (const auto& paragraph : hit.paragraphs) {
        snippets.append(snippet_row(lang, hit, paragraph, asked));
    }
    if (hit.more_paragraphs > 0) {
        snippets.add(R"(<p class="more-in"><a href="{}">{}</a></p>
)",
                     hit_link(hit, asked), lang.counted(Text::MoreParagraphs, hit.more_paragraphs));
    }
    const Html title = hit.subject.text.empty() ? html("{}", lang.say(Text::IdNoSubject, hit.id))
                                                : in_english(lang, lit_headline(hit.subject));
    return html(R"(<li class="hit">
<div class="in">
<p class="line">{}</p>
<h3><a href="{}">{}</a></h3>
</div>
{}</li>
)",
                line, hit_link(hit, asked), title, snippets);
}

Html next_link(const Language& lang, const room::SearchPage& found, const SearchState& state) {
    const std::uint64_t last = state.first + found.results.hits.size() - 1;
    if (state.first == 1 && found.results.next.empty()) {
        return {};
    }
    Html next;
    if (!found.results.next.empty()) {
        Link link = search_link(found.query.text, state);
        link.query("after", found.results.next).query("n", std::to_string(last + 1));
        next.add(R"(<a href="{}">{}</a>)", link, lang.say(Text::NextSoMany, kHitsPerPage));
    }
    return html(
        R"(<nav class="pages" aria-label="{}"><span class="quiet num">{}</span>{}</nav>
)",
        lang[Text::PagesOfResults],
        lang.say(Text::RangeOfAll, lang.grouped(state.first), lang.grouped(last),
                 lang.grouped(found.results.total)),
        next);
}

/// The query with words that more telegrams have, when there is one.
Html did_you_mean(const Language& lang, const room::SearchPage& found, const SearchState& state) {
    if (!found.suggestion) {
        return {};
    }
    const auto& other = *found.suggestion;
    const Html link =
        html(R"(<a href="{}"><code>{}</code></a>)", search_link(other.query, state), other.query);
    return html(R"(<p class="meant">{}</p>
)",
                lang.markup(Text::DidYouMean, link, lang.counted(Text::Telegrams, other.total)));
}

/// A way out of a query that finds nothing: what it finds without one of its clauses.
Html without(const Language& lang, const room::SearchPage& found, std::size_t clause,
             const SearchState& state) {
    const std::string_view typed = found.query.clauses[clause].at.of(found.query.text);
    const Html words = lang.markup(Text::WithoutClause, html("<code>{}</code>", typed));
    const bool counted = clause < found.without.size();
    // No link leads from nothing to nothing.
    const Html link = counted && found.without[clause] == 0
                          ? words
                          : html(R"(<a href="{}">{}</a>)",
                                 search_link(without_clause(found.query, clause), state), words);
    if (!counted) {
        return link;
    }
    return lang.markup(Text::LabelAndTelegrams, link,
                       lang.counted(Text::Telegrams, found.without[clause]));
}

/// Where no single clause stands in the way: what each finds alone, if it finds anything.
Html alone(const Language& lang, const room::SearchPage& found, std::size_t clause,
           const SearchState& state) {
    const auto& counts = found.results.clause_counts;
    if (clause >= counts.size() || counts[clause] == 0) {
        return {};
    }
    const std::string_view typed = found.query.clauses[clause].at.of(found.query.text);
    const Html link = html(R"(<a href="{}">{}</a>)", search_link(typed, state),
                           lang.markup(Text::ClauseAlone, html("<code>{}</code>", typed)));
    return lang.markup(Text::LabelAndTelegrams, link,
                       lang.counted(Text::Telegrams, counts[clause]));
}

/// Nothing found: what the query finds without each of its parts, or what each part finds.
Html nothing_found(const Language& lang, const room::SearchPage& found, const SearchState& state) {
    Html parts;
    const auto& clauses = found.query.clauses;
    const bool none_helps =
        !found.without.empty() &&
        std::ranges::all_of(found.without, [](std::uint64_t count) { return count == 0; });
    for (std::size_t i = 0; i < clauses.size() && clauses.size() > 1; ++i) {
        const Html part =
            none_helps ? alone(lang, found, i, state) : without(lang, found, i, state);
        if (!part.empty()) {
            parts.add("<li>{}</li>\n", part);
        }
    }
    const Html list =
        parts.empty() ? html("<p>{}</p>", lang.markup(Text::TryForms, html("<code>kaza*</code>"),
                                                      html("<code>astana~</code>")))
                      : html("<ul>\n{}</ul>", parts);
    return html(R"(<div class="note in stack"><p>{}</p>
{}
</div>
)",
                lang[Text::NothingFits], list);
}

Html hits(const Language& lang, const room::SearchPage& found, const SearchState& state) {
    if (found.results.hits.empty()) {
        return nothing_found(lang, found, state);
    }
    Html items;
    for (const auto& hit : found.results.hits) {
        items.append(hit_item(lang, hit, {found.query.text, state.sort}));
    }
    return html(R"({}<h2 class="vh">{}</h2>
<ol>
{}</ol>
{})",
                sort_bar(lang, found), lang[Text::Results], items, next_link(lang, found, state));
}

/// `from` and `to` of the date form as the range of a date clause; empty when both are.
std::string date_range(const http::Request& request) {
    const auto from = trim(request.parameter("from"));
    const auto to = trim(request.parameter("to"));
    if (from.empty() || to.empty()) {
        return from.empty() ? (to.empty() ? "" : fmt::format("<={}", to))
                            : fmt::format(">={}", from);
    }
    return from == to ? std::string(from) : fmt::format("{}..{}", from, to);
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

Link search_link(std::string_view query, const SearchState& state) {
    Link link = Link("/search").query("q", query);
    if (!state.sort.empty()) {
        link.query("sort", state.sort);
    }
    if (state.unit) {
        link.query("unit", search::to_string(*state.unit));
    }
    return link;
}

Page search_page(const Site& site, const room::SearchPage& found, const SearchState& state,
                 const std::vector<room::TagEntry>& tags) {
    const Language& lang = site.lang();
    Page page;
    const auto& query = found.query.text;
    const std::string total = lang.counted(Text::Telegrams, found.results.total);
    page.title = fmt::format("{}: {}", query.empty() ? lang[Text::All] : query, total);
    page.query = query;
    page.indexed = false;
    page.json = Link("/search.json").query("q", query);
    page.meta = feed_links(site, Link("/search"), query);
    // Where nothing was found there is nothing to refine.
    const Html counts = facets(lang, found, tags);
    Html to_refine;
    Html refine;
    if (!counts.empty()) {
        to_refine.add(R"(<a class="refine" href="#refine">{}</a>)", lang[Text::RefineResults]);
        refine.add(R"(<aside class="app" id="refine" aria-label="{}">
{}</aside>
)",
                   lang[Text::RefineResults], counts);
    }
    page.content = html(R"(<div class="wrap">
<div class="sheet">
<main id="main">
<div class="in">
<div class="sum"><h1>{}</h1>{}</div>
{}{}{}</div>
{}</main>
{}</div>
</div>
)",
                        as_sentence(total), to_refine, explained(lang, found, state),
                        did_you_mean(lang, found, state), sent_when(lang, found, state),
                        hits(lang, found, state), refine);
    return page;
}

Result<http::Response> show_search(const Visit& visit) {
    const std::string_view query = visit.request.parameter("q");
    if (has_parameter(visit.request, "from") || has_parameter(visit.request, "to")) {
        SearchState state{std::string(visit.request.parameter("sort")), 1};
        state.unit = search::parse_date_unit(visit.request.parameter("unit"));
        const auto parsed = search::parse_query(query);
        return http::Response::redirect(
            302, search_link(with_dates(parsed, date_range(visit.request)), state).string());
    }
    if (auto all = answer_export(visit, query)) {
        return *std::move(all);
    }
    if (is_feed(visit.form)) {
        const std::string_view title = query.empty() ? visit.site.lang()[Text::All] : query;
        return answer_feed(visit, query, title, Link("/search"));
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
    options.histogram = true;
    options.histogram_unit = search::parse_date_unit(visit.request.parameter("unit"));
    state.unit = options.histogram_unit;
    auto answer = visit.room.search(query, options);
    if (!answer && !options.cursor.empty() && visit.form == Form::Page &&
        answer.error().kind == Error::Kind::Malformed) {
        return respond(visit.site, no_such_place(visit.site, search_link(query, state)));
    }
    auto found = REFTEL_TRY(std::move(answer));
    if (visit.form == Form::Page && found.results.histogram) {
        options.histogram_unit = greater_unit(*found.results.histogram);
        if (options.histogram_unit) {
            found = REFTEL_TRY(visit.room.search(query, options));
        }
    }
    if (visit.form == Form::Json) {
        std::string out;
        JsonWriter json(out, JsonWriter::Layout::Indented);
        room::write_json(json, found);
        return respond_json(std::move(out));
    }
    const auto tags = REFTEL_TRY(visit.room.tags_by_year());
    return respond(visit.site, search_page(visit.site, found, state, *tags));
}

}  // namespace reftel::web
