// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/origin_name.h"

#include <algorithm>

#include "base/text.h"
#include "telegram/mrn.h"
#include "telegram/origin_table.h"

namespace reftel::telegram {
namespace {

// What stands glued before a name. Longer ones before those they begin with.
constexpr std::array<std::string_view, 18> kPrefixes{
    "AMERICANEMBASSY", "CONSULATEGENERAL", "USCONSULATE", "USEMBASSY", "AMEMBASSY", "AMCONSULATE",
    "AMCONSUL",        "AMCONGEN",         "AMEMB",       "EMBASSY",   "CONSULATE", "CONGEN",
    "USMISSION",       "USOFFICE",         "NOFORN",      "SENSITIVE", "SIPDIS",    "EFTO"};
// These are dropped only when a known name is left, for they begin names of their own too.
constexpr std::array<std::string_view, 4> kCarefulPrefixes{"USINT", "USLO", "REO", "BO"};
constexpr std::array<std::string_view, 7> kCarefulSuffixes{
    "WASHINGTONDC", "WASHINGTON", "WASHDC", "ZDK", "ZFR", "DC", "CITY"};
constexpr std::string_view kDuplicate = "SUSPECTEDDUPLICATE";

// U+00C0 to U+00FF without their accents; a blank is dropped.
constexpr std::string_view kPlainLetters =
    "AAAAAAACEEEEIIIIDNOOOOO OUUUUY SAAAAAAACEEEEIIIIDNOOOOO OUUUUY Y";
static_assert(kPlainLetters.size() == 64);

OriginSpelling find_after_prefix(std::string_view letters) {
    for (const std::string_view prefix : kCarefulPrefixes) {
        if (letters.starts_with(prefix)) {
            const OriginSpelling found = find_spelling(letters.substr(prefix.size()));
            if (found.origin != nullptr && found.spelling <= Spelling::Alias) {
                return found;
            }
        }
    }
    return {};
}

OriginSpelling find_before_suffix(std::string_view letters) {
    for (const std::string_view suffix : kCarefulSuffixes) {
        if (letters.ends_with(suffix)) {
            const OriginSpelling found =
                find_spelling(letters.substr(0, letters.size() - suffix.size()));
            if (found.origin != nullptr && found.spelling <= Spelling::Abbreviation) {
                return found;
            }
        }
    }
    return {};
}

/// `MADRIDSP`, `LAPAZBL`: a post's address ends with its country.
OriginSpelling find_before_country(std::string_view letters) {
    constexpr std::size_t kCountry = 2;
    if (letters.size() <= kShortestOrigin + kCountry) {
        return {};
    }
    const std::string_view country = letters.substr(letters.size() - kCountry);
    const OriginSpelling found = find_spelling(letters.substr(0, letters.size() - kCountry));
    const bool own = found.origin != nullptr && found.spelling <= Spelling::Alias &&
                     found.origin->country_tag == country;
    return own ? found : OriginSpelling{};
}

/// The letters after a prefix that is never part of a name; unchanged when there is none.
std::string_view drop_prefix(std::string_view letters) {
    for (const std::string_view prefix : kPrefixes) {
        if (letters.size() >= prefix.size() + 2 && letters.starts_with(prefix)) {
            return letters.substr(prefix.size());
        }
    }
    return letters;
}

}  // namespace

char plain_letter(std::string_view text) {
    const auto second = static_cast<unsigned char>(text.size() > 1 ? text[1] : '\0');
    if (!text.starts_with('\xC3') || second < 0x80 || second > 0xBF) {
        return '\0';
    }
    return kPlainLetters[second - 0x80U];
}

bool collect_letters(std::string_view as_written, LetterBuffer& out) {
    for (std::size_t i = 0; i < as_written.size(); ++i) {
        const char c = as_written[i];
        char letter = to_upper(c);
        if (c == '/' || c == '(') {
            break;
        }
        if (const char plain = plain_letter(as_written.substr(i)); plain != '\0') {
            letter = plain;
            ++i;
        } else if (is_digit(c)) {
            if (c != '0') {
                return false;
            }
            letter = 'O';
        }
        if (is_upper(letter) && !out.push(letter)) {
            return false;
        }
    }
    return true;
}

ResolvedOrigin resolve_origin(std::string_view letters) {
    if (letters.ends_with(kDuplicate)) {
        letters.remove_suffix(kDuplicate.size());
    }
    for (;;) {
        OriginSpelling found = find_spelling(letters);
        if (found.origin == nullptr) {
            found = find_before_suffix(letters);
        }
        if (found.origin == nullptr) {
            found = find_after_prefix(letters);
        }
        if (found.origin == nullptr) {
            found = find_before_country(letters);
        }
        if (found.origin != nullptr) {
            return {found.origin->canonical, true};
        }
        const std::string_view rest = drop_prefix(letters);
        if (rest.size() == letters.size()) {
            return {letters, false};
        }
        letters = rest;
    }
}

OriginName canonical_origin(std::string_view as_written) {
    LetterBuffer buffer;
    if (!collect_letters(as_written, buffer)) {
        return {};
    }
    const ResolvedOrigin origin = resolve_origin(buffer.view());
    if (origin.letters.size() < kShortestOrigin || origin.letters.size() > kLongestOrigin) {
        return {};
    }
    return {std::string(origin.letters), origin.known};
}

std::string_view origin_in_year(std::string_view canonical, unsigned year) {
    // The embassy in Taipei closed with 1978; the Institute that took its place signs with the same
    // name.
    return canonical == "TAIPEI" && year >= 1979 ? std::string_view("AITTAIPEI") : canonical;
}

}  // namespace reftel::telegram
