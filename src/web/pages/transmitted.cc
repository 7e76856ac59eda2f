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

/// How the reader came here: the search stays in the links, and what it matched is lit.
struct Came {
    const Arrival& arrival;
    Lighter lighter;
};

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

/// Words that were broken between sections.
Html mends(const Language& lang, const room::Reading& reading,
           const telegram::Paragraph& paragraph) {
    Html out;
    for (const auto& mend : reading.telegram->mends) {
        if (paragraph.text.contains(mend.text.begin) &&
            is_cut_between_sections(*reading.telegram, mend)) {
            out.add(R"(<p class="why lines">{}</p>)",
                    lang.say(Text::WordMendedCheck, mend.text.of(reading.telegram->reading.text)));
        }
    }
    return out;
}

Html paragraph_as_read(const Language& lang, const room::Reading& reading,
                       const telegram::Paragraph& paragraph, const Came& came) {
    const Html words = in_english(lang, paragraph_text(lang, reading, paragraph, came.lighter));
    if (paragraph.kind == telegram::Paragraph::Kind::Heading) {
        return html("<h2>{}</h2>", words);
    }
    Html number;
    if (paragraph.number > 0) {
        number.add(R"(<a class="no" href="{}">{}</a> )",
                   came.arrival.keep(telegram_link(reading.card.id))
                       .fragment(anchor_of(paragraph.address)),
                   paragraph.address);
    }
    return html(R"(<p class="txt">{}{} {}</p>{})", number,
                portion_mark(lang, paragraph.mark_text, paragraph.mark), words,
                mends(lang, reading, paragraph));
}

/// The link that lights a paragraph and its lines, without script.
Html pin(const Language& lang, const telegram::Paragraph& paragraph) {
    return html(
        R"(<a class="pin" href="{}"><span aria-hidden="true">¶</span><span class="vh">{}</span></a>)",
        Link("#t").add(paragraph.address), lang.say(Text::ShowInText, paragraph.address));
}

/// `current`: the paragraph that the segment belongs to, when its lines are text.
Html as_read(const Language& lang, const room::Reading& reading, const Segment& segment,
             const telegram::Paragraph* current, const Came& came) {
    using telegram::LinePart;
    if (segment.paragraph != nullptr && segment.part == LinePart::Body) {
        return html("{}{}", pin(lang, *segment.paragraph),
                    paragraph_as_read(lang, reading, *segment.paragraph, came));
    }
    if (segment.part == LinePart::Body) {
        const Html to = current == nullptr ? Html() : pin(lang, *current);
        return html(R"({}<p class="why">{}</p>)", to, lang[Text::ParagraphGoesOn]);
    }
    if (segment.part == LinePart::Subject) {
        return html("<h2>{}</h2>", in_english(lang, shown_subject(reading)));
    }
    const Html words = explain(lang, reading, segment);
    return is_lifted_out(segment.part) ? html(R"(<p class="why">{}</p>)", words)
                                       : html("<p>{}</p>", words);
}

Html segment_block(const Language& lang, const room::Reading& reading,
                   const TransmittedLines& lines, const Segment& segment,
                   const telegram::Paragraph* current, const Came& came) {
    const Html content = html(R"(
<pre>{}</pre>
<div class="rd">{}</div>
</div>
)",
                              in_english(lang, lines_as_sent(lines, segment)),
                              as_read(lang, reading, segment, current, came));
    if (segment.part != telegram::LinePart::Body || current == nullptr) {
        return html(R"(<div class="{}">{})", is_lifted_out(segment.part) ? "seg out" : "seg",
                    content);
    }
    if (segment.paragraph != nullptr) {
        return html(R"(<div class="seg" id="t{}" data-p="{}">{})", current->address,
                    current->address, content);
    }
    return html(R"(<div class="seg" data-p="{}">{})", current->address, content);
}

Html all_segments(const Language& lang, const room::Reading& reading, const TransmittedLines& lines,
                  const Came& came) {
    if (reading.raw().size() > kMaxShownBytes) {
        return html(
            R"(<p class="note">{} <a href="{}">{}</a></p>
)",
            lang[Text::TelegramTooLong], telegram_link(reading.card.id).segment("raw"),
            lang[Text::RawMessage]);
    }
    Html out;
    const telegram::Paragraph* current = nullptr;
    for (const auto& segment : lines.segments()) {
        if (segment.part == telegram::LinePart::Body && segment.paragraph != nullptr) {
            current = segment.paragraph;
        }
        out.append(segment_block(lang, reading, lines, segment, current, came));
    }
    return out;
}

}  // namespace

Page transmitted_page(const Site& site, const room::Reading& reading, const Arrival& arrival) {
    const Language& lang = site.lang();
    const Came came{arrival, Lighter(arrival.query)};
    const TransmittedLines lines(reading);
    Page page;
    page.title = lang.say(Text::IdAsTransmitted, reading.card.id);
    page.query = arrival.query;
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
                        ident_line(lang, reading), telegram_title(lang, reading, came.lighter),
                        view_switch(lang, reading, View::Transmitted, arrival),
                        telegram_link(reading.card.id).segment("raw"), lang[Text::RawMessage],
                        lang.counted(Text::AsTransmittedLines, lines.count()), lang[Text::AsRead],
                        all_segments(lang, reading, lines, came));
    return page;
}

Result<http::Response> show_transmitted(const Visit& visit) {
    Opened opened = REFTEL_TRY(open_telegram(visit, "/transmitted"));
    if (!opened.reading) {
        return std::move(opened.instead);
    }
    return respond(visit.site, transmitted_page(visit.site, *opened.reading, arrival_of(visit)));
}

}  // namespace reftel::web
