// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/sentence.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"

namespace reftel::telegram {
namespace {

/// What stands before a name or a word, never at an end.
constexpr auto kBeforeName = std::to_array<std::string_view>(
    {"adm",  "amb",  "assoc", "asst", "atty", "brig", "capt", "cdr",  "cf",  "cmdr",
     "col",  "cong", "cpl",   "dr",   "gen",  "gov",  "hon",  "lt",   "maj", "messrs",
     "mlle", "mme",  "mr",    "mrs",  "ms",   "mt",   "pres", "prof", "rep", "rev",
     "sen",  "sgt",  "st",    "ste",  "supt", "viz",  "vs"});
/// What stands before a figure; elsewhere it may be a word.
constexpr auto kBeforeFigure = std::to_array<std::string_view>(
    {"approx", "apr",  "art",   "arts", "aug", "ca",  "ch",   "dec", "feb",
     "fig",    "jan",  "jul",   "jun",  "mar", "no",  "nos",  "nov", "oct",
     "p",      "para", "paras", "pp",   "sec", "sep", "sept", "vol", "vols"});
/// What may end a sentence, and mostly does not.
constexpr auto kWithin = std::to_array<std::string_view>(
    {"bros", "co", "corp", "dept", "dist", "etc", "govt", "inc", "jr", "ltd", "min", "natl", "sr"});
/// Words with which a sentence begins and hardly ever goes on behind an abbreviation.
constexpr auto kBeginnings = std::to_array<std::string_view>(
    {"although", "but", "he", "however", "i", "it", "she", "the", "there", "these", "they", "this",
     "those", "we", "when", "while"});

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](auto known) { return equals_fold(known, word); });
}

bool closes(char c) {
    return c == '"' || c == '\'' || c == ')' || c == ']';
}

bool opens(char c) {
    return c == '"' || c == '\'' || c == '(' || c == '[';
}

/// The size of a typographic closing quotation mark (U+2019, U+201D) at `at`; 0 when there is none.
std::size_t closing_mark(std::string_view text, std::size_t at) {
    const std::string_view mark = text.substr(at, 3);
    return mark == "\xE2\x80\x99" || mark == "\xE2\x80\x9D" ? 3 : 0;
}

/// Behind the closing marks that follow the sign at `at`.
std::size_t behind(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size()) {
        const std::size_t size = closes(text[end]) ? 1 : closing_mark(text, end);
        if (size == 0) {
            break;
        }
        end += size;
    }
    return end;
}

bool is_of_word(char c) {
    return is_alnum(c) || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// Letters, figures and full stops before `at`.
std::string_view word_before(std::string_view text, std::size_t at) {
    // No abbreviation is longer; a row of full stops may be as long as the text.
    constexpr std::size_t kLongest = 24;
    std::size_t begin = at;
    while (begin > 0 && at - begin < kLongest && is_of_word(text[begin - 1])) {
        --begin;
    }
    return text.substr(begin, at - begin);
}

std::string_view word_at(std::string_view text) {
    const auto* const end = std::ranges::find_if_not(text, is_alpha);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// `U.S`, `J`, `p.m`: single letters with full stops between.
bool is_letters_with_stops(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (i % 2 == 0 ? !is_alpha(word[i]) : word[i] != '.') {
            return false;
        }
    }
    return word.size() % 2 == 1;
}

/// Whether the full stop at the end of `word` can end a sentence before `next`.
bool stop_ends(std::string_view word, std::string_view next) {
    if (is_lower(next.front()) || is_one_of(word, kBeforeName)) {
        return false;
    }
    if (is_digit(next.front()) && is_one_of(word, kBeforeFigure)) {
        return false;
    }
    const bool within = is_letters_with_stops(word) || is_one_of(word, kWithin);
    return !within || is_one_of(word_at(next), kBeginnings);
}

}  // namespace

bool ends_sentence(std::string_view text, std::size_t at) {
    const char sign = text[at];
    if (sign != '.' && sign != '?' && sign != '!') {
        return false;
    }
    const std::size_t end = behind(text, at);
    if (end < text.size() && !is_space(text[end])) {
        return false;
    }
    std::size_t next = end;
    while (next < text.size() && (is_space(text[next]) || opens(text[next]))) {
        ++next;
    }
    if (next == text.size()) {
        return true;
    }
    return sign == '.' ? stop_ends(word_before(text, at), text.substr(next))
                       : !is_lower(text[next]);
}

std::size_t sentence_end(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        if (ends_sentence(text, at)) {
            return behind(text, at);
        }
    }
    return text.size();
}

}  // namespace reftel::telegram
