// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/browse.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "room/json.h"
#include "telegram/classification.h"
#include "telegram/facts.h"
#include "web/feed.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/map.h"
#include "web/pieces.h"
#include "web/time_axis.h"
#include "web/words.h"

namespace reftel::web {
namespace {

template <typename View>
http::Response as_json(const View& view) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    room::write_json(json, view);
    return respond_json(std::move(out));
}

tl::unexpected<Error> nothing_there(const Visit& visit) {
    return fail(Error::Kind::NotFound, "no telegram is there", visit.request.path);
}

Link section_link(std::string_view section) {
    Link link("/");
    return link.add(section.substr(1));
}

EntryLink under(std::string_view section) {
    return
        [section](const room::Entry& entry) { return section_link(section).segment(entry.value); };
}

Html place_of(const Language& lang, const telegram::OriginFact* fact) {
    if (fact == nullptr || !fact->latitude || !fact->longitude) {
        return {};
    }
    return html(R"(<div class="dot">{}</div>
)",
                dot_map(lang.say(Text::MapOfPost, fact->name), *fact->latitude, *fact->longitude));
}

}  // namespace

Text text_of(telegram::TagKind kind) {
    switch (kind) {
        case telegram::TagKind::Subject:
            return Text::SubjectCode;
        case telegram::TagKind::Geo:
            return Text::GeoCode;
        case telegram::TagKind::Org:
            return Text::OrgCode;
        case telegram::TagKind::Program:
            return Text::ProgramCode;
        case telegram::TagKind::Person:
            return Text::PersonCode;
        case telegram::TagKind::Unknown:
            break;
    }
    return Text::UnknownCode;
}

Result<Html> years_of(const Visit& visit, std::string_view query) {
    room::Room::SearchOptions options;
    options.sort = search::Sort::Newest;
    options.limit = 1;
    const auto found = REFTEL_TRY(visit.room.search(query, options));
    const auto& facets = found.results.facets;
    const auto years = std::ranges::find(facets, "year", &search::Facet::field);
    if (years == facets.end()) {
        return Html();
    }
    const DatedCounts counts(years->values.begin(), years->values.end());
    const Language& lang = visit.site.lang();
    const auto bars = time_bars(lang, counts, [&](const PeriodCount& period) {
        return Link("/search").query("q", fmt::format("{} date:{}", query, period.range()));
    });
    return bars.empty() ? Html() : histogram(lang, bars);
}

Page list_page(const Site& site, const ListPage& list, const room::CardPage& cards) {
    const Language& lang = site.lang();
    Page page;
    page.title = list.title;
    page.section = list.section;
    page.canonical = list.path;
    page.json = Link(list.path).add(".json");
    page.indexed = cards.offset == 0;
    page.meta = feed_links(site, list.path, {});
    Html rows = card_list(lang, cards.cards);
    rows.append(pager(lang, cards, list.pages.value_or(list.path)));
    page.content = plain_main(html(R"({}<h1>{}</h1>
{}<p class="quiet num lines">{} · <a href="{}">{}</a></p>
{})",
                                   trail(lang, list.above), list.title, list.lead,
                                   lang.counted(Text::Telegrams, cards.total),
                                   Link(list.path).add(".atom"), lang[Text::Feed], list.between),
                              html(R"(<section class="sec in" aria-label="{}">
{}</section>
)",
                                   lang[Text::TelegramsHeading], rows));
    return page;
}

Result<http::Response> answer_list(const Visit& visit, const ListPage& list,
                                   const room::CardPage& cards) {
    if (cards.total == 0) {
        return nothing_there(visit);
    }
    if (visit.form == Form::Json) {
        return as_json(cards);
    }
    if (is_feed(visit.form) && list.query.empty()) {
        return answer_card_feed(visit, list.title, list.path, cards);
    }
    if (is_feed(visit.form)) {
        return answer_feed(visit, list.query, list.title, list.path);
    }
    return respond(visit.site, list_page(visit.site, list, cards));
}

