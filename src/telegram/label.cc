// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/label.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/classification.h"
#include "telegram/lexer.h"

// label = [ mark ] ( "E.O." order | "TAGS" | "SUBJECT" | "REF" | "Classified By" ) [ ":" ], each in
// the spellings that were seen
namespace reftel::telegram {
namespace {

/// Distance of a TAGS label to the word: one letter lost, added or exchanged. [F16]
bool is_tags_label(std::string_view word) {
    constexpr std::array<std::string_view, 10> kSeen{"TAGS", "TAG",   "TAS",   "AGS",  "TABS",
                                                     "TGS",  "TAGES", "TAGGS", "TSGS", "TAFS"};
    return std::any_of(kSeen.begin(), kSeen.end(),
                       [&](std::string_view seen) { return equals_fold(word, seen); });
}

bool take_label(std::string_view text, std::string_view word, std::string_view& value) {
    if (text.size() < word.size() || to_upper(text[1]) != word[1] ||
        !starts_with_word_fold(text, word)) {
        return false;
    }
    std::string_view rest = trim_left(text.substr(word.size()));
    if (rest.starts_with(".:")) {
        rest.remove_prefix(1);
    }
    if (rest.starts_with(':') || rest.starts_with(';')) {
        rest = trim_left(rest.substr(1));
    }
    value = rest;
    return true;
}

bool has_colon_early(std::string_view text, std::size_t within) {
    return text.substr(0, within).find(':') != std::string_view::npos;
}

Label executive_order_label(std::string_view text, std::string_view& value) {
    std::string_view rest = text.substr(1);
    if (rest.starts_with('.')) {
        rest = trim_left(rest.substr(1));
    }
    if (rest.empty() || to_upper(rest[0]) != 'O') {
        return Label::None;
    }
    rest.remove_prefix(1);
    const std::size_t at = rest.find_first_not_of(" .:;,");
    const std::size_t signs = std::min(at, rest.size());
    if (signs == 0) {
        return Label::None;
    }
    rest.remove_prefix(signs);
    if (!rest.empty() && !is_digit(rest[0]) && !text.starts_with("E.O") &&
        !text.starts_with("E. O")) {
        return Label::None;
    }
    value = rest;
    return Label::ExecutiveOrder;
}

/// `A.`, `(A)`, `A)`: the letter before the first of several entries.
bool opens_with_letter(std::string_view text) {
    text.remove_prefix(text.starts_with('(') ? 1 : 0);
    return text.size() > 3 && is_upper(text[0]) && (text[1] == '.' || text[1] == ')') &&
           is_blank(text[2]);
}

/// `RE: ZENDA 198`: this short label may also stand before a subject, so that what follows it must
/// have the form of an entry.
bool is_short_reference_label(std::string_view text, std::string_view& value) {
    if (!text.starts_with("RE:")) {
        return false;
    }
    value = trim_left(text.substr(3));
    const bool numbered = value.size() < 70 && is_all_capitals(value) && !value.ends_with('.') &&
                          value.find_first_of("0123456789") != std::string_view::npos;
    return value.empty() || numbered || opens_with_letter(value);
}

Label reference_label(std::string_view text, std::string_view& value) {
    constexpr std::array<std::string_view, 8> kWords{"REFTELS", "REFTEL", "REFERENCES", "REFERENCE",
                                                     "REFS",    "REF",    "RETEL",      "REF(S)"};
    for (const std::string_view word : kWords) {
        if (take_label(text, word, value)) {
            const std::string_view gap = text.substr(word.size());
            const bool colon = trim_left(gap).starts_with(':') || trim_left(gap).starts_with(';');
            // Without its colon the word may begin a sentence: `REFTEL REPORTS THAT ...`.
            const bool item = value.size() < 70 &&
                              value.find_first_of("0123456789") != std::string_view::npos &&
                              is_all_capitals(value) && !value.ends_with('.');
            return colon || value.empty() || item ? Label::Ref : Label::None;
        }
    }
    return is_short_reference_label(text, value) ? Label::Ref : Label::None;
}

Label subject_label(std::string_view text, std::string_view& value) {
    constexpr std::array<std::string_view, 7> kWords{
        "SUBJECT/TITLE", "SUBJECTS", "SUBJECT", "UBJECT", "SUBJ", "SUBECT", "SUB"};
    for (const std::string_view word : kWords) {
        if (take_label(text, word, value)) {
            const bool colon = has_colon_early(text, word.size() + 3);
            return colon || (word == "SUBJECT" && text.starts_with("SUBJECT ") &&
                             is_all_capitals(value))
                       ? Label::Subject
                       : Label::None;
        }
    }
    return Label::None;
}

Label classified_by_label(std::string_view text, std::string_view& value) {
    constexpr std::array<std::string_view, 6> kWords{"CLASSIFIED BY", "CLASSIFIED", "DERIVED FROM",
                                                     "DECLASSIFY ON", "REASON",     "DERIVED BY"};
    for (const std::string_view word : kWords) {
        if (take_label(text, word, value)) {
            const bool by = word == "CLASSIFIED BY";
            return by || has_colon_early(text, word.size() + 12) ? Label::ClassifiedBy
                                                                 : Label::None;
        }
    }
    return Label::None;
}

}  // namespace

Label recognise_label(std::string_view text, std::string_view& value, bool& misspelt) {
    misspelt = false;
    if (text.size() < 3) {
        return Label::None;
    }
    if (text[0] == '(') {
        Level level = Level::None;
        const std::size_t mark = portion_mark_length(text, level);
        if (mark == 0) {
            return Label::None;
        }
        text = trim_left(text.substr(mark));
        if (text.size() < 3) {
            return Label::None;
        }
    }
    switch (to_upper(text[0])) {
        case 'E':
            return executive_order_label(text, value);
        case 'S':
        case 'U':
            return subject_label(text, value);
        case 'R': {
            const Label label = reference_label(text, value);
            return label == Label::None ? classified_by_label(text, value) : label;
        }
        case 'C':
        case 'D':
            return classified_by_label(text, value);
        case 'T':
        case 'A': {
            const std::size_t end = std::min(text.find_first_of(" :;,"), text.size());
            const std::string_view word = text.substr(0, end);
            const std::string_view gap = trim_left(text.substr(end));
            const bool sign = gap.starts_with(':') || gap.starts_with(';');
            if (!is_tags_label(word) || (!sign && word != "TAGS")) {
                return Label::None;
            }
            misspelt = !equals_fold(word, "TAGS") || gap.starts_with(';');
            value = trim_left(sign ? gap.substr(1) : gap);
            return Label::Tags;
        }
        default:
            return Label::None;
    }
}

}  // namespace reftel::telegram
