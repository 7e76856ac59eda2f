// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/keywords.h"

#include <array>
#include <cstddef>

#include "base/text.h"

namespace reftel::web {
namespace {

constexpr std::array<std::string_view, 5> kLabels = {"SUMMARY", "COMMENT", "ACTION REQUEST",
                                                     "INTRODUCTION", "NOTE"};
constexpr std::array<std::string_view, 3> kBefore = {"END OF ", "END ", "BEGIN "};

bool is_word_end(std::string_view text, std::size_t at) {
    return at >= text.size() || !is_alnum(text[at]);
}

/// Length of the label at the front of `text`; 0 when there is none.
std::size_t label_length(std::string_view text) {
    for (const auto label : kLabels) {
        if (text.starts_with(label) && is_word_end(text, label.size())) {
            return label.size();
        }
    }
    return 0;
}

std::size_t before_length(std::string_view text) {
    for (const auto before : kBefore) {
        if (text.starts_with(before)) {
            return before.size();
        }
    }
    return 0;
}

/// `SUMMARY`, `SUMMARY AND COMMENT`, with the sign behind it.
std::size_t labels_length(std::string_view text) {
    std::size_t length = label_length(text);
    if (length > 0 && text.substr(length).starts_with(" AND ")) {
        const std::size_t second = label_length(text.substr(length + 5));
        length += second > 0 ? 5 + second : 0;
    }
    return length;
}

/// Length of the keyword at the front of `text`: a label that `BEGIN` or `END` announces, or one
/// before a colon.
std::size_t keyword_length(std::string_view text) {
    const std::size_t before = before_length(text);
    const std::size_t labels = labels_length(text.substr(before));
    if (labels == 0) {
        return 0;
    }
    const std::size_t end = before + labels;
    const char sign = end < text.size() ? text[end] : '\0';
    if (sign == ':' || (before > 0 && sign == '.')) {
        return end + 1;
    }
    return before > 0 ? end : 0;
}

Span span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// `ref`, `refs`, `reftel`, `reftels` at the front, in any case, with the blank behind: its length,
/// else 0.
std::size_t ref_word_length(std::string_view text) {
    static constexpr std::array<std::string_view, 4> kWords = {"reftels ", "reftel ", "refs ",
                                                               "ref "};
    for (const auto word : kWords) {
        if (starts_with_fold(text, word)) {
            return word.size();
        }
    }
    return 0;
}

}  // namespace

std::vector<Span> find_keywords(std::string_view text) {
    std::vector<Span> out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool starts_word = is_upper(text[at]) && (at == 0 || !is_alnum(text[at - 1]));
        const std::size_t length = starts_word ? keyword_length(text.substr(at)) : 0;
        if (length > 0) {
            out.push_back(span_of(at, at + length));
            at += length - 1;
        }
    }
    return out;
}

std::vector<LetterMention> find_letter_mentions(std::string_view text) {
    std::vector<LetterMention> out;
    for (std::size_t at = 0; at + 4 < text.size() + 1; ++at) {
        if ((text[at] != 'r' && text[at] != 'R') || (at > 0 && is_alnum(text[at - 1]))) {
            continue;
        }
        const std::size_t letter = at + ref_word_length(text.substr(at));
        const bool single = letter > at && letter < text.size() && is_alpha(text[letter]) &&
                            is_word_end(text, letter + 1);
        // "ref a" is a letter, "ref i think" is none: small letters count before a sign only.
        if (single &&
            (is_upper(text[letter]) || letter + 1 == text.size() || !is_space(text[letter + 1]))) {
            out.push_back({span_of(at, letter + 1), to_upper(text[letter])});
            at = letter;
        }
    }
    return out;
}

}  // namespace reftel::web
