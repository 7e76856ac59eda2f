// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/byte_set.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"
#include "telegram/paragraph_opening.h"

// text header = class line { caption } { attention } [ E.O. ] [ TAGS ] SUBJECT [ REF ] [ classified
// by ], in any order [F13]. Captions and attention lines have no form of their own. They count
// while a label is still to come; after the last label only what cannot be text does.
namespace reftel::telegram {
namespace {

constexpr std::array<std::string_view, 11> kAttentionStarts{
    "FOR ",        "FROM ",         "PASS ",     "PLEASE PASS", "DEPT PASS",   "STATE PASS",
    "JOINT STATE", "JOINT EMBASSY", "DEPT ALSO", "STATE ALSO",  "PERSONAL FOR"};

constexpr std::array<std::string_view, 16> kCaptionStarts{
    "CORRECTED COPY",    "C O R R E C T E D", "CODEL", "STAFFDEL", "VISAS", "OFFICIAL INFORMAL",
    "OFFICIAL-INFORMAL", "NAVADMIN",          "ALNAV", "SECTO",    "TOSEC", "UPGRADED TO",
    "ROGER CHANNEL",     "EYES ONLY",         "QQQQ",  "ALDAC"};
constexpr ByteSet kAttentionInitials = ByteSet::initials_of(kAttentionStarts);
constexpr ByteSet kCaptionInitials = ByteSet::initials_of(kCaptionStarts);

bool starts_with_any(std::string_view text, const auto& starts, const ByteSet& initials) {
    return initials.starts(text) &&
           std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
               return text[0] == start[0] && text.starts_with(start);
           });
}

bool has_word(std::string_view text, std::string_view word) {
    std::size_t at = text.find(word);
    while (at != std::string_view::npos) {
        const bool before = at == 0 || !is_alnum(text[at - 1]);
        const std::size_t end = at + word.size();
        if (before && (end == text.size() || !is_alnum(text[end]))) {
            return true;
        }
        at = text.find(word, end);
    }
    return false;
}

bool is_caption(std::string_view text) {
    return text.size() < 90 &&
           (starts_with_any(text, kCaptionStarts, kCaptionInitials) || is_caption_word(text) ||
            (text.size() < 40 && !meaning_of_caption(text).empty()));
}

/// Whether a label line is still to come before the first paragraph.
bool label_ahead(ParserState& state, std::size_t line) {
    if (line < state.label_ahead) {
        return true;
    }
    if (line < state.no_label_before) {
        return false;
    }
    std::size_t seen = 0;
    std::size_t at = line;
    for (; at < state.size() && seen < kLookAhead; ++at) {
        if (state.blank(at)) {
            continue;
        }
        ++seen;
        const std::string_view text = state.text(at);
        std::string_view value;
        bool misspelt = false;
        const Label label = recognise_label(text, value, misspelt);
        if ((label != Label::None && label != Label::ClassifiedBy) ||
            recognise_header_line(text) == HeaderLine::NavySet) {
            state.label_ahead = at;
            return true;
        }
        if (text.size() > 120 || opens_first_paragraph(text)) {
            break;
        }
    }
    state.no_label_before = at;
    return false;
}

void add_caption_text(Telegram& out, std::string_view text) {
    if (out.captions.size() < kLookAhead &&
        std::find(out.captions.begin(), out.captions.end(), text) == out.captions.end()) {
        out.captions.push_back(text);
    }
}

void add_caption(ParserState& state, std::size_t line) {
    state.mark(line, LinePart::Caption);
    add_caption_text(state.out, state.text(line));
}

std::size_t add_attention(ParserState& state, std::size_t line) {
    const bool pass = has_word(state.text(line), "PASS");
    do {
        state.out.attention.push_back(state.text(line));
        state.mark(line, pass ? LinePart::Pass : LinePart::Attention);
        ++line;
        // A list of offices that is wrapped: the line before ends open.
        if (line >= state.size() || state.blank(line)) {
            break;
        }
        const std::string_view before = state.text(line - 1);
        const char end = before.back();
        const bool open = end == ',' || end == ';' || end == '/' || before.ends_with(" AND") ||
                          before.size() > 58;
        if (!open || is_caption(state.text(line)) || parse_class_line(state.text(line))) {
            break;
        }
        std::string_view value;
        bool misspelt = false;
        if (recognise_label(state.text(line), value, misspelt) != Label::None ||
            opens_first_paragraph(state.text(line))) {
            break;
        }
    } while (true);
    return line;
}

/// After the labels: only what begins like an attention line and stands alone before the first
/// paragraph.
bool is_late_attention(const ParserState& state, std::size_t line) {
    const std::string_view text = state.text(line);
    if (text.size() > 110 || text.ends_with('.') ||
        !starts_with_any(text, kAttentionStarts, kAttentionInitials) || !is_all_capitals(text)) {
        return false;
    }
    const std::size_t next = state.next_text(line + 1);
    return next < state.size() && (next > line + 1 || opens_first_paragraph(state.text(next)));
}

bool looks_like_caption(std::string_view text) {
    return text.size() <= 60 && is_all_capitals(text) && !text.ends_with('.') &&
           !is_underline(text);
}

