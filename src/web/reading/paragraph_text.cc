// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "telegram/title_case.h"
#include "web/limits.h"
#include "web/reading/annotate.h"
#include "web/reading/glossary.h"
#include "web/reading/keywords.h"
#include "web/reading/lines.h"
#include "web/reading/paragraphs.h"

namespace reftel::web {
namespace {

using telegram::Paragraph;

/// A span of the reading text as bytes of one paragraph, cut to it; nothing when they do not meet.
std::optional<Span> within(const Span& span, const Paragraph& paragraph) {
    const auto begin = std::max(span.begin, paragraph.text.begin);
    const auto end = std::min(span.end, paragraph.text.end);
    if (begin >= end) {
        return std::nullopt;
    }
    return Span{begin - paragraph.text.begin, end - paragraph.text.begin};
}

void add_inline_blocks(const telegram::Telegram& telegram, const Paragraph& paragraph,
                       std::vector<Mark>& marks) {
    for (const auto& block : telegram.inline_blocks) {
        const auto at = within(block.text, paragraph);
        if (at && at->size() < paragraph.text.size()) {
            marks.push_back({*at, Layer::Inline, html(R"(<span class="inl">)"), html("</span>")});
        }
    }
}

void add_mends(const Language& lang, const telegram::Telegram& telegram, const Paragraph& paragraph,
               std::vector<Mark>& marks) {
    for (const auto& mend : telegram.mends) {
        const auto at = within(mend.text, paragraph);
        if (at && is_cut_between_sections(telegram, mend)) {
            marks.push_back(
                {*at, Layer::Mend,
                 html(R"(<span class="mend" title="{}">)", lang[Text::BrokenBetweenSections]),
                 html("</span>")});
        }
    }
}

Html open_reference(const Language& lang, const room::CitationLink& link) {
    const std::string& id = link.card ? link.card->id : link.citation.cited;
    if (link.card) {
        return html(R"(<a href="{}" title="{}">)", telegram_link(id),
                    id + ": " + telegram::title_case(link.card->subject));
    }
    return html(R"(<a class="absent" href="{}" title="{}">)", Link("/missing/", id),
                lang.say(Text::IdNotHere, id));
}

bool leads_somewhere(const room::CitationLink& link) {
    return link.card.has_value() || (link.citation.kind == telegram::Reference::Kind::Telegram &&
                                     !link.citation.cited.empty());
}

void add_letter_mentions(const Language& lang, const room::Reading& reading, std::string_view text,
                         std::vector<Mark>& marks) {
    for (const auto& mention : find_letter_mentions(text)) {
        const auto link = std::ranges::find_if(reading.cites, [&](const room::CitationLink& cited) {
            return cited.citation.letter == mention.letter && leads_somewhere(cited);
        });
        if (link != reading.cites.end()) {
            marks.push_back(
                {mention.at, Layer::Reference, open_reference(lang, *link), html("</a>")});
        }
    }
}

/// Telegrams that the text names by number: found again by the words that name them.
void add_named_telegrams(const Language& lang, const room::Reading& reading,
                         const Paragraph& paragraph, std::string_view text,
                         std::vector<Mark>& marks) {
    std::size_t left = kMaxLinkedMentions;
    for (const auto& link : reading.cites) {
        const std::string& words = link.citation.text;
        const bool here = link.citation.paragraph == paragraph.address;
        if (!here || words.empty() || !leads_somewhere(link) || left-- == 0) {
            continue;
        }
        const std::size_t at = text.find(words);
        if (at != std::string_view::npos) {
            const Span span{static_cast<std::uint32_t>(at),
                            static_cast<std::uint32_t>(at + words.size())};
            marks.push_back({span, Layer::Reference, open_reference(lang, link), html("</a>")});
        }
    }
}

/// In place for those who point at them; spelled out at the end for all.
void add_meanings(const room::Reading& reading, std::string_view text, std::vector<Mark>& marks) {
    for (const auto& word : find_explained(text, word_context(reading))) {
        marks.push_back(
            {word.at, Layer::Meaning, html(R"(<abbr title="{}">)", word.meaning), html("</abbr>")});
    }
}

void add_lit(std::string_view text, const Paragraph& paragraph, const Lighter& lighter,
             std::vector<Mark>& marks) {
    for (const auto& at : lighter.places(text, search::part_of(paragraph.kind))) {
        if (marks.size() < kMaxLitPlaces) {
            marks.push_back({at, Layer::Lit, html("<mark>"), html("</mark>")});
        }
    }
}

}  // namespace

Html paragraph_text(const Language& lang, const room::Reading& reading, const Paragraph& paragraph,
                    const Lighter& lighter) {
    const std::string_view text = reading.telegram->text_of(paragraph);
    std::vector<Mark> marks;
    add_inline_blocks(*reading.telegram, paragraph, marks);
    add_mends(lang, *reading.telegram, paragraph, marks);
    add_named_telegrams(lang, reading, paragraph, text, marks);
    add_letter_mentions(lang, reading, text, marks);
    // Labels stay in capitals: they are set small.
    std::string shown(reading.shown(paragraph));
    for (const auto& at : find_keywords(text)) {
        shown.replace(at.begin, at.size(), at.of(text));
        marks.push_back({at, Layer::Keyword, html(R"(<span class="kw">)"), html("</span>")});
    }
    add_meanings(reading, text, marks);
    add_lit(text, paragraph, lighter, marks);
    return annotate(shown, std::move(marks));
}

}  // namespace reftel::web
