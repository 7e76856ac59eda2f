// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/transmitted.h"

#include "web/handlers.h"
#include "web/limits.h"
#include "web/pages/telegram.h"
#include "web/pieces.h"
#include "web/reading/apparatus.h"
#include "web/reading/explain.h"
#include "web/reading/head.h"
#include "web/reading/lines.h"
#include "web/reading/paragraphs.h"
#include "web/words.h"

namespace reftel::web {
namespace {

Html lines_as_sent(const TransmittedLines& lines, const Segment& segment) {
    Html out;
    for (std::size_t i = segment.first; i < segment.last; ++i) {
        const std::size_t number = lines.number_of(i);
        out.add(R"(<span class="l" id="L{}" data-n="{}">{}
</span>)",
                number, number, lines.text(i));
    }
    return out;
}

Html paragraph_as_read(const Language& lang, const room::Reading& reading,
                       const telegram::Paragraph& paragraph) {
    const Html words = paragraph_text(lang, reading, paragraph, Lighter());
    if (paragraph.kind == telegram::Paragraph::Kind::Heading) {
        return html("<h2>{}</h2>", words);
    }
    Html number;
    if (paragraph.number > 0) {
        number.add(R"(<a class="no" href="{}">{}</a> )",
                   paragraph_anchor_link(reading.card.id, paragraph.address), paragraph.address);
    }
    return html(R"(<p class="txt">{}{} {}</p>)", number,
                portion_mark(lang, paragraph.mark_text, paragraph.mark), words);
}

Html as_read(const Language& lang, const room::Reading& reading, const Segment& segment) {
    using telegram::LinePart;
    if (segment.paragraph != nullptr && segment.part == LinePart::Body) {
        return paragraph_as_read(lang, reading, *segment.paragraph);
    }
    if (segment.part == LinePart::Body) {
        return html(R"(<p class="why">{}</p>)", lang[Text::ParagraphGoesOn]);
    }
    if (segment.part == LinePart::Subject) {
        return html("<h2>{}</h2>", reading.card.subject);
    }
    const std::string words = explain(lang, reading, segment);
    return is_lifted_out(segment.part) ? html(R"(<p class="why">{}</p>)", words)
                                       : html("<p>{}</p>", words);
}

Html segment_block(const Language& lang, const room::Reading& reading,
                   const TransmittedLines& lines, const Segment& segment) {
    const bool out = is_lifted_out(segment.part);
    return html(R"(<div class="{}">
<pre>{}</pre>
<div class="rd">{}</div>
</div>
)",
                out ? "seg out" : "seg", lines_as_sent(lines, segment),
                as_read(lang, reading, segment));
}

Html all_segments(const Language& lang, const room::Reading& reading,
                  const TransmittedLines& lines) {
    if (reading.raw().size() > kMaxShownBytes) {
        return html(
            R"(<p class="note">{} <a href="{}">{}</a></p>
)",
            lang[Text::TelegramTooLong], telegram_link(reading.card.id).segment("raw"),
            lang[Text::RawMessage]);
    }
    Html out;
    for (const auto& segment : lines.segments()) {
        out.append(segment_block(lang, reading, lines, segment));
    }
    return out;
}

}  // namespace

Page transmitted_page(const Site& site, const room::Reading& reading) {
    const Language& lang = site.lang();
    const TransmittedLines lines(reading);
    Page page;
    page.title = lang.say(Text::IdAsTransmitted, reading.card.id);
    page.canonical = telegram_link(reading.card.id).segment("transmitted");
    page.content = html(R"(<div class="wrap wide">
<main id="main">
<header class="head tophead">
{}{}
</header>
<div class="sum lines">
{}<p class="inline"><a href="{}">{}</a></p>
</div>
<div class="tx">
<div class="colhead"><span>{}</span><span>{}</span></div>
{}</div>
</main>
</div>
)",
                        ident_line(lang, reading), telegram_title(lang, reading),
                        view_switch(lang, reading, View::Transmitted),
                        telegram_link(reading.card.id).segment("raw"), lang[Text::RawMessage],
                        lang.counted(Text::AsTransmittedLines, lines.count()), lang[Text::AsRead],
                        all_segments(lang, reading, lines));
    return page;
}

Result<http::Response> show_transmitted(const Visit& visit) {
    Opened opened = REFTEL_TRY(open_telegram(visit, "/transmitted"));
    if (!opened.reading) {
        return std::move(opened.instead);
    }
    return respond(visit.site, transmitted_page(visit.site, *opened.reading));
}

}  // namespace reftel::web
