// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/missing.h"

#include <optional>

#include <fmt/format.h>

#include "base/json_writer.h"
#include "room/json.h"
#include "telegram/facts.h"
#include "telegram/mrn.h"
#include "web/handlers.h"
#include "web/pages/problem.h"
#include "web/pieces.h"
#include "web/words.h"

namespace reftel::web {
namespace {

std::string origin_of(const telegram::Mrn& mrn) {
    const auto* fact = telegram::find_origin(mrn.origin);
    return fact == nullptr ? mrn.origin : std::string(fact->name);
}

Html what_is_known(const Language& lang, const room::Destination& destination) {
    if (!destination.citing.empty()) {
        return html(R"(<p class="lead">{}</p>
)",
                    lang.counted(Text::CitedNotHeld, destination.citing.size()));
    }
    Html highest;
    const auto mrn = telegram::parse_canonical_mrn(destination.id);
    const auto held = telegram::parse_canonical_mrn(destination.highest_at_origin);
    if (mrn && held) {
        highest.add(" {}",
                    lang.markup(Text::HighestNumber, origin_of(*mrn), held->year,
                                html(R"(<a href="{}">{}</a>)",
                                     telegram_link(destination.highest_at_origin), held->number)));
    }
    return html(R"(<p class="lead">{}{}</p>
)",
                lang.markup(Text::NeitherHereNorCited, reference(destination.id)), highest);
}

Html evidence(const Language& lang, const room::Destination& destination) {
    if (destination.citing.empty()) {
        return {};
    }
    return section("m-ev", lang[Text::Evidence], lang[Text::WhoCitesIt],
                   card_list(lang, destination.citing));
}

Html origin_section(const Language& lang, const room::Destination& destination) {
    const auto mrn = telegram::parse_canonical_mrn(destination.id);
    if (!mrn) {
        return {};
    }
    Html content = html(R"(<p>{} <a href="{}">{}</a></p>
)",
                        lang.say(Text::WouldBeNumber, mrn->number, origin_of(*mrn), mrn->year),
                        Link("/origins/", mrn->origin), lang[Text::TelegramsOfOrigin]);
    return section("m-or", lang[Text::Origin], origin_of(*mrn), content);
}

http::Response json_form(const room::Destination& destination) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.field("id", destination.id);
    json.field("held", false);
    json.key("cited_by");
    json.begin_array();
    for (const auto& card : destination.citing) {
        room::write_json(json, card);
    }
    json.end_array();
    json.field_if("highest_at_origin", destination.highest_at_origin);
    json.end_object();
    return respond_json(std::move(out), destination.citing.empty() ? 404 : 200);
}

}  // namespace

Page missing_page(const Site& site, const room::Destination& destination, int status) {
    const Language& lang = site.lang();
    Page page;
    page.title = lang.say(Text::IdNotHere, destination.id);
    page.query = destination.id;
    page.status = status;
    page.indexed = false;
    page.json = Link("/missing/", destination.id).add(".json");
    page.content = plain_main(html(R"(<div class="stack">
<p class="ident"><span class="stamp">{}</span></p>
<h1>{}</h1>
{}</div>
)",
                                   lang[Text::NotInThisArchive], reference(destination.id),
                                   what_is_known(lang, destination)),
                              evidence(lang, destination)
                                  .append(origin_section(lang, destination))
                                  .append(section("m-why", lang[Text::Why], lang[Text::WhyMissing],
                                                  html(R"(<p>{}</p>
)",
                                                       lang[Text::WhyMissingText]))));
    return page;
}

Page several_page(const Site& site, std::string_view typed, const room::Destination& destination) {
    const Language& lang = site.lang();
    const auto count = destination.candidates.size();
    Page page;
    page.title = lang.say(Text::SoManyFit, lang.counted(Text::Telegrams, count), typed);
    page.query = typed;
    page.indexed = false;
    page.content = plain_main(
        html(R"(<h1>{}</h1>
<p class="lines"><a href="{}">{}</a></p>
)",
             lang.markup(Text::SoManyFit, lang.counted(Text::Telegrams, count),
                         html("<code>{}</code>", typed)),
             Link("/search").query("q", typed).query("words", "1"), lang[Text::SearchWordsInstead]),
        section("s-all", lang[Text::TelegramsHeading], lang[Text::WhichIsMeant],
                card_list(lang, destination.candidates)));
    return page;
}

Result<http::Response> show_missing(const Visit& visit) {
    using Kind = room::Destination::Kind;
    const std::string& id = visit.parts.front();
    const auto found = REFTEL_TRY(visit.room.find(id));
    switch (found.kind) {
        case Kind::Telegram:
        case Kind::Moved:
            return http::Response::redirect(302, telegram_link(found.id).string());
        case Kind::Embargoed:
        case Kind::Withheld:
            return respond(visit.site, not_open(visit.site, found));
        case Kind::Several:
            return respond(visit.site, several_page(visit.site, id, found));
        case Kind::None:
            return respond(visit.site, no_such_page(visit.site, visit.request.path));
        case Kind::Missing:
            break;
    }
    if (found.id != id) {
        Link canonical("/missing/", found.id);
        canonical.add(visit.form == Form::Json ? ".json" : "");
        return http::Response::redirect(308, canonical.string());
    }
    if (visit.form == Form::Json) {
        return json_form(found);
    }
    return respond(visit.site, missing_page(visit.site, found, found.citing.empty() ? 404 : 200));
}

}  // namespace reftel::web
