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

Html what_is_known(const room::Destination& destination) {
    if (!destination.citing.empty()) {
        return html(R"(<p class="lead">{} here cite it; none of our sources holds it.</p>
)",
                    as_sentence(counted(destination.citing.size(), "telegram", "telegrams")));
    }
    Html highest;
    const auto mrn = telegram::parse_canonical_mrn(destination.id);
    const auto held = telegram::parse_canonical_mrn(destination.highest_at_origin);
    if (mrn && held) {
        highest.add(R"( The highest number of {} here in {} is <a href="{}">{}</a>.)",
                    origin_of(*mrn), held->year, telegram_link(destination.highest_at_origin),
                    held->number);
    }
    return html(R"(<p class="lead">No telegram {} is here, and none cites it.{}</p>
)",
                reference(destination.id), highest);
}

Html evidence(const room::Destination& destination) {
    if (destination.citing.empty()) {
        return {};
    }
    return section("m-ev", "Evidence", "Who cites it", card_list(destination.citing));
}

Html origin_section(const room::Destination& destination) {
    const auto mrn = telegram::parse_canonical_mrn(destination.id);
    if (!mrn) {
        return {};
    }
    Html content =
        html(R"(<p>It would be number {} of {} in {}. <a href="{}">Telegrams of this origin</a></p>
)",
             mrn->number, origin_of(*mrn), mrn->year, Link("/origins/", mrn->origin));
    return section("m-or", "Origin", origin_of(*mrn), content);
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

Page missing_page(const room::Destination& destination, int status) {
    Page page;
    page.title = destination.id + ": not in this archive";
    page.query = destination.id;
    page.status = status;
    page.indexed = false;
    page.json = Link("/missing/", destination.id).add(".json");
    page.content = plain_main(
        html(R"(<div class="stack">
<p class="ident"><span class="stamp">Not in this archive</span></p>
<h1>{}</h1>
{}</div>
)",
             reference(destination.id), what_is_known(destination)),
        evidence(destination)
            .append(origin_section(destination))
            .append(section(
                "m-why", "Why", "Why it might be missing",
                html(
                    R"(<p>It may be outside what the sources hold, not released, withdrawn, or the number may be a slip of the pen. Which of these it is cannot be told from here.</p>
)"))));
    return page;
}

Page several_page(std::string_view typed, const room::Destination& destination) {
    Page page;
    page.title = fmt::format("{} telegrams fit {}", destination.candidates.size(), typed);
    page.query = typed;
    page.indexed = false;
    page.content = plain_main(
        html(R"(<h1>{} fit <code>{}</code></h1>
<p class="lines"><a href="{}">Search for the words instead</a></p>
)",
             as_sentence(telegrams(destination.candidates.size())), typed,
             Link("/search").query("q", typed).query("words", "1")),
        section("s-all", "Telegrams", "Which one is meant", card_list(destination.candidates)));
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
            return respond(visit.site, not_open(found));
        case Kind::Several:
            return respond(visit.site, several_page(id, found));
        case Kind::None:
            return respond(visit.site, no_such_page(visit.request.path));
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
    return respond(visit.site, missing_page(found, found.citing.empty() ? 404 : 200));
}

}  // namespace reftel::web
