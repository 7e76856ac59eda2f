// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "search/query.h"
#include "search/query_fields.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/pages/search_examples.h"
#include "web/pieces.h"
#include "web/query_wording.h"

namespace reftel::web {
namespace {

// The examples explain themselves: each is read as the search reads it, and said as the search says
// it. So the page cannot promise what the search does not do.

constexpr auto kOrders =
    std::to_array<std::pair<std::string_view, Text>>({{"sort:relevance", Text::BestFirst},
                                                      {"sort:newest", Text::NewestFirst},
                                                      {"sort:oldest", Text::OldestFirst},
                                                      {"sort:mrn", Text::ByReference}});

/// What a query asks for, clause after clause.
std::string meaning(const Language& lang, const search::Query& query) {
    std::string out;
    for (const auto& clause : query.clauses) {
        out += (out.empty() ? "" : "; ") + meaning_of(lang, query, clause);
    }
    return out;
}

void add_row(Html& rows, std::string_view query, std::string_view says) {
    rows.add(R"(<tr><th scope="row"><a href="{}"><code>{}</code></a></th><td>{}</td></tr>
)",
             Link("/search").query("q", query), query, says);
}

void add_example(Html& rows, const Language& lang, std::string_view query) {
    add_row(rows, query, meaning(lang, search::parse_query(query)));
}

Html table(const Language& lang, const Html& rows) {
    return html(R"(<table class="grid plain queries">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody>
</table>
)",
                lang[Text::HowTyped], lang[Text::HowFinds], rows);
}

Html word_rows(const Language& lang, const SearchExamples& examples) {
    Html rows;
    for (const auto& query : examples.words) {
        add_example(rows, lang, query);
    }
    return rows;
}

/// Whether a further example is of the field: `class:noforn`, `-has:class` of `class`.
bool is_of(std::string_view query, std::string_view field) {
    return query.starts_with(std::string(field) + ":") ||
           (query.starts_with('-') && query.ends_with(":" + std::string(field)));
}

Html field_rows(const Language& lang, const SearchExamples& examples) {
    Html rows;
    for (const auto& field : search::all_fields()) {
        if (field.form == search::ValueForm::Sort) {
            continue;
        }
        add_example(rows, lang,
                    fmt::format("{}:{}", field.name, examples.value_of(field.name, field.example)));
        for (const auto& query : examples.further) {
            if (is_of(query, field.name)) {
                add_example(rows, lang, query);
            }
        }
        const auto further = field.form == search::ValueForm::Has ? search::has_properties()
                             : field.form == search::ValueForm::Is
                                 ? search::is_properties()
                                 : std::span<const search::Property>();
        for (const auto& property : further) {
            if (property.name != field.example) {
                add_example(rows, lang, std::string(field.name) + ":" + std::string(property.name));
            }
        }
    }
    return rows;
}

Html order_rows(const Language& lang, std::string_view word) {
    Html rows;
    for (const auto& [query, text] : kOrders) {
        add_row(rows, fmt::format("{} {}", word, query), lang[text]);
    }
    return rows;
}

Html rules(const Language& lang) {
    Html out;
    for (const auto text :
         {Text::HowOperators, Text::HowEqualWords, Text::HowDates, Text::HowMistakes}) {
        out.add("<p>{}</p>\n", lang[text]);
    }
    return html(R"(<div class="stack">
{}</div>
)",
                out);
}

}  // namespace

Result<http::Response> show_how_to_search(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const SearchExamples examples = REFTEL_TRY(examples_of(visit.room));
    Page page;
    page.title = lang[Text::HowToSearch];
    page.canonical = Link("/about/search");
    Html content = section("h-words", lang[Text::HowWords], lang[Text::HowWordsHeading],
                           table(lang, word_rows(lang, examples)));
    content.append(section("h-fields", lang[Text::HowFields], lang[Text::HowFieldsHeading],
                           table(lang, field_rows(lang, examples))));
    content.append(section("h-order", lang[Text::HowOrder], lang[Text::HowOrderHeading],
                           table(lang, order_rows(lang, examples.word))));
    content.append(
        section("h-rules", lang[Text::HowRules], lang[Text::HowRulesHeading], rules(lang)));
    page.content = plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
)",
                                   page.title, lang[Text::HowToSearchLead]),
                              content);
    return respond(visit.site, page);
}

}  // namespace reftel::web
