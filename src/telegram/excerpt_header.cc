// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/classification.h"
#include "telegram/excerpt.h"
#include "telegram/excerpt_references.h"
#include "telegram/furniture.h"
#include "telegram/lexer.h"
#include "telegram/one_slip.h"
#include "telegram/paragraph_opening.h"

// SUBJECT, found by its label anywhere; a REF label ends it, also glued to it: `...PRIMEREF:`.
namespace reftel::telegram {
namespace {

/// SUBJECT, also with one slip, SUBJ or SUBJECT/TITLE at the front of `text`; its length, 0 for
/// other words.
std::size_t subject_label(std::string_view text) {
    constexpr std::string_view kLabel = "SUBJECT";
    if (starts_with_fold(text, "SUBJECT/TITLE")) {
        return 13;
    }
    std::size_t size = 0;
    while (size < text.size() && size <= kLabel.size() + 1 && is_alpha(text[size])) {
        ++size;
    }
    const std::string word = to_upper(text.substr(0, size));
    const bool label = word == "SUBJ" || word == "SUB" ||
                       (size >= kLabel.size() - 1 && is_one_slip_apart(word, kLabel));
    return label ? size : 0;
}

/// Offset behind a SUBJECT label; npos without one.
std::size_t find_subject(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char first = to_upper(text[at]);
        const bool start = at == 0 || is_space(text[at - 1]);
        const std::size_t length = start && (first == 'S' || first == 'U')
                                       ? subject_label(text.substr(at))
                                       : std::size_t{0};
        if (length == 0) {
            continue;
        }
        const std::size_t next = text.find_first_not_of(' ', at + length);
        const bool colon =
            next != std::string_view::npos && (text[next] == ':' || text[next] == ';');
        const bool line = at == 0 || text[at - 1] == '\n';
        const std::string_view label = text.substr(at, length);
        if (colon || (line && (label == "SUBJECT" || label == "SUBJ"))) {
            return colon ? next + 1 : std::min(text.find_first_not_of(" -.", next), text.size());
        }
    }
    // Glued to the field before it: `XGSUBJECT: ...`
    constexpr std::string_view kGlued = "SUBJECT:";
    const std::size_t glued = text.find(kGlued);
    return glued == std::string_view::npos ? glued : glued + kGlued.size();
}

/// `1. (C) Summary: ...` behind the subject on its line.
bool opens_text(std::string_view text) {
    text.remove_prefix(text.starts_with("\xC2\xB6") ? 2 : 0);
    if (!text.starts_with("1.")) {
        return false;
    }
    const std::string_view rest = trim_left(text.substr(2));
    Level level = Level::None;
    return portion_mark_length(rest, level) > 0 || starts_with_word_fold(rest, "SUMMARY") ||
           starts_with_word_fold(rest, "BEGIN SUMMARY") ||
           starts_with_word_fold(rest, "CLASSIFIED BY");
}

/// CLASSIFIED BY, also with one slip.
bool begins_classified_by(std::string_view text) {
    constexpr std::string_view kWord = "CLASSIFIED";
    std::size_t size = 0;
    while (size < text.size() && size < kWord.size() + 2 && is_alpha(text[size])) {
        ++size;
    }
    return size + 1 >= kWord.size() && starts_with_word_fold(trim_left(text.substr(size)), "BY") &&
           is_one_slip_apart(to_upper(text.substr(0, size)), kWord);
}

/// `PAGE 02 ZENDA 00012 121212Z`
bool begins_page(std::string_view text) {
    return starts_with_word(text, "PAGE") && text.size() > 7 && is_digit(text[5]) &&
           is_digit(text[6]) && parse_page_line(text).has_value();
}

/// Where a label stands that ends a subject within its line.
std::size_t find_inline_end(std::string_view line) {
    for (std::size_t at = 1; at < line.size(); ++at) {
        const char c = to_upper(line[at]);
        const bool blank = line[at - 1] == ' ';
        const bool word = blank || line[at] != c || is_upper(line[at]);
        if (c == 'R' && word && reference_label_length(line, at) > 0 &&
            (blank || is_upper(line[at]))) {
            return at;
        }
        if (c == 'R' && is_upper(line[at]) && unsigned_reference_label_length(line, at) > 0 &&
            (blank || starts_with_word(line.substr(at), "REF"))) {
            return at;
        }
        if (c == 'C' && is_upper(line[at]) && begins_classified_by(line.substr(at))) {
            return at;
        }
        const bool derived = c == 'D' && starts_with_fold(line.substr(at), "DERIVED FROM:");
        if (blank && (derived || (c == 'P' && begins_page(line.substr(at))))) {
            return at;
        }
        const bool order = c == 'E' && blank && starts_with_fold(line.substr(at), "E.O. 1");
        const bool text = (c == '1' || c == '\xC2') && opens_text(line.substr(at));
        if (order || (blank && text)) {
            return at;
        }
        if (c == 'T' && blank && starts_with_fold(line.substr(at), "TAGS:")) {
            return at;
        }
    }
    return line.size();
}

/// `(1) Text`
bool is_bracketed_number(std::string_view line) {
    return line.size() > 4 && line[0] == '(' && line[1] == '1' && line[2] == ')' && line[3] == ' ';
}

/// `2)` closes a bracket of the line above: `(PART 1 OF`.
bool closes_bracket(std::string_view before, std::string_view line) {
    return before.rfind('(') != std::string_view::npos &&
           before.find(')', before.rfind('(')) == std::string_view::npos &&
           line.find(')') == leading_digits(line);
}

bool ends_subject(std::string_view before, std::string_view line) {
    Level level = Level::None;
    return (opens_first_paragraph(line) && !closes_bracket(before, line)) ||
           is_bracketed_number(line) || begins_classified_by(line) ||
           starts_with_fold(line, "RETEL") || starts_with_word(line, "DECLAS") ||
           starts_with_fold(line, "REASON:") || starts_with_fold(line, "REASONS:") ||
           starts_with_fold(line, "PLEASE PROTECT ") ||
           starts_with_fold(line, "THIS IS AN ACTION") || is_underline(line) ||
           starts_with_word(line, "PAGE") || portion_mark_length(line, level) > 0 ||
           opens_text(line) || starts_with_word_fold(line, "REF") ||
           starts_with_word_fold(line, "REFS") || starts_with_word_fold(line, "REFTEL") ||
           starts_with_word_fold(line, "REFTELS") || starts_with_fold(line, "REFERENCE:") ||
           starts_with_fold(line, "REFERENCES:") || starts_with_fold(line, "DERIVED FROM") ||
           starts_with_fold(line, "TAGS") || starts_with_word(line, "DECL") ||
           starts_with_word(line, "SENSITIVE BUT UNCLASSIFIED") ||
           starts_with_fold(line, "THIS MESSAGE IS ") || is_caption_word(line) ||
           starts_with_word_fold(line, "E.O") || starts_with_word(line, "SUMMARY") ||
           starts_with_word(line, "Summary");
}

std::string_view drop_marks(std::string_view text) {
    for (;;) {
        const std::string_view before = text;
        Level level = Level::None;
        const std::size_t mark = portion_mark_length(text, level);
        text = trim(text.substr(mark));
        const std::size_t open = text.ends_with(')') ? text.rfind('(') : std::string_view::npos;
        if (open != std::string_view::npos && open > 0 &&
            portion_mark_length(text.substr(open), level) == text.size() - open) {
            text = trim_right(text.substr(0, open));
        }
        if (text.size() == before.size()) {
            return text;
        }
    }
}

std::string_view without_margins(std::string_view line) {
    while (!line.empty() && (is_space(line.back()) || line.back() == '\\')) {
        line.remove_suffix(1);
    }
    return trim(line);
}

void append_line(std::string& out, std::string_view line) {
    const char last = out.size() > 2 ? out[out.size() - 2] : ' ';
    const bool hyphen = out.ends_with('-') && (is_alnum(last) || last == '.');  // `U.S.-`
    out += out.empty() || hyphen ? "" : " ";
    out += line;
}

}  // namespace

std::string read_subject(std::string_view text, SubjectMarks marks) {
    const std::size_t begin = find_subject(text);
    if (begin == std::string_view::npos) {
        return {};
    }
    std::string out;
    for (const std::string_view whole : split(text.substr(begin), '\n')) {
        const std::string_view line = without_margins(whole);
        if (line.empty() && out.empty()) {
            continue;
        }
        if (parse_page_mark(line)) {
            continue;
        }
        if (line.empty() || (!out.empty() && ends_subject(out, line))) {
            break;
        }
        const std::size_t end = find_inline_end(line);
        append_line(out, line.substr(0, end));
        if (end < line.size()) {
            break;
        }
    }
    out = collapse_space(out);
    if (out.ends_with('(')) {  // `(REF: ZENDA 12)`
        out.resize(trim_right(std::string_view(out).substr(0, out.size() - 1)).size());
    }
    return marks == SubjectMarks::Remove ? std::string(drop_marks(out)) : out;
}

}  // namespace reftel::telegram
