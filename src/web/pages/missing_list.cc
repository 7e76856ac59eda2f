// SPDX-License-Identifier: AGPL-3.0-or-later
#include <limits>

#include "base/json_writer.h"
#include "room/json.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pieces.h"

namespace reftel::web {
namespace {

Html rows(const Language& lang, const room::AbsentPage& absent) {
    if (absent.total == 0) {
        return html(R"(<p class="note">{}</p>
)",
                    lang[Text::NothingMissing]);
    }
    Html out = entry_table(
        lang, absent.entries,
        [](const room::Entry& entry) { return Link("/missing/", entry.value); }, ValueColumn::Shown,
        std::numeric_limits<std::size_t>::max());
    // A pager counts cards.
    room::CardPage page{{}, absent.total, absent.offset, absent.limit};
    page.cards.resize(absent.entries.size());
    return out.append(pager(lang, page, Link("/missing")));
}

Page missing_list_page(const Site& site, const room::AbsentPage& absent) {
    const Language& lang = site.lang();
    Page page;
    page.title = lang[Text::MissingTitle];
    page.section = "/missing";
    page.canonical = Link("/missing");
    page.json = Link("/missing.json");
    page.indexed = absent.offset == 0;
    page.content = plain_main(
        html(R"(<h1>{}</h1>
<p class="lead">{}</p>
<p class="quiet num lines">{}</p>
)",
             page.title, lang[Text::MissingLead], lang.counted(Text::Telegrams, absent.total)),
        html(R"(<section class="sec in" aria-label="{}">
{}</section>
)",
             page.title, rows(lang, absent)));
    return page;
}

}  // namespace

Result<http::Response> show_missing_list(const Visit& visit) {
    const auto absent =
        REFTEL_TRY(visit.room.absent(page_offset(visit.request, kMissingPerPage), kMissingPerPage));
    if (visit.form == Form::Json) {
        std::string out;
        JsonWriter json(out, JsonWriter::Layout::Indented);
        room::write_json(json, absent);
        return respond_json(std::move(out));
    }
    return respond(visit.site, missing_list_page(visit.site, absent));
}

}  // namespace reftel::web
