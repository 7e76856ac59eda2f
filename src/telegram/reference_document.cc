// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/reference_document.h"

#include <algorithm>
#include <array>

namespace reftel::telegram {
namespace {

constexpr std::array<std::string_view, 5> kEmailWords{"EMAIL", "EMAILS", "MAIL", "MAILS",
                                                      "EMAILED"};
/// Each with or without an S behind it, as those of the next list.
constexpr std::array<std::string_view, 7> kPhoneWords{"PHONCON", "PHONE",     "PHONECON",  "TELCON",
                                                      "TELECON", "TELEPHONE", "TELEPHONIC"};
constexpr std::array<std::string_view, 29> kDocumentWords{
    "APPENDIX",     "ARTICLE",    "BOOK",       "CABLE",    "CALL", "CFR",
    "CONVERSATION", "DISCUSSION", "FAH",        "FAM",      "FAX",  "FBIS",
    "HANDBOOK",     "IIR",        "LAW",        "LETTER",   "LIC",  "MANUAL",
    "MEETING",      "MEMO",       "MEMORANDUM", "NOTE",     "OSC",  "PAPER",
    "REPORT",       "RESOLUTION", "TD",         "TRACKING", "UNSCR"};
/// What is left over when telegrams are taken out says nothing when it has only such words.
constexpr std::array<std::string_view, 15> kEmptyWords{
    "NOTAL",  "AND",       "PREVIOUS", "CONFIDENTIAL", "SECRET", "UNCLASSIFIED",
    "UNCLAS", "SENSITIVE", "EXDIS",    "NODIS",        "LIMDIS", "NA",
    "NONE",   "N",         "A"};

template <typename List>
bool is_among(const List& list, std::string_view word) {
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view known) { return equals_fold(known, word); });
}

/// The word is in the list, or its plural.
template <typename List>
bool is_one_of(const List& list, std::string_view word) {
    const bool plural = word.ends_with('S') || word.ends_with('s');
    return is_among(list, word) || (plural && is_among(list, word.substr(0, word.size() - 1)));
}

bool is_memcon(std::span<const Token> tokens, std::size_t at) {
    const auto is = [&](std::size_t k, std::string_view word) {
        return k < tokens.size() && tokens[k].is_word(word);
    };
    return is(at, "MEMCON") || is(at, "MEMCONS") ||
           (is(at, "MEMORANDUM") && is(at + 1, "OF") && is(at + 2, "CONVERSATION"));
}

bool is_septel(const Token& token) {
    return token.is_word("SEPTEL") || token.is_word("SEPTELS");
}

/// EMAIL, E-MAIL; not the MAIL of a post.
bool is_email(std::span<const Token> tokens, std::size_t at) {
    const std::string_view word = tokens[at].text;
    return is_among(kEmailWords, word) &&
           (to_upper(word[0]) == 'E' ||
            (at >= 2 && tokens[at - 1].is_sign('-') && tokens[at - 2].is_word("E")));
}

}  // namespace

bool names_document(std::span<const Token> tokens, std::size_t at) {
    const Token& here = tokens[at];
    return here.type == Token::Type::Word &&
           (is_one_of(kDocumentWords, here.text) || is_one_of(kPhoneWords, here.text) ||
            is_septel(here) || is_email(tokens, at) || is_memcon(tokens, at));
}

bool says_something(std::span<const Token> entry) {
    return std::any_of(entry.begin(), entry.end(), [](const Token& token) {
        const bool word = token.type == Token::Type::Word && !is_among(kEmptyWords, token.text);
        return word || token.type == Token::Type::Mixed || token.type == Token::Type::Time;
    });
}

Reference::Kind kind_of_document(std::span<const Token> entry) {
    Reference::Kind kind = Reference::Kind::Unknown;
    for (std::size_t i = 0; i < entry.size(); ++i) {
        const Token& here = entry[i];
        if (here.type == Token::Type::Time) {
            return Reference::Kind::DtgReference;
        }
        if (here.type != Token::Type::Word) {
            continue;
        }
        if (is_septel(here)) {
            return Reference::Kind::Septel;
        }
        if (is_email(entry, i)) {
            return Reference::Kind::Email;
        }
        if (is_memcon(entry, i)) {
            return Reference::Kind::Memcon;
        }
        if (is_one_of(kPhoneWords, here.text)) {
            kind = Reference::Kind::PhoneCall;
        } else if (kind == Reference::Kind::Unknown && is_one_of(kDocumentWords, here.text)) {
            kind = Reference::Kind::Document;
        }
    }
    return kind;
}

}  // namespace reftel::telegram
