// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "room/json.h"
#include "telegram/facts.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/browse.h"
#include "web/pieces.h"

namespace reftel::web {
namespace {

using Countries = std::vector<room::CountryEntry>;

http::Response json_form(const Countries& countries) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_array();
    for (const auto& country : countries) {
        room::write_json(json, country);
    }
    json.end_array();
    return respond_json(std::move(out));
}

/// `2 posts; 14 telegrams with its TAG, KZ`
Html country_facts(const Language& lang, const room::CountryEntry& country) {
    Html out;
    out.add("<span>{}</span>", lang.counted(Text::Posts, country.posts.size()));
    if (country.tagged > 0) {
        out.add(
            R"(<span><a href="{}">{}</a></span>)", Link("/tags/", country.code),
            lang.say(Text::WithTag, lang.counted(Text::Telegrams, country.tagged), country.code));
    }
    return out;
}

Html country_rows(const Language& lang, const Countries& countries) {
    std::uint64_t largest = 1;
    for (const auto& country : countries) {
        largest = std::max(largest, country.telegrams);
    }
    Html rows;
    for (const auto& country : countries) {
        const double width =
            100.0 * static_cast<double>(country.telegrams) / static_cast<double>(largest);
        rows.add(
            R"(<li><a class="v" href="{}">{}</a><span class="k num">{}</span><span class="beside small quiet">{}</span><svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true"><rect width="{}" height="2"/></svg></li>
)",
            Link("/countries/", country.code), in_english(lang, country.name),
            lang.grouped(country.telegrams), country_facts(lang, country),
            fmt::format("{:.1f}", width));
    }
    return html(R"(<ul class="facet wide-facet">
{}</ul>
)",
                rows);
}

}  // namespace

Result<http::Response> show_countries(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const auto countries = REFTEL_TRY(visit.room.countries());
    if (visit.form == Form::Json) {
        return json_form(countries);
    }
    Page page;
    page.title = lang[Text::Countries];
    page.section = "/countries";
    page.canonical = Link("/countries");
    page.json = Link("/countries.json");
    const Html content = countries.empty() ? html(R"(<p class="note">{}</p>
)",
                                                  lang[Text::NothingYet])
                                           : country_rows(lang, countries);
    page.content = plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
)",
                                   page.title, lang[Text::CountriesLead]),
                              html(R"(<section class="sec in" aria-label="{}">
{}</section>
)",
                                   page.title, content));
    return respond(visit.site, page);
}

Result<http::Response> show_country(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const auto countries = REFTEL_TRY(visit.room.countries());
    const auto country =
        std::ranges::find(countries, visit.parts.front(), &room::CountryEntry::code);
    if (country == countries.end()) {
        return fail(Error::Kind::NotFound, "no post of it is here", visit.request.path);
    }
    std::vector<std::string> posts;
    std::string query;
    for (const auto& post : country->posts) {
        posts.push_back(post.value);
        query += (query.empty() ? "from:(" : " OR ") + post.value;
    }
    const auto cards = REFTEL_TRY(visit.room.by_origins(
        std::move(posts), page_offset(visit.request, kCardsPerPage), kCardsPerPage));
    ListPage list{country->name,
                  "/countries",
                  Link("/countries/", country->code),
                  {{Link("/countries"), std::string(lang[Text::Countries])}}};
    list.query = query + ")";
    list.lead = html(R"(<p class="inline">{}</p>
)",
                     country_facts(lang, *country));
    if (visit.form == Form::Page) {
        const auto link = [](const room::Entry& post) { return Link("/origins/", post.value); };
        list.between = entry_table(lang, country->posts, link, ValueColumn::Hidden,
                                   std::numeric_limits<std::size_t>::max());
        list.between.append(REFTEL_TRY(years_of(visit, list.query)));
    }
    return answer_list(visit, list, cards);
}

}  // namespace reftel::web
