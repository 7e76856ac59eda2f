// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"
#include "telegram/paragraph_opening.h"

// E.O. 12958: N/A          TAGS: PREL, XG          SUBJECT: ...          REF: A. ... Classified By:
// ...
//
// A field has no end of its own. It goes on with the next lines until a blank line or a line that
// is something else; what counts as "something else" differs by field and is said at each function.
namespace reftel::telegram {
namespace {

constexpr std::size_t kMostLinesApart = 10;

/// A line that can continue no field.
bool breaks_field(const ParserState& state, std::size_t line) {
    const std::string_view text = state.text(line);
    std::string_view value;
    bool misspelt = false;
    return text.size() > kMaxHeaderLine || recognise_label(text, value, misspelt) != Label::None ||
           opens_first_paragraph(text) || is_level_banner(text) || parse_page_line(text) ||
           parse_page_mark(text) || is_underline(text) || is_release_banner(text) ||
           begins_attributes(text);
}

/// Where a page is turned at `line`: the text behind its mark and the blank lines and banners
/// around it; `line` where none is. PAGE 01 begins a header. [F30]
std::size_t behind_page_break(const ParserState& state, std::size_t line) {
    const std::size_t end = std::min(line + kMostLinesApart, state.size());
    bool turned = false;
    for (std::size_t at = line; at < end; ++at) {
        if (state.blank(at)) {
            continue;
        }
        const std::string_view text = state.text(at);
        std::optional<PageMark> page = parse_page_line(text);
        const bool mark = page ? page->page > 1 : parse_page_mark(text).has_value();
        if (!mark && !is_level_banner(text)) {
            return turned ? at : line;
        }
        turned = turned || mark;
    }
    return line;
}

/// Gives the lines of a page break their parts.
void mark_page_break(ParserState& state, std::size_t from, std::size_t to) {
    while (from < to) {
        from = state.blank(from) ? from + 1 : parse_page_furniture(state, from);
    }
}

/// What cannot be the end: `REQUEST FOR`, `VISIT BY SENATOR ROE:`, `LANTERN WEEK -`.
bool ends_open(std::string_view text) {
    constexpr std::array<std::string_view, 15> kWords{"A",  "AN",  "AND",  "AS",   "AT",
                                                      "BY", "FOR", "FROM", "IN",   "OF",
                                                      "ON", "OR",  "TO",   "WITH", "THE"};
    if (text.empty() || text.ends_with(',') || text.ends_with('-') || text.ends_with(':') ||
        text.ends_with('/') || text.ends_with('&')) {
        return true;
    }
    const std::string_view last = text.substr(text.rfind(' ') + 1);
    return last.size() < text.size() &&
           std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return equals_fold(last, word); });
}

bool opens_summary(std::string_view text) {
    for (const std::string_view word :
         {"SUMMARY", "BEGIN SUMMARY", "INTRODUCTION", "COMMENT", "ACTION REQUEST"}) {
        if (starts_with_word_fold(text, word)) {
            return true;
        }
    }
    return false;
}

/// Cuts `value` where another label stands on the same line: `E.O. 12958: N/A TAGS: PREL SUBJECT:
/// X`; gives the rest from that label on.
std::string_view cut_at_label(std::string_view& value, std::string_view word) {
    for (std::size_t from = 0; from < value.size();) {
        const std::size_t found = find_word_fold(value.substr(from), word);
        if (found == std::string_view::npos) {
            return {};
        }
        const std::size_t at = from + found;
        const std::string_view after = trim_left(value.substr(at + word.size()));
        if (at > 0 && after.starts_with(':')) {
            const std::string_view rest = value.substr(at);
            value = trim_right(value.substr(0, at));
            return rest;
        }
        from = at + word.size();
    }
    return {};
}

std::string_view after_colon(std::string_view label) {
    return trim_left(label.substr(label.find(':') + 1));
}

void extend(std::string_view& field, const ParserState& state, std::size_t line) {
    const std::string_view text = state.text(line);
    field = {field.data(), static_cast<std::size_t>(text.data() + text.size() - field.data())};
}

void append_joined(std::string& out, std::string_view text) {
    if (!out.empty()) {
        // A word hyphenated at the end of the line, as typists of the 1970s did. [F42]
        if (out.size() > 2 && out.back() == '-' && is_upper(out[out.size() - 2]) &&
            is_upper(text.front())) {
            out.pop_back();
        } else {
            out += ' ';
        }
    }
    out += text;
}

bool is_reference_item(std::string_view text) {
    if (text.starts_with("\xC2\xB6")) {
        text.remove_prefix(2);
    }
    if (starts_with_word_fold(text, "REF") && text.size() > 5) {
        return true;
    }
    if (list_mark_length(text) > 0 && !is_digit(text[0]) && text[0] != '-' && text[0] != '*') {
        return true;
    }
    return text.size() > 3 && is_upper(text[0]) && (text[1] == ')' || text[1] == '.');
}