Page index_page(const Site& site, const IndexPage& index, const std::vector<room::Entry>& entries) {
    const Language& lang = site.lang();
    Page page;
    page.title = index.title;
    page.section = index.section;
    page.canonical = section_link(index.section);
    page.json = section_link(index.section).add(".json");
    if (index.has_feed) {
        page.meta = feed_links(site, section_link(index.section), {});
    }
    const Html content = entries.empty() ? html(R"(<p class="note">{}</p>
)",
                                                lang[Text::NothingYet])
                                         : entry_table(lang, entries, index.link, index.column,
                                                       std::numeric_limits<std::size_t>::max());
    page.content = plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
)",
                                   index.title, index.lead),
                              html(R"(<section class="sec in" aria-label="{}">
{}{}</section>
)",
                                   index.title, index.drawing, content));
    return page;
}

http::Response answer_index(const Visit& visit, const IndexPage& index,
                            const std::vector<room::Entry>& entries) {
    if (visit.form == Form::Json) {
        return as_json(entries);
    }
    return respond(visit.site, index_page(visit.site, index, entries));
}

Result<http::Response> show_origins(const Visit& visit) {
    const Language& lang = visit.site.lang();
    IndexPage index{std::string(lang[Text::Origins]), "/origins",
                    std::string(lang[Text::OriginsLead]), ValueColumn::Hidden, under("/origins")};
    const auto origins = REFTEL_TRY(visit.room.origins());
    if (visit.form == Form::Page) {
        index.drawing = origin_map(lang, origins, index.link);
    }
    return answer_index(visit, index, origins);
}

Result<http::Response> show_origin(const Visit& visit) {
    const std::string& name = visit.parts.front();
    const auto cards = REFTEL_TRY(
        visit.room.by_origin(name, page_offset(visit.request, kCardsPerPage), kCardsPerPage));
    const auto* fact = telegram::find_origin(name);
    const std::string title = fact == nullptr ? name : std::string(fact->name);
    ListPage list{title,
                  "/origins",
                  Link("/origins/", name),
                  {{Link("/origins"), std::string(visit.site.lang()[Text::Origins])}}};
    list.query = fmt::format("from:\"{}\"", name);
    const auto coverage = REFTEL_TRY(visit.room.coverage());
    if (std::ranges::find(*coverage, name, &room::Coverage::origin) != coverage->end()) {
        list.lead = html(R"(<p class="lines"><a href="{}">{}</a></p>
)",
                         Link("/stats/", name), visit.site.lang()[Text::CoverageOfThis]);
    }
    if (visit.form == Form::Page && cards.total > 0) {
        list.between = REFTEL_TRY(years_of(visit, list.query));
        list.between.append(place_of(visit.site.lang(), fact));
    }
    return answer_list(visit, list, cards);
}

Result<http::Response> show_classifications(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const IndexPage index{std::string(lang[Text::Classifications]), "/classifications",
                          std::string(lang[Text::ClassificationsLead]), ValueColumn::Level,
                          under("/classifications")};
    return answer_index(visit, index, REFTEL_TRY(visit.room.classifications()));
}

Result<http::Response> show_classification(const Visit& visit) {
    const std::string& word = visit.parts.front();
    const auto parsed = telegram::parse_classification(word);
    if (!parsed || parsed->level == telegram::Level::None) {
        return nothing_there(visit);
    }
    const std::string canonical(to_string(parsed->level));
    Link path("/classifications/", canonical);
    if (canonical != word) {
        return http::Response::redirect(308, path.string());
    }
    const auto cards = REFTEL_TRY(visit.room.by_level(
        parsed->level, page_offset(visit.request, kCardsPerPage), kCardsPerPage));
    ListPage list{
        std::string(visit.site.lang().level(parsed->level)),
        "/classifications",
        path,
        {{Link("/classifications"), std::string(visit.site.lang()[Text::Classifications])}}};
    list.query = fmt::format("class:\"{}\"", canonical);
    list.lead = html(R"(<p class="lines"><a href="/about/classification">{}</a></p>
)",
                     visit.site.lang()[Text::WhatMarkingsMean]);
    return answer_list(visit, list, cards);
}

}  // namespace reftel::web
