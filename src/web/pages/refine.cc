// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/refine.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "room/tag_meaning.h"
#include "telegram/classification.h"
#include "telegram/facts.h"
#include "web/limits.h"
#include "web/pieces.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using Tags = std::vector<room::TagEntry>;

/// The top clause that begins with `field:`; nothing when there is none, or it is an exclusion.
std::optional<std::size_t> clause_of(const search::Query& query, std::string_view field) {
    const std::string start = std::string(field) + ":";
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
        if (starts_with_fold(query.clauses[i].at.of(query.text), start)) {
            return i;
        }
    }
    return std::nullopt;
}

/// The values of `field:value` or `field:(a OR b)`, as typed but for their quotation marks.
std::vector<std::string_view> values_of(std::string_view clause, std::string_view field) {
    std::string_view rest = trim(clause.substr(field.size() + 1));
    if (rest.starts_with('(') && rest.ends_with(')')) {
        rest = rest.substr(1, rest.size() - 2);
    }
    std::vector<std::string_view> out;
    while (!rest.empty()) {
        const std::size_t next = rest.find(" OR ");
        std::string_view value = trim(rest.substr(0, next));
        if (value.size() > 1 && value.front() == '"' && value.back() == '"') {
            value = value.substr(1, value.size() - 2);
        }
        out.push_back(value);
        rest = next == std::string_view::npos ? std::string_view() : rest.substr(next + 4);
    }
    return out;
}

std::string quoted_if_needed(std::string_view value) {
    const bool plain = !value.empty() && std::ranges::all_of(value, [](char c) {
        return is_alnum(c) || c == '-' || c == '.' || c == '/';
    });
    return plain ? std::string(value) : fmt::format("\"{}\"", value);
}

std::string replaced(const search::Query& query, std::size_t clause, std::string_view by) {
    const Span at = query.clauses[clause].at;
    std::string out(query.text);
    out.replace(at.begin, at.size(), by);
    return collapse_space(out);
}

/// `a OR b` without brackets: a clause written behind it would belong to b alone.
bool has_open_choice(const search::Query& query) {
    if (query.clauses.size() != 1) {
        return false;
    }
    const auto& clause = query.clauses.front();
    const std::string_view typed = clause.at.of(query.text);
    const bool one_field = typed.find(":(") < typed.find(' ');
    return query.nodes[clause.node].kind == search::QueryNode::Kind::Or && !one_field;
}

std::string bracketed(const search::Query& query) {
    const std::string typed(query.clauses.front().at.of(query.text));
    return replaced(query, 0, "(" + typed + ")");
}

bool is_value(const search::QueryNode& node, std::string_view value) {
    using Kind = search::QueryNode::Kind;
    if (node.kind == Kind::LevelRange) {
        return node.lowest == node.highest && to_string(node.lowest) == value;
    }
    return node.kind == Kind::Code && std::ranges::any_of(node.words, [&](const std::string& word) {
               return equals_fold(word, value);
           });
}

/// Which of the values of a clause of this field is `value`, in whatever spelling; nothing when
/// none is, or the clause is of another field.
std::optional<std::size_t> place_of_value(const search::Query& query, std::size_t clause,
                                          std::string_view field, std::string_view value) {
    const auto& asked = query.clauses[clause];
    const std::string_view typed = asked.at.of(query.text);
    if (!starts_with_fold(typed, std::string(field) + ":")) {
        return std::nullopt;
    }
    const auto values = values_of(typed, field);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (equals_fold(values[i], value)) {
            return i;
        }
    }
    const search::QueryNode& top = query.nodes[asked.node];
    if (top.children.empty()) {
        return is_value(top, value) ? std::optional<std::size_t>(0) : std::nullopt;
    }
    for (std::size_t i = 0; i < top.children.size() && top.children.size() == values.size(); ++i) {
        if (is_value(query.nodes[top.children[i]], value)) {
            return i;
        }
    }
    return std::nullopt;
}