/// A line without a form of its own while a label is still to come.
std::size_t parse_line_before_label(ParserState& state, std::size_t line, HeaderLine kind) {
    const std::string_view text = state.text(line);
    if (looks_like_attention(text)) {
        return add_attention(state, line);
    }
    if (kind == HeaderLine::From || kind == HeaderLine::To || kind == HeaderLine::Info) {
        // Military messages repeat their addresses after the level.
        state.mark(line, LinePart::SectionHead);
        return line + 1;
    }
    const bool text_begun = state.class_seen || state.labels_seen;
    if (text_begun && looks_like_caption(text)) {
        add_caption(state, line);
        return line + 1;
    }
    const LinePart before = line > 0 ? state.out.lines[line - 1].part : LinePart::Blank;
    if ((before == LinePart::Attention || before == LinePart::Pass) && is_all_capitals(text)) {
        return add_attention(state, line);
    }
    // Something foreign between the parts of the header: kept, not understood.
    if (text.size() < 120 && !opens_first_paragraph(text)) {
        state.mark(line,
                   kind == HeaderLine::Distribution ? LinePart::Distribution : LinePart::Junk);
        return line + 1;
    }
    return line;
}

std::size_t parse_free_line(ParserState& state, std::size_t line, HeaderLine kind) {
    const std::string_view text = state.text(line);
    if (is_caption(text)) {
        add_caption(state, line);
        state.navy = state.navy || text.starts_with("NAVADMIN") || text.starts_with("ALNAV");
        return line + 1;
    }
    if (label_ahead(state, line)) {
        return parse_line_before_label(state, line, kind);
    }
    const bool in_print = state.print && !state.class_seen && text.size() < 70 &&
                          is_all_capitals(text) && looks_like_attention(text);
    return is_late_attention(state, line) || in_print ? add_attention(state, line) : line;
}

/// A class line, or a level alone at the head or foot of a page.
void take_level_line(ParserState& state, std::size_t line, const ClassLine& found) {
    Classification& classification = state.out.classification;
    const bool before_header = state.out.from.empty() && !state.out.dtg;
    const bool banner = found.level_only() && (state.print || state.class_seen || before_header);
    if (banner && classification.level == Level::None) {
        classification.level = found.level;
        if (found.limited_official_use) {
            classification.caveats.emplace_back("LIMITED OFFICIAL USE");
        }
        for (const std::string_view word : found.handling) {
            if (before_header && !word.empty()) {  // UNCLASSIFIED / SBU
                add_caption_text(state.out, word);
            }
        }
    }
    if (banner || (state.class_seen && found.number == 0 && state.labels_seen)) {
        state.mark(line, LinePart::Banner);
    } else {
        take_class_line(state, line, found);
    }
}

std::size_t parse_labelled_line(ParserState& state, std::size_t line) {
    std::string_view value;
    bool misspelt = false;
    const Label label = recognise_label(state.text(line), value, misspelt);
    if (misspelt) {
        state.report("tags-label-misspelt", Finding::Severity::Warning, state.content[line].begin,
                     "the label of the TAGS line is misspelt");
    }
    return parse_label(state, line, label, value);
}

}  // namespace

bool looks_like_attention(std::string_view text) {
    if (text.size() > 130 || text.size() < 7) {
        return false;
    }
    if (!is_upper(text[0])) {
        return false;
    }
    const bool words = has_word(text, "FOR") || has_word(text, "PASS") || has_word(text, "FROM") ||
                       text.find(" also for ") != std::string_view::npos;
    return words && !text.ends_with('.');
}

bool is_own_number_line(const ParserState& state, std::string_view text) {
    ClassLine line;
    if (state.from_origin.empty() || text.size() > 60 || !is_upper(text[0]) ||
        !parse_origin_number(text, line)) {
        return false;
    }
    const std::string origin = canonical_origin(line.origin).canonical;
    return origin == state.from_origin;
}

void take_class_line(ParserState& state, std::size_t line, const ClassLine& found) {
    Telegram& out = state.out;
    state.mark(line, LinePart::ClassLine);
    if (out.class_line.empty() || found.number != 0) {
        out.class_line = state.text(line);
    }
    if (found.level > out.classification.level) {
        out.classification.level = found.level;
    }
    if (found.limited_official_use && out.classification.caveats.empty()) {
        out.classification.caveats.emplace_back("LIMITED OFFICIAL USE");
    }
    for (const std::string_view word : found.handling) {
        if (!word.empty()) {
            add_caption_text(out, word);
        }
    }
    if (found.section != 0 && found.section <= kMaxSections) {
        if (std::find(out.sections.begin(), out.sections.end(), found.section) ==
            out.sections.end()) {
            out.sections.push_back(found.section);
        }
        const bool stated = out.sections_total > 1 && !out.sections_total_lost;
        out.sections_total_lost = found.total == 0 && !stated;
        out.sections_total = std::max(out.sections_total, std::max(found.total, found.section));
    }
    if (!found.rest.empty() && found.number != 0) {
        add_caption_text(out, found.rest);
    }
    state.propose_mrn(
        {MrnCandidate::Source::ClassLine, found.origin, found.number,
         found.number_text.empty() ? state.content[line].begin : state.offset_of(found.number_text),
         found.series});
    state.number_seen = state.number_seen || found.number != 0 || found.section != 0;
    state.class_seen = state.number_seen || !out.from.empty();
}

std::size_t parse_text_header_line(ParserState& state, std::size_t line, HeaderLine kind) {
    const std::string_view text = state.text(line);
    std::size_t next = parse_labelled_line(state, line);
    if (next != line || text.size() > kMaxHeaderLine || begins_attributes(text)) {
        return next;
    }
    if (const auto found = parse_class_line(text)) {
        take_level_line(state, line, *found);
        return line + 1;
    }
    if (is_release_banner(text) || text == "---" || text == "Cable Text:" ||
        is_level_banner(text)) {
        state.mark(line, LinePart::Banner);
        return line + 1;
    }
    next = parse_page_furniture(state, line);
    if (next != line) {
        return next;
    }
    ClassLine own;
    if (is_own_number_line(state, text) && parse_origin_number(text, own)) {
        take_class_line(state, line, own);
        return line + 1;
    }
    return parse_free_line(state, line, kind);
}

}  // namespace reftel::telegram
