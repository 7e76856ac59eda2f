// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/lit_bar.h"

#include "web/reading/head.h"
#include "web/reading/paragraphs.h"

namespace reftel::web {
namespace {

/// `the title and 2 paragraphs`
std::string lit_where(const Language& lang, bool in_title, std::size_t paragraphs) {
    if (!in_title) {
        return lang.counted(Text::Paragraphs, paragraphs);
    }
    return paragraphs == 0 ? std::string(lang[Text::InTitleAlone])
                           : lang.counted(Text::InTitleAndParagraphs, paragraphs);
}

/// `ladder is lit at 3 places in 2 paragraphs: ¶ 3, ¶ 5.`
Html what_is_lit(const Language& lang, const room::Reading& reading, const Lighter& lighter) {
    if (!lighter.is_on()) {
        return {};
    }
    const auto paragraphs = lit_paragraphs(reading, lighter);
    std::size_t places = lit_in_title(reading, lighter).size();
    const bool in_title = places > 0;
    Html links;
    if (in_title) {
        links.add(R"(: <a href="#title">{}</a>)", lang[Text::TheTitle]);
    }
    for (const auto& lit : paragraphs) {
        const auto& paragraph = *lit.paragraph;
        places += lit.places;
        links.add(R"({}<a href="{}">{}</a>)", links.empty() ? ": " : ", ",
                  Link("#").add(anchor_of(paragraph.address)),
                  paragraph.number > 0 ? "¶ " + paragraph.address
                                       : paragraph_name(lang, reading, paragraph));
    }
    return lang.markup(Text::IsLitIn, html("<code>{}</code>", lighter.query()),
                       lang.counted(Text::LitPlaces, places),
                       lit_where(lang, in_title, paragraphs.size()), links);
}

void add_result(Html& out, const Arrival& arrival, const std::string& id, std::string_view rel,
                std::string_view words) {
    if (!id.empty()) {
        out.add(R"(<a href="{}" rel="{}">{} <span class="id">{}</span></a>)",
                arriving_link(id, arrival.query, arrival.sort), rel, words, id);
    }
}

}  // namespace

Link arriving_link(std::string_view id, std::string_view query, std::string_view sort) {
    return Arrival{std::string(query), std::string(sort)}.keep(telegram_link(id));
}

Html lit_bar(const Language& lang, const room::Reading& reading, const Lighter& lighter,
             const Arrival& arrival) {
    if (arrival.query.empty()) {
        return {};
    }
    Html said = what_is_lit(lang, reading, lighter);
    Html ways;
    if (arrival.place) {
        Html place;
        place.text(lang.say(Text::ResultOfAll, lang.grouped(arrival.place->position),
                            lang.grouped(arrival.place->total)));
        said = said.empty() ? place : html("{} {}", place, said);
        add_result(ways, arrival, arrival.place->before, "prev", lang[Text::ResultBefore]);
        add_result(ways, arrival, arrival.place->after, "next", lang[Text::ResultAfter]);
    }
    return html(R"(<div class="litbar" role="group" aria-label="{}">
<p>{}</p>
<p class="inline">{}<a href="{}">{}</a><a class="clear" href="{}">{}</a></p>
</div>
)",
                lang[Text::FromSearch], said, ways, arrival.keep(Link("/search")),
                lang[Text::BackToResults], telegram_link(reading.card.id), lang[Text::Clear]);
}

}  // namespace reftel::web