/// `C. ZENDA 12`: an item that others stand before, with a number.
bool is_later_item(std::string_view text) {
    if (text.starts_with("\xC2\xB6") || text.starts_with('(')) {
        text.remove_prefix(text[0] == '(' ? 1 : 2);
    }
    return text.size() > 3 && text.size() < 75 && is_upper(text[0]) && text[0] > 'A' &&
           (text[1] == ')' || text[1] == '.') &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

/// Short, with a number, no sentence: `KABUL 936, 935`.
bool is_reference_rest(std::string_view text, std::string_view before) {
    const char end = before.back();
    const bool open = end == ',' || end == ';' || end == '/' || end == '&' || end == ')' ||
                      before.ends_with(" AND") || before.ends_with(" and");
    const bool number = text.find_first_of("0123456789") != std::string_view::npos;
    return text.size() < 70 && number && !text.ends_with('.') && (open || text.size() < 40);
}

std::size_t parse_references(ParserState& state, std::size_t line, std::string_view value) {
    state.mark(line, LinePart::Ref);
    std::string_view field = value;
    std::string_view before = value.empty() ? std::string_view(",") : value;
    const auto end_field = [&state, &field] {
        if (!field.empty()) {
            state.reference_fields.push_back(state.span_of(field));
            field = {};
        }
    };
    ++line;
    while (line < state.size()) {
        const std::size_t behind = behind_page_break(state, line);
        const bool turned = behind != line;
        const std::size_t next = turned ? behind : state.next_text(line);
        if (next >= state.size() || breaks_field(state, next)) {
            break;
        }
        const std::string_view text = state.text(next);
        const bool item =
            is_reference_item(text) && text.size() < 200 &&
            (text.size() < 75 || text.find_first_of("0123456789") != std::string_view::npos);
        const bool apart = !turned && next > line;
        if (opens_summary(text) || (apart && !item) ||
            (apart && next > line + 1 && !is_later_item(text)) ||
            (!item && !is_reference_rest(text, before))) {
            break;
        }
        if (turned) {
            end_field();  // What is between is none of it.
            mark_page_break(state, line, next);
        }
        if (field.empty()) {
            field = text;
        }
        extend(field, state, next);
        state.mark(next, LinePart::Ref);
        before = text;
        line = next + 1;
    }
    end_field();
    return line;
}

/// `2. ...` directly below a subject whose items are numbered, `1. ...`.
bool is_item(std::string_view text, unsigned number) {
    if (text.empty() || !is_digit(text[0])) {
        return false;
    }
    const ParagraphOpening opening = read_opening(text);
    return opening.number == number && opening.mark_text.empty();
}

/// Cuts a subject before references on its line, `Lantern Festival. REF: STRELSAU 12`, and the full
/// stop between; gives what follows their label.
std::string_view cut_at_references(std::string_view& subject) {
    if (subject.find(':') == std::string_view::npos) {
        return {};
    }
    for (const std::string_view word : {"REF", "REFS", "REFTEL", "REFTELS"}) {
        const std::string_view references = cut_at_label(subject, word);
        if (!references.empty()) {
            subject.remove_suffix(subject.ends_with('.') ? 1 : 0);
            return after_colon(references);
        }
    }
    return {};
}

/// A subject whose line goes on with `references`.
std::size_t parse_subject_before(ParserState& state, std::size_t line, std::string_view subject,
                                 std::string_view references) {
    const std::size_t next = parse_references(state, line, references);
    state.mark(line, LinePart::Subject);
    state.subject_offset = state.offset_of(subject);
    if (subject.size() > state.out.subject.size()) {
        state.out.subject = subject;
    }
    state.labels_seen = true;
    return next;
}

/// Every word of a continuation line must look like one of the TAGS.
bool continues_tags(std::string_view text, std::string_view before) {
    const auto opened = std::count(before.begin(), before.end(), '(');
    const auto closed = std::count(before.begin(), before.end(), ')');
    if (opened > closed) {
        return text.size() < 120;
    }
    if (text.size() > 80 || !is_all_capitals(text) || is_caption_word(text)) {
        return false;
    }
    std::string_view rest = text;
    bool person = false;
    while (!rest.empty()) {
        const std::string_view word = take_word(rest);
        person = person || word.starts_with('(');
        const std::size_t size = word.ends_with(',') ? word.size() - 1 : word.size();
        if (!person &&
            (size < 2 || size > 8 || word.find_first_of(".:;") != std::string_view::npos)) {
            return false;
        }
        person = person && word.find(')') == std::string_view::npos;
    }
    return before.ends_with(',') || text.find(' ') != std::string_view::npos || text.size() <= 5;
}

std::size_t parse_subject(ParserState& state, std::size_t line, std::string_view value) {
    Telegram& out = state.out;
    const std::string_view references = cut_at_references(value);
    if (!references.empty()) {
        return parse_subject_before(state, line, value, references);
    }
    state.mark(line, LinePart::Subject);
    std::string subject(value);
    state.subject_offset = value.empty() ? state.content[line].begin : state.offset_of(value);
    std::string_view previous = state.text(line);
    bool open = ends_open(value);
    unsigned items = is_item(value, 1) ? 1 : 0;
    ++line;
    for (std::size_t count = 1; count < kMaxSubjectLines && line < state.size(); ++count) {
        const std::size_t behind = behind_page_break(state, line);
        const bool turned = behind != line;
        const std::size_t next = subject.empty() && !turned ? state.next_text(line) : behind;
        if (next >= state.size() || next > line + kMostLinesApart || state.blank(next)) {
            break;
        }
        const std::string_view text = state.text(next);
        const bool may_go_on = open || (previous.size() >= 40 && previous.size() <= 130);
        if (items != 0 && next == line && is_item(text, items + 1)) {
            ++items;
        } else if (breaks_field(state, next) || opens_summary(text) || text[0] == '(' ||
                   text.starts_with("FM ") || !may_go_on ||
                   (subject.empty() && text.find(',') != std::string_view::npos &&
                    continues_tags(text, ","))) {
            break;
        }
        mark_page_break(state, line, next);
        append_joined(subject, text);
        state.mark(next, LinePart::Subject);
        previous = text;
        open = ends_open(text);
        line = next + 1;
    }
    if (subject.size() > out.subject.size()) {
        out.subject = std::move(subject);
    }
    state.labels_seen = true;
    return line;
}

std::size_t parse_tags(ParserState& state, std::size_t line, std::string_view value) {
    state.mark(line, LinePart::Tags);
    state.labels_seen = true;
    const std::string_view subject = cut_at_label(value, "SUBJECT");
    std::string_view field = value;
    std::string_view before = value;
    ++line;
    while (subject.empty() && line < state.size() && !value.empty()) {
        const std::size_t next = behind_page_break(state, line);
        if (state.blank(next) || breaks_field(state, next) ||
            !continues_tags(state.text(next), before)) {
            break;
        }
        before = state.text(next);
        if (next != line) {
            add_tags(state, field);  // What is between is none of it.
            mark_page_break(state, line, next);
            field = before;
        }
        extend(field, state, next);
        state.mark(next, LinePart::Tags);
        line = next + 1;
    }
    add_tags(state, field);
    return subject.empty() ? line : parse_subject(state, line - 1, after_colon(subject));
}

std::size_t parse_executive_order(ParserState& state, std::size_t line, std::string_view value) {
    Telegram& out = state.out;
    const std::size_t first = line;
    state.mark(line, LinePart::ExecutiveOrder);
    state.labels_seen = true;
    const std::string_view tags = cut_at_label(value, "TAGS");
    const std::string_view subject =
        tags.empty() ? cut_at_label(value, "SUBJECT") : std::string_view{};
    const std::size_t digits = leading_digits(value);
    std::string_view order = value.substr(0, digits);
    std::string_view text = value.substr(digits);
    text.remove_prefix(std::min(text.find_first_not_of(" :;,."), text.size()));
    ++line;
    const bool open =
        std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')') ||
        text.ends_with(',');
    if (!text.empty() && open && tags.empty() && line < state.size() && !state.blank(line) &&
        !breaks_field(state, line)) {
        extend(text, state, line);
        state.mark(line, LinePart::ExecutiveOrder);
        ++line;
    }
    if (out.executive_order.empty() && out.executive_order_text.empty()) {
        out.executive_order = order;
        out.executive_order_text = text;
        if (digits != 5) {
            state.report("eo-garbled", Finding::Severity::Warning, state.content[first].begin,
                         "the number of the executive order does not have five digits");
        }
    }
    if (!tags.empty()) {
        const std::size_t next = parse_tags(state, line - 1, after_colon(tags));
        state.mark(first, LinePart::ExecutiveOrder);
        return next;
    }
    return subject.empty() ? line : parse_subject(state, line - 1, after_colon(subject));
}

