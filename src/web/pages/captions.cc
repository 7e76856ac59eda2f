// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include "telegram/fact_tables.h"
#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/browse.h"
#include "web/pieces.h"

namespace reftel::web {
namespace {

/// A caption with a slash has no address of its own: a path would end in it.
Link caption_link(const room::Entry& caption) {
    if (caption.value.find('/') != std::string::npos) {
        return Link("/search").query("q", fmt::format("caption:\"{}\"", caption.value));
    }
    return Link("/captions/", caption.value);
}

}  // namespace

Result<http::Response> show_captions(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const IndexPage index{std::string(lang[Text::Captions]), "/captions",
                          std::string(lang[Text::CaptionsLead]), ValueColumn::Shown, caption_link};
    return answer_index(visit, index, REFTEL_TRY(visit.room.captions()));
}

Result<http::Response> show_caption(const Visit& visit) {
    const Language& lang = visit.site.lang();
    const std::string& caption = visit.parts.front();
    const auto cards = REFTEL_TRY(
        visit.room.by_caption(caption, page_offset(visit.request, kCardsPerPage), kCardsPerPage));
    ListPage list{caption,
                  "/captions",
                  Link("/captions/", caption),
                  {{Link("/captions"), std::string(lang[Text::Captions])}}};
    list.query = fmt::format("caption:\"{}\"", caption);
    const telegram::CaptionFact* fact = telegram::find_caption(caption);
    list.lead = html(R"(<p class="lead">{}</p>
)",
                     fact == nullptr ? html("{}", lang[Text::CaptionNotKnown])
                                     : in_english(lang, fact->meaning));
    if (visit.form == Form::Page && cards.total > 0) {
        list.between = REFTEL_TRY(years_of(visit, list.query));
    }
    return answer_list(visit, list, cards);
}

}  // namespace reftel::web
