// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/paragraphs.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/lexer.h"
#include "web/limits.h"
#include "web/pieces.h"
#include "web/reading/glossary.h"
#include "web/reading_list.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using telegram::Paragraph;

/// What the paragraphs of one page share.
struct Context {
    const Language& lang;
    const room::Reading& reading;
    const Lighter& lighter;
    const Arrival& arrival;
    TransmittedLines lines;
};

Html transmitted_link(const Context& context, std::size_t line, std::string_view words) {
    Link link = context.arrival.keep(telegram_link(context.reading.card.id).segment("transmitted"));
    if (line > 0) {
        link.fragment(fmt::format("L{}", line));
    }
    return html(R"(<a href="{}">{}</a>)", link, words);
}

/// The section that begins within a paragraph or with it; 0 when none does.
unsigned section_beginning(const Context& context, std::size_t index, bool& inside) {
    const auto& paragraphs = context.reading.telegram->paragraphs;
    const auto& paragraph = paragraphs[index];
    inside = index + 1 < paragraphs.size() && paragraphs[index + 1].section > paragraph.section &&
             std::ranges::any_of(context.reading.telegram->mends, [&](const auto& mend) {
                 return paragraph.text.contains(mend.text.begin) &&
                        is_cut_between_sections(*context.reading.telegram, mend);
             });
    if (inside) {
        return paragraphs[index + 1].section;
    }
    const unsigned before = index == 0 ? 1U : paragraphs[index - 1].section;
    return paragraph.section > before ? paragraph.section : 0;
}

Html side_notes(const Context& context, std::size_t index) {
    const auto& telegram = *context.reading.telegram;
    const auto& paragraph = telegram.paragraphs[index];
    Html out;
    bool inside = false;
    const unsigned section = section_beginning(context, index, inside);
    if (section > 0 && !inside) {
        const std::size_t line = context.lines.number_of_text(paragraph.text.begin);
        out.add(
            R"(<span class="side">{}</span>)",
            transmitted_link(context, line,
                             context.lang.say(Text::SectionStarts, fmt::format("{:02}", section))));
    }
    for (const auto& mend : telegram.mends) {
        if (paragraph.text.contains(mend.text.begin) && is_cut_between_sections(telegram, mend)) {
            const std::size_t line = context.lines.number_at(mend.offset);
            const std::string words =
                inside ? context.lang.say(Text::SectionStartsInWord, fmt::format("{:02}", section))
                       : std::string(context.lang[Text::WordMended]);
            out.add(R"(<span class="side">{}</span>)", transmitted_link(context, line, words));
        }
    }
    return out;
}

/// Other spellings of the paragraph's anchor that links elsewhere use.
Html other_anchors(const room::Reading& reading, const Paragraph& paragraph) {
    if (paragraph.number == 0) {
        return {};
    }
    Html out = html(R"(<span class="anchor" id="par{}"></span>)", paragraph.address);
    if (reading.telegram->mrn) {
        out.add(R"(<span class="anchor" id="para-{}-{}"></span>)", reading.telegram->mrn->number,
                paragraph.address);
    }
    return out;
}

Html margin(const Context& context, std::size_t index) {
    const auto& paragraph = context.reading.telegram->paragraphs[index];
    Html out = other_anchors(context.reading, paragraph);
    if (paragraph.number > 0) {
        out.add(R"(<a class="no" href="{}" title="{}">{}</a>)",
                Link("#").add(anchor_of(paragraph.address)),
                context.lang.say(Text::AddressOfParagraph, paragraph.address), paragraph.number);
    }
    out.append(portion_mark(context.lang, paragraph.mark_text, paragraph.mark));
    if (const auto kind = kind_label(context.lang, paragraph.kind); !kind.empty()) {
        out.add(R"(<span class="kind">{}</span>)", kind);
    }
    out.append(side_notes(context, index));
    return html(R"(<p class="mg">{}</p>
)",
                out);
}

Html tools(const Context& context, const Paragraph& paragraph) {
    const auto& id = context.reading.card.id;
    const Link address = telegram_link(id).segment(paragraph.address);
    const std::size_t line = context.lines.number_of_text(paragraph.text.begin);
    return html(R"(<details class="tools">
<summary><span aria-hidden="true">¶</span><span class="vh">{}</span></summary>
<div>
<ul>
<li><a href="{}">{}</a></li>
<li>{}</li>
<li><a class="collect" href="{}" rel="nofollow">{}</a></li>
</ul>
<p class="quote">{}</p>
</div>
</details>
)",
                context.lang.say(Text::AddressAndQuotation,
                                 paragraph_name(context.lang, context.reading, paragraph)),
                address, address.string(),
                transmitted_link(context, line, context.lang[Text::AsTransmitted]),
                list_link({{id, paragraph.address}}), context.lang[Text::Collect],
                in_english(context.lang, quotation(context.reading, paragraph)));
}

std::string_view block_class(Paragraph::Kind kind) {
    switch (kind) {
        case Paragraph::Kind::Summary:
        case Paragraph::Kind::ActionRequest:
            return "para block";
        case Paragraph::Kind::Comment:
            return "para block comment";
        case Paragraph::Kind::Quoted:
            return "para quoted";
        default:
            return "para";
    }
}

Html words_of(const Context& context, const Paragraph& paragraph) {
    return in_english(context.lang,
                      paragraph_text(context.lang, context.reading, paragraph, context.lighter));
}