std::string_view facet_name(const Language& lang, std::string_view field) {
    static constexpr std::array<std::pair<std::string_view, Text>, 7> kNames = {
        {{"from", Text::Origin},
         {"to", Text::ToLabel},
         {"info", Text::InfoLabel},
         {"tag", Text::Tags},
         {"class", Text::Classification},
         {"caption", Text::Caption},
         {"precedence", Text::Precedence}}};
    for (const auto& [known, text] : kNames) {
        if (known == field) {
            return lang[text];
        }
    }
    return field;
}

Html value_label(const Language& lang, const Tags& tags, std::string_view field,
                 std::string_view value) {
    if (field == "class") {
        return level_words(lang, value);
    }
    if (field == "tag") {
        return html("<code>{}</code> {}", value, in_english(lang, room::meaning_of(tags, value)));
    }
    if (field == "from" || field == "to" || field == "info") {
        const auto* fact = telegram::find_origin(value);
        return in_english(lang, fact == nullptr ? value : fact->name);
    }
    return html("{}", field == "precedence" ? with_capital(value) : std::string(value));
}

Link search_link(std::string_view query) {
    return Link("/search").query("q", query);
}

/// What all rows of the facets are made with.
struct FacetContext {
    const Language& lang;
    const search::Query& query;
    const Tags& tags;
};

Html facet_row(const FacetContext& context, std::string_view field,
               const std::pair<std::string, std::uint64_t>& entry, std::uint64_t total) {
    const auto& [lang, query, tags] = context;
    const auto& [value, count] = entry;
    const Html label = value_label(lang, tags, field, value);
    const bool chosen = asks_for(query, field, value);
    const std::string excluding = with_clause(query, "-" + clause_for(field, value));
    const double width = total == 0 ? 0
                                    : 100.0 * static_cast<double>(std::min(count, total)) /
                                          static_cast<double>(total);
    Html name;
    if (chosen) {
        name.add(R"(<a class="v" href="{}" aria-current="true" title="{}">{}</a>)",
                 search_link(without_value(query, field, value)), lang[Text::ChosenFollow], label);
    } else {
        name.add(R"(<a class="v" href="{}">{}</a>)", search_link(with_value(query, field, value)),
                 label);
    }
    return html(
        R"(<li>{}<span class="k num">{}</span><a class="x" href="{}">{}<span class="vh"> {}</span></a><svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true"><rect width="{}" height="2"/></svg></li>
)",
        name, lang.grouped(count), search_link(excluding), lang[Text::Not], value,
        fmt::format("{:.1f}", width));
}

/// The origins of all matches on a map; a circle narrows the search to its post.
Html found_on_map(const Language& lang, const search::Query& query, const search::Facet& facet) {
    std::vector<room::Entry> origins;
    for (const auto& [value, count] : facet.values) {
        origins.push_back({value, "", count});
    }
    return origin_map(lang, origins, [&](const room::Entry& origin) {
        return search_link(with_value(query, "from", origin.value));
    });
}

}  // namespace

std::string without_clause(const search::Query& query, std::size_t clause) {
    return clause < query.clauses.size() ? replaced(query, clause, "") : query.text;
}

std::string with_clause(const search::Query& query, std::string_view clause) {
    const std::string text =
        has_open_choice(query) ? bracketed(query) : std::string(trim(query.text));
    return text.empty() ? std::string(clause) : fmt::format("{} {}", text, clause);
}

std::string clause_for(std::string_view field, std::string_view value) {
    return fmt::format("{}:{}", field, quoted_if_needed(value));
}

std::string with_value(const search::Query& query, std::string_view field, std::string_view value) {
    const auto clause = clause_of(query, field);
    // A telegram has one origin, class and precedence, but several TAGS, captions and addressees:
    // those narrow, the others widen.
    const bool several = field == "tag" || field == "caption" || field == "to" || field == "info";
    if (!clause || several) {
        return with_clause(query, clause_for(field, value));
    }
    std::string values;
    for (const auto known : values_of(query.clauses[*clause].at.of(query.text), field)) {
        values += quoted_if_needed(known) + " OR ";
    }
    return replaced(query, *clause,
                    fmt::format("{}:({}{})", field, values, quoted_if_needed(value)));
}