std::size_t parse_classified_by(ParserState& state, std::size_t line) {
    std::string& out = state.out.classified_by;
    append_joined(out, state.text(line));
    state.mark(line, LinePart::ClassifiedBy);
    ++line;
    for (std::size_t count = 0; count < 5 && line < state.size(); ++count) {
        const std::size_t next =
            out.ends_with('.') && state.blank(line) ? line : behind_page_break(state, line);
        if (state.blank(next) || breaks_field(state, next) || opens_summary(state.text(next)) ||
            state.text(next).size() > 130) {
            break;
        }
        mark_page_break(state, line, next);
        append_joined(out, state.text(next));
        state.mark(next, LinePart::ClassifiedBy);
        line = next + 1;
    }
    return line;
}

}  // namespace

std::size_t parse_label(ParserState& state, std::size_t line, Label label, std::string_view value) {
    switch (label) {
        case Label::ExecutiveOrder:
            return parse_executive_order(state, line, value);
        case Label::Tags:
            return parse_tags(state, line, value);
        case Label::Subject:
            return parse_subject(state, line, value);
        case Label::Ref:
            return parse_references(state, line, value);
        case Label::ClassifiedBy:
            return parse_classified_by(state, line);
        case Label::None:
            break;
    }
    return line;
}

}  // namespace reftel::telegram