Html heading(const Context& context, const Paragraph& paragraph) {
    const std::string_view text = context.reading.telegram->text_of(paragraph);
    const Html words = words_of(context, paragraph);
    if (telegram::is_all_capitals(text)) {
        return html(R"(<h2 class="hd" id="{}"><span class="kw">{}</span></h2>
)",
                    anchor_of(paragraph.address), words);
    }
    return html(R"(<h2 class="hd" id="{}">{}</h2>
)",
                anchor_of(paragraph.address), words);
}

Html paragraph_block(const Context& context, std::size_t index) {
    const auto& paragraph = context.reading.telegram->paragraphs[index];
    if (paragraph.kind == Paragraph::Kind::Heading) {
        return heading(context, paragraph);
    }
    const Html words = words_of(context, paragraph);
    const Html text = paragraph.kind == Paragraph::Kind::Table
                          ? html(R"(<pre class="txt table" tabindex="0">{}</pre>
)",
                                 words)
                          : html(R"(<p class="txt">{}</p>
)",
                                 words);
    return html(R"(<div class="{}" id="{}">
{}{}{}</div>
)",
                block_class(paragraph.kind), anchor_of(paragraph.address), margin(context, index),
                text, tools(context, paragraph));
}

Html signature(const Language& lang, const telegram::Telegram& telegram) {
    Html out;
    for (const auto line : telegram.signature) {
        out.add(R"(<p class="sig" dir="auto">{}</p>
)",
                in_english(lang, line));
    }
    return out;
}

}  // namespace

Html portion_mark(const Language& lang, std::string_view text, telegram::Level level) {
    if (text.empty()) {
        return {};
    }
    const std::string_view meaning = lang.level(level);
    if (level == telegram::Level::Unclassified) {
        return html(R"(<abbr class="pm" title="{}">{}</abbr>)", meaning, text);
    }
    return html(R"(<abbr class="pm up" title="{}">{}</abbr>)",
                meaning.empty() ? lang[Text::MarkUnknown] : meaning, text);
}

std::string_view kind_label(const Language& lang, Paragraph::Kind kind) {
    switch (kind) {
        case Paragraph::Kind::Summary:
            return lang[Text::Summary];
        case Paragraph::Kind::Comment:
            return lang[Text::Comment];
        case Paragraph::Kind::ActionRequest:
            return lang[Text::ActionRequest];
        case Paragraph::Kind::Quoted:
            return lang[Text::Quoted];
        default:
            return {};
    }
}

std::string paragraph_name(const Language& lang, const room::Reading& reading,
                           const Paragraph& paragraph) {
    if (paragraph.kind == Paragraph::Kind::Heading) {
        return lang.say(Text::HeadingNamed, trim(reading.telegram->text_of(paragraph)));
    }
    if (paragraph.number > 0) {
        return lang.say(Text::ParagraphNamed, paragraph.address);
    }
    return lang.say(Text::UnnumberedParagraph, std::string_view(paragraph.address).substr(1));
}

std::string quotation(const room::Reading& reading, const Paragraph& paragraph) {
    std::string text = quotable(reading.telegram->text_of(paragraph));
    // Within a quotation marks of quotation are single.
    std::ranges::replace(text, '"', '\'');
    const std::string place =
        paragraph.number > 0 ? fmt::format(", para. {}", paragraph.address) : std::string();
    return fmt::format("“{}” {}{}.", text, reading.card.id, place);
}

Html bare_text(const Language& lang, const room::Reading& reading) {
    Html out;
    for (const auto& paragraph : reading.telegram->paragraphs) {
        const Html words = in_english(lang, paragraph_text(lang, reading, paragraph, Lighter()));
        if (paragraph.kind == Paragraph::Kind::Heading) {
            out.add(R"(<h3 class="hd">{}</h3>
)",
                    words);
            continue;
        }
        const Html number = paragraph.number > 0 ? html("{} ", paragraph.number) : Html();
        const Html text = paragraph.kind == Paragraph::Kind::Table
                              ? html(R"(<pre class="txt table">{}</pre>)", words)
                              : html(R"(<p class="txt">{}</p>)", words);
        out.add(R"(<div class="{}">
<p class="mg">{}{}</p>
{}
</div>
)",
                block_class(paragraph.kind), number,
                portion_mark(lang, paragraph.mark_text, paragraph.mark), text);
    }
    return out.append(signature(lang, *reading.telegram));
}

Html telegram_text(const Language& lang, const room::Reading& reading, const Lighter& lighter,
                   const Arrival& arrival) {
    const Context context{lang, reading, lighter, arrival, TransmittedLines(reading)};
    Html out;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < reading.telegram->paragraphs.size(); ++i) {
        shown += reading.telegram->paragraphs[i].text.size();
        if (shown > kMaxShownBytes) {
            out.add(
                R"(<p class="note in">{} <a href="{}">{}</a></p>
)",
                lang[Text::RestTooLong], telegram_link(reading.card.id).add(".txt"),
                lang[Text::ReadAsText]);
            break;
        }
        out.append(paragraph_block(context, i));
    }
    if (reading.telegram->paragraphs.empty()) {
        out.add(R"(<p class="note in">{}</p>
)",
                lang[Text::NoTextHeld]);
    }
    return html(R"(<div class="body">
{}</div>
{}{})",
                out, signature(lang, *reading.telegram), glossary(lang, reading));
}

std::vector<LitParagraph> lit_paragraphs(const room::Reading& reading, const Lighter& lighter) {
    std::vector<LitParagraph> out;
    if (lighter.is_on()) {
        for (const auto& paragraph : reading.telegram->paragraphs) {
            const std::string_view text = reading.telegram->text_of(paragraph);
            const auto places = lighter.places(text, search::part_of(paragraph.kind));
            if (!places.empty()) {
                out.push_back({&paragraph, places.size()});
            }
        }
    }
    return out;
}

}  // namespace reftel::web