std::string without_value(const search::Query& query, std::string_view field,
                          std::string_view value) {
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
        const auto place = place_of_value(query, i, field, value);
        if (!place) {
            continue;
        }
        auto values = values_of(query.clauses[i].at.of(query.text), field);
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(*place));
        if (values.empty()) {
            return without_clause(query, i);
        }
        std::string rest;
        for (const auto known : values) {
            rest += (rest.empty() ? "" : " OR ") + quoted_if_needed(known);
        }
        return replaced(query, i,
                        values.size() == 1 ? fmt::format("{}:{}", field, rest)
                                           : fmt::format("{}:({})", field, rest));
    }
    return query.text;
}

std::string with_dates(const search::Query& query, std::string_view range) {
    const std::string clause = range.empty() ? std::string() : fmt::format("date:{}", range);
    const auto known = clause_of(query, "date");
    return known ? replaced(query, *known, clause) : with_clause(query, clause);
}

bool asks_for(const search::Query& query, std::string_view field, std::string_view value) {
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
        if (place_of_value(query, i, field, value)) {
            return true;
        }
    }
    return false;
}

namespace {

/// What the query excludes of a field: `-tag:PHUM`, each with a way back.
Html exclusions(const FacetContext& context, std::string_view field) {
    const auto& [lang, query, tags] = context;
    Html out;
    const std::string start = fmt::format("-{}:", field);
    for (std::size_t i = 0; i < query.clauses.size(); ++i) {
        const std::string_view typed = query.clauses[i].at.of(query.text);
        if (!starts_with_fold(typed, start)) {
            continue;
        }
        for (const auto value : values_of(typed.substr(1), field)) {
            out.add(R"(<li><a class="v" href="{}" aria-current="true" title="{}">{} {}</a></li>
)",
                    search_link(without_clause(query, i)), lang[Text::ChosenFollow],
                    lang[Text::Not], value_label(lang, tags, field, value));
        }
    }
    return out;
}

/// The rows of a facet: the first few, what is excluded, the rest folded.
Html facet_rows(const FacetContext& context, const search::Facet& facet, std::uint64_t largest,
                const Html& excluded) {
    const auto& [lang, query, tags] = context;
    Html first;
    Html rest;
    for (std::size_t i = 0; i < facet.values.size() && i < kMaxFacetRows; ++i) {
        const Html row = facet_row(context, facet.field, facet.values[i], largest);
        const bool seen = i < kFacetValues || asks_for(query, facet.field, facet.values[i].first);
        (seen ? first : rest).append(row);
    }
    Html out = html(R"(<ul class="facet">
{}{}</ul>
)",
                    first, excluded);
    if (!rest.empty()) {
        Html unshown;
        if (facet.values.size() > kMaxFacetRows) {
            unshown.add(R"(<p class="small quiet">{}</p>
)",
                        lang.counted(Text::MoreNotShown, facet.values.size() - kMaxFacetRows));
        }
        out.add(R"(<details class="more"><summary>{}</summary>
<ul class="facet">
{}</ul>
{}</details>
)",
                lang.counted(Text::AndMore, facet.values.size() - kFacetValues), rest, unshown);
    }
    return out;
}

}  // namespace

Html facets(const Language& lang, const room::SearchPage& found, const Tags& tags) {
    const FacetContext context{lang, found.query, tags};
    Html out;
    for (const auto& facet : found.results.facets) {
        // Years have bars of their own. What is excluded stays, also when nothing is left to count.
        const Html excluded = exclusions(context, facet.field);
        if (facet.field == "year" || (facet.values.empty() && excluded.empty())) {
            continue;
        }
        std::uint64_t largest = found.results.total;
        for (const auto& entry : facet.values) {
            largest = std::max(largest, entry.second);
        }
        const std::string id = "f-" + facet.field;
        const Html map = facet.field == "from" ? found_on_map(lang, found.query, facet) : Html();
        out.add(R"(<section aria-labelledby="{}">
<h2 id="{}">{}</h2>
{}{}</section>
)",
                id, id, facet_name(lang, facet.field), map,
                facet_rows(context, facet, largest, excluded));
    }
    return out;
}

}  // namespace reftel::web
