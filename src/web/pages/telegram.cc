// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/telegram.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "room/json.h"
#include "room/plain_text.h"
#include "web/export.h"
#include "web/handlers.h"
#include "web/pages/missing.h"
#include "web/pages/problem.h"
#include "web/pieces.h"
#include "web/reading/apparatus.h"
#include "web/reading/head.h"
#include "web/reading/lit_bar.h"
#include "web/reading/meta.h"
#include "web/reading/paragraphs.h"
#include "web/words.h"

namespace reftel::web {
namespace {

http::Response json_form(const room::Reading& reading) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    room::write_json(json, reading);
    return respond_json(std::move(out));
}

/// From which search the reader came. That a search cannot be made now must keep nobody from
/// reading: then the place among the results is not said.
Arrival arrival_with_place(const Visit& visit, std::string_view id) {
    Arrival out = arrival_of(visit);
    if (out.query.empty()) {
        return out;
    }
    if (auto place = visit.room.place_among(out.query, search::parse_sort(out.sort), id)) {
        out.place = *std::move(place);
    }
    return out;
}

}  // namespace

Page telegram_page(const Site& site, const room::Reading& reading, const Lighter& lighter,
                   const Around& around, const Arrival& arrival) {
    const Language& lang = site.lang();
    Page page;
    page.title = reading.card.subject.empty()
                     ? reading.card.id
                     : fmt::format("{}: {}", reading.card.id, shown_subject(reading));
    page.query = arrival.query;
    page.canonical = telegram_link(reading.card.id);
    page.json = telegram_link(reading.card.id).add(".json");
    page.meta = meta_elements(site, reading);
    page.content = html(R"(<div class="wrap">
<div class="sheet">
<main id="main">
<article aria-labelledby="title">
{}{}{}{}{}</article>
</main>
{}</div>
</div>
)",
                        telegram_head(lang, reading, lighter),
                        case_note(lang, reading, telegram_link(reading.card.id), arrival),
                        lit_bar(lang, reading, lighter, arrival),
                        telegram_text(lang, reading, lighter, arrival),
                        neighbours(lang, reading, around), apparatus(site, reading, arrival));
    return page;
}

Result<http::Response> answer_destination(const Visit& visit, const room::Destination& found,
                                          std::string_view below) {
    using Kind = room::Destination::Kind;
    switch (found.kind) {
        case Kind::Telegram:
        case Kind::Moved:
            return http::Response::redirect(308,
                                            telegram_link(found.id).string() + std::string(below));
        case Kind::Embargoed:
        case Kind::Withheld:
            return respond(visit.site, not_open(visit.site, found));
        case Kind::Several:
            return respond(visit.site, several_page(visit.site, visit.parts.front(), found));
        case Kind::Missing:
            return respond(visit.site, REFTEL_TRY(missing_page(visit, found, 404)));
        case Kind::None:
            break;
    }
    return respond(visit.site, no_such_page(visit.site, visit.request.path));
}

Result<Opened> open_telegram(const Visit& visit, std::string_view below) {
    const std::string& id = visit.parts.front();
    auto reading = visit.room.read(id);
    if (reading) {
        return Opened{std::move(*reading), {}};
    }
    if (reading.error().kind != Error::Kind::NotFound) {
        return fail(std::move(reading).error());
    }
    const auto found = REFTEL_TRY(visit.room.find(id));
    Opened out;
    out.instead = REFTEL_TRY(answer_destination(visit, found, below));
    return out;
}

Result<void> choose_case(const Visit& visit, room::Reading& reading) {
    if (visit.request.parameter("case") == "as-sent") {
        return {};
    }
    return visit.room.set_small_letters(reading);
}

Result<http::Response> show_telegram(const Visit& visit) {
    Opened opened = REFTEL_TRY(open_telegram(visit, suffix_of(visit.form)));
    if (!opened.reading) {
        return std::move(opened.instead);
    }
    if (visit.form == Form::Json) {
        return json_form(*opened.reading);
    }
    if (const auto style = cite_style_of(visit.form)) {
        return respond_citation(visit.site, *style, *opened.reading, {});
    }
    if (visit.form == Form::Text) {
        return respond_text(room::plain_text(*opened.reading));
    }
    REFTEL_CHECK(choose_case(visit, *opened.reading));
    auto around = REFTEL_TRY(visit.room.sent_around(opened.reading->card.id));
    return respond(visit.site,
                   telegram_page(visit.site, *opened.reading, Lighter(visit.request.parameter("q")),
                                 {std::move(around.first), std::move(around.second)},
                                 arrival_with_place(visit, opened.reading->card.id)));
}

Result<http::Response> show_raw(const Visit& visit) {
    Opened opened = REFTEL_TRY(open_telegram(visit, "/raw"));
    if (!opened.reading) {
        return std::move(opened.instead);
    }
    return respond_text(std::string(opened.reading->raw()));
}

Result<http::Response> show_witness(const Visit& visit) {
    Opened opened =
        REFTEL_TRY(open_telegram(visit, "/witness/" + http::percent_encode(visit.parts[1])));
    if (!opened.reading) {
        return std::move(opened.instead);
    }
    for (const auto& witness : opened.reading->witnesses) {
        if (std::to_string(witness.number) == visit.parts[1]) {
            auto response = respond_text(
                REFTEL_TRY(visit.room.original(opened.reading->card.id, witness.number)));
            // Foreign bytes: saved, never shown as a page of ours.
            response.content_type = "application/octet-stream";
            response.headers.emplace_back(
                "Content-Disposition",
                fmt::format("attachment; filename=\"{}-{}.bin\"",
                            http::percent_encode(opened.reading->card.id), witness.number));
            return response;
        }
    }
    return respond(visit.site, no_such_page(visit.site, visit.request.path));
}

}  // namespace reftel::web
