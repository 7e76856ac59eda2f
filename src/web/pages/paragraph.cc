// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/paragraph.h"

#include <fmt/format.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "room/plain_text.h"
#include "telegram/letter_case/reading_case.h"
#include "web/export.h"
#include "web/handlers.h"
#include "web/pages/problem.h"
#include "web/pages/telegram.h"
#include "web/pieces.h"
#include "web/reading/citing.h"
#include "web/reading/head.h"
#include "web/reading/lines.h"
#include "web/reading/paragraphs.h"
#include "web/reading_list.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::Paragraph;

Html shown(const Language& lang, const room::Reading& reading, const Paragraph& paragraph,
           std::string_view css) {
    Html number;
    if (paragraph.number > 0) {
        number.add(R"(<a class="no" href="{}">{}</a>)",
                   telegram_link(reading.card.id).segment(paragraph.address), paragraph.number);
    }
    number.append(portion_mark(lang, paragraph.mark_text, paragraph.mark));
    if (const auto kind = kind_label(lang, paragraph.kind); !kind.empty()) {
        number.add(R"(<span class="kind">{}</span>)", kind);
    }
    return html(R"(<div class="{}">
<p class="mg">{}</p>
<p class="txt">{}</p>
</div>
)",
                css, number, in_english(lang, paragraph_text(lang, reading, paragraph, Lighter())));
}

/// The paragraph before (`step` -1) or after, as a quieter block.
Html context(const Language& lang, const room::Reading& reading, const Paragraph& paragraph,
             std::ptrdiff_t step) {
    const auto& all = reading.telegram->paragraphs;
    const std::ptrdiff_t at = &paragraph - all.data() + step;
    if (at < 0 || at >= std::ssize(all)) {
        return {};
    }
    return shown(lang, reading, all[static_cast<std::size_t>(at)], "para around");
}

Html aside(const Site& site, const room::Reading& reading, const Paragraph& paragraph) {
    const Language& lang = site.lang();
    const TransmittedLines lines(reading);
    const auto& id = reading.card.id;
    const std::size_t line = lines.number_of_text(paragraph.text.begin);
    return html(R"(<aside class="app" aria-label="{}">
<section>
<p class="inline"><a href="{}">{}</a><a href="{}">{}</a><a class="collect" href="{}" rel="nofollow">{}</a></p>
</section>
<section aria-labelledby="s-cite">
<h2 id="s-cite">{}</h2>
<p class="cite">{}</p>
</section>
<section aria-labelledby="s-quote">
<h2 id="s-quote">{}</h2>
<p class="cite">{}</p>
</section>
</aside>
)",
                lang[Text::AboutParagraph], paragraph_anchor_link(id, paragraph.address),
                lang[Text::ReadInTelegram],
                telegram_link(id).segment("transmitted").fragment(fmt::format("L{}", line)),
                lang[Text::AsTransmitted], list_link({{id, paragraph.address}}),
                lang[Text::Collect], lang[Text::Cite],
                in_english(lang, note(site, reading, paragraph.address)), lang[Text::Quote],
                in_english(lang, quotation(reading, paragraph)));
}

http::Response json_form(const room::Reading& reading, const Paragraph& paragraph) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::Indented);
    json.begin_object();
    json.field("id", reading.card.id);
    json.field("paragraph", paragraph.address);
    json.field("number", static_cast<std::uint32_t>(paragraph.number));
    json.field("kind", to_string(paragraph.kind));
    json.field_if("mark", paragraph.mark_text);
    json.field("text", reading.telegram->text_of(paragraph));
    json.end_object();
    return respond_json(std::move(out));
}

}  // namespace

Page paragraph_page(const Site& site, const room::Reading& reading, const Paragraph& paragraph) {
    const Language& lang = site.lang();
    Page page;
    const std::string name = paragraph_name(lang, reading, paragraph);
    page.title =
        fmt::format("{}, {}{}", reading.card.id, to_lower(name.substr(0, 1)), name.substr(1));
    page.canonical = telegram_link(reading.card.id).segment(paragraph.address);
    page.json = Link(*page.canonical).add(".json");
    page.content = html(
        R"(<div class="wrap">
<div class="sheet">
<main id="main">
<header class="head">
<div class="in">
{}<h1>{}</h1>
<p class="lead lines"><a href="{}">{}</a></p>
</div>
</header>
<div class="body">
{}{}{}</div>
{}</main>
{}</div>
</div>
)",
        ident_line(lang, reading, paragraph.address), name, telegram_link(reading.card.id),
        headline(lang, reading.card), context(lang, reading, paragraph, -1),
        shown(lang, reading, paragraph, "para here"), context(lang, reading, paragraph, 1),
        telegram::is_in_capitals(*reading.telegram)
            ? case_note(lang, reading, *page.canonical, Arrival())
            : Html(),
        aside(site, reading, paragraph));
    return page;
}

Result<http::Response> show_paragraph(const Visit& visit) {
    const std::string& address = visit.parts[1];
    Opened opened = REFTEL_TRY(open_telegram(
        visit, fmt::format("/{}{}", http::percent_encode(address), suffix_of(visit.form))));
    if (!opened.reading) {
        return std::move(opened.instead);
    }
    const Paragraph* paragraph = room::find_paragraph(*opened.reading, address);
    if (paragraph == nullptr) {
        return respond(visit.site, no_such_paragraph(visit.site, opened.reading->card.id, address));
    }
    if (visit.form == Form::Json) {
        return json_form(*opened.reading, *paragraph);
    }
    if (const auto style = cite_style_of(visit.form)) {
        return respond_citation(visit.site, *style, *opened.reading, address);
    }
    if (visit.form == Form::Text) {
        return respond_text(room::plain_text(*opened.reading, *paragraph));
    }
    REFTEL_CHECK(choose_case(visit, *opened.reading));
    return respond(visit.site, paragraph_page(visit.site, *opened.reading, *paragraph));
}

}  // namespace reftel::web
