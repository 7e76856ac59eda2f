// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/mrn.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/one_slip.h"
#include "telegram/origin_name.h"
#include "telegram/origin_table.h"

// id      = [ year ] { section | handling } origin number [ tail ] ;
// year    = 2D | 4D ;
// section = "SECTION" 2D "OF" 2D ;
// origin  = 2*24 L ;
// number  = 1*8 D ;
// tail    = ( "Z" 2L | "TOSEC" | ... ) { L | D } ;
//
// A section mark that slid into the id is known also with its word or its numbers misprinted, a
// name with a zero for an O inside. When ids are mended, a year may stand twice, digits may be
// letters like them, and any word is a tail.

namespace reftel::telegram {
namespace {

constexpr std::size_t kLongestId = 64;
constexpr std::array<std::string_view, 6> kTails{"TOSEC", "SECTO",     "TOPAR",
                                                 "PARTO", "SUSPECTED", "CORRECTED"};
constexpr std::array<std::string_view, 17> kHandling{
    "UNCLASSIFIED", "CONFIDENTIAL", "UNCLAS", "SECRET", "NOFORN",       "SIPDIS",
    "SENSITIVE",    "EFTO",         "EXDIS",  "NODIS",  "LIMDIS",       "STADIS",
    "FOUO",         "SBU",          "FINAL",  "LOU",    "CORRECTEDCOPY"};
constexpr std::string_view kRightQuote = "\xE2\x80\x99";
constexpr std::string_view kSection = "SECTION";

enum class Mending { None, OneSlip };

/// Capitals and digits of an id that was typed: blanks and joining signs are gone.
struct CompactId {
    std::array<char, kLongestId> characters;
    std::size_t size = 0;

    [[nodiscard]] std::string_view view() const { return {characters.data(), size}; }
};

/// `75BONN-A50`, `BONN A-50`: the numbers of airgrams are another series.
bool is_airgram(std::string_view text) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != '-') {
            continue;
        }
        const bool number_next = i + 2 < text.size() && is_digit(text[i + 2]);
        const bool word_before = i >= 2 && is_alpha(text[i - 2]);
        if ((to_upper(text[i + 1]) == 'A' && number_next) ||
            (to_upper(text[i - 1]) == 'A' && !word_before && is_digit(text[i + 1]))) {
            return true;
        }
    }
    return false;
}

bool compact(std::string_view text, CompactId& out) {
    text = trim(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (text.substr(i).starts_with(kRightQuote)) {
            i += kRightQuote.size() - 1;
            continue;
        }
        if (const char plain = plain_letter(text.substr(i)); plain != '\0') {
            c = plain;
            ++i;
        }
        if (is_alnum(c)) {
            if (out.size == kLongestId) {
                return false;
            }
            out.characters[out.size++] = to_upper(c);
        } else if (!is_space(c) && c != '-' && c != '.' && c != '_' && c != '\'' && c != '#' &&
                   c != ',') {
            return false;
        }
    }
    return out.size > 0;
}

std::size_t count_digits(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) {
        ++count;
    }
    return count;
}

/// Letters at the front; zeros count when a letter follows them.
std::size_t count_letters(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size()) {
        const std::size_t zeros = std::min(text.find_first_not_of('0', count), text.size()) - count;
        if (count + zeros == text.size() || !is_upper(text[count + zeros])) {
            break;
        }
        count += zeros + 1;
    }
    return count;
}

/// The letter as the digit it is misread for, else as it stands.
char as_digit(char c) {
    return c == 'O' ? '0' : (c == 'I' || c == 'L' ? '1' : c);
}

/// Digits that were read as letters between the digits of the year and of the number: `O8ZENDA2I1`.
void mend_digits(CompactId& id) {
    char* const text = id.characters.data();
    if (id.size > 2 && (is_digit(text[0]) != is_digit(text[1])) && is_upper(text[2])) {
        text[0] = as_digit(text[0]);
        text[1] = is_digit(text[0]) ? as_digit(text[1]) : text[1];
    }
    for (std::size_t i = 3; i + 1 < id.size; ++i) {
        text[i] = is_digit(text[i - 1]) && is_digit(text[i + 1]) ? as_digit(text[i]) : text[i];
    }
}

/// Takes the year off: 0 when there is none, nothing when the digits are no year.
std::optional<std::uint16_t> take_year(std::string_view& rest) {
    std::size_t digits = count_digits(rest);
    // `0902OF05CAIRO12`: the section's numbers follow the year without their word.
    const bool section = (digits == 3 || digits == 4) && rest.substr(digits, 2) == "OF" &&
                         count_digits(rest.substr(digits + 2)) > 0;
    digits = section ? 2 : digits;
    if (digits % 2 == 1 && digits <= 5 && rest[digits - 1] == '0') {
        --digits;  // 090TTAWA12
    }
    const std::string_view text = rest.substr(0, digits);
    if (digits == 0) {
        return std::uint16_t{0};
    }
    rest.remove_prefix(digits);
    const bool twice = digits == 4 && text.substr(0, 2) == text.substr(2);  // 7575LIBREVILLE1895
    if (digits == 2 || (twice && text != "1919" && text != "2020")) {
        return full_year(*parse_number(text.substr(0, 2)));
    }
    const std::uint32_t year = digits == 4 ? *parse_number(text) : 0;
    if (year < 1900 || year > 2099) {
        return std::nullopt;
    }
    return static_cast<std::uint16_t>(year);
}

/// Length of `01OF02`, `1OF2`, also `02QF02`, `02F02`, `0202` and `01OF` with its total lost; 0
/// when it is none. Behind the word a number alone will do.
std::size_t section_numbers_length(std::string_view text, bool behind_word) {
    const std::size_t first = count_digits(text);
    const bool one_number = behind_word && (first == 2 || first == 4);
    if (first == 0 || first > 2) {
        return one_number ? first : 0;
    }
    const std::string_view rest = text.substr(first);
    const std::size_t letters = std::min<std::size_t>(rest.find_first_of("0123456789"), 3);
    const std::string_view of = rest.substr(0, std::min<std::size_t>(letters, 2));
    const bool whole = of.size() == 2 && (of[0] == 'O' || of[1] == 'F');
    if (whole || (behind_word && letters == 1 && (of == "O" || of == "F"))) {
        const std::size_t second = count_digits(rest.substr(of.size()));
        const bool lost = second == 0 && of == "OF";
        return (second == 0 && !lost) || second > 2 ? 0 : first + of.size() + second;
    }
    return one_number ? first : 0;
}

/// SECTION, also with a slip or two letters lost; no shorter than its first three.
bool is_section_word(std::string_view letters) {
    if (letters.size() < 3) {
        return false;
    }
    return kSection.starts_with(letters) || is_one_slip_apart(letters, kSection) ||
           (letters.size() + 2 == kSection.size() && letters[0] == 'S' && letters.ends_with("ON"));
}

/// `OF02` of `FINAL SECTION OF 2`.
std::size_t final_section_length(std::string_view text) {
    const std::size_t total = text.starts_with("OF") ? count_digits(text.substr(2)) : 0;
    return total == 0 || total > 2 ? 0 : 2 + total;
}

/// Length of the section mark at the front; 0 when there is none.
std::size_t section_length(std::string_view rest) {
    const std::size_t letters = count_letters(rest);
    const bool word = is_section_word(rest.substr(0, letters));
    const std::size_t numbers =
        word || letters == 0 ? section_numbers_length(rest.substr(letters), word) : 0;
    if (numbers != 0) {
        return letters + numbers;
    }
    if (!rest.starts_with(kSection)) {
        return 0;
    }
    const std::size_t total = final_section_length(rest.substr(kSection.size()));
    const bool name = letters > kSection.size() + 3;  // SECTIONZENDA231: its numbers are lost
    return total != 0 || name ? kSection.size() + total : 0;
}

/// Drops handling words and `SECTION01OF02` from the front, also when misprinted, until a name is
/// left.
void drop_debris(std::string_view& rest) {
    for (bool dropped = true; dropped;) {
        dropped = false;
        for (const std::string_view word : kHandling) {
            if (rest.starts_with(word) && rest.size() > word.size() + 3) {
                rest.remove_prefix(word.size());
                dropped = true;
            }
        }
        if (const std::size_t section = section_length(rest); section != 0) {
            rest.remove_prefix(section);
            dropped = true;
        }
    }
}

bool is_tail(std::string_view rest, Mending mending) {
    if (mending == Mending::OneSlip) {
        return rest.empty() || is_upper(rest[0]);
    }
    // An operating signal, three letters from Z on, with what belongs to it: ZFR2585.
    if (rest.size() >= 3 && rest[0] == 'Z' && is_upper(rest[1]) && is_upper(rest[2])) {
        return true;
    }
    for (const std::string_view tail : kTails) {
        if (rest.starts_with(tail)) {
            return true;
        }
    }
    return rest.empty();
}

/// Whether `letters` are the end of a handling word, or one with a slip.
bool is_rest_of_handling(std::string_view letters) {
    return std::any_of(kHandling.begin(), kHandling.end(), [&](std::string_view word) {
        return word.ends_with(letters) || (word.size() > 3 && is_one_slip_apart(word, letters));
    });
}

/// `SIFIEDABUJA`, `ASYCAIRO`: the longest name at the end, behind what is left of a handling word;
/// long ones behind anything.
const OriginFact* find_at_end(std::string_view letters) {
    constexpr std::size_t kShortest = 4;
    constexpr std::size_t kShortestAlone = 5;
    for (std::size_t cut = 1; cut + kShortest <= letters.size(); ++cut) {
        const OriginSpelling found = find_spelling(letters.substr(cut));
        if (found.origin != nullptr && found.spelling <= Spelling::Alias &&
            (letters.size() - cut >= kShortestAlone ||
             is_rest_of_handling(letters.substr(0, cut)))) {
            return found.origin;
        }
    }
    return nullptr;
}

std::optional<std::string> read_origin(std::string_view written, std::uint16_t year,
                                       Mending mending) {
    LetterBuffer buffer;
    if (!collect_letters(written, buffer)) {
        return std::nullopt;
    }
    ResolvedOrigin origin = resolve_origin(buffer.view());
    if (!origin.known && mending == Mending::OneSlip) {
        const OriginFact* near = find_origin_by_slip(origin.letters);
        near = near == nullptr ? find_origin_with_hole(origin.letters) : near;
        near = near == nullptr ? find_at_end(origin.letters) : near;
        near = near == nullptr ? find_origin_by_rest(origin.letters) : near;
        origin.letters = near == nullptr ? origin.letters : near->canonical;
    }
    if (origin.letters.size() < kShortestOrigin || origin.letters.size() > kLongestOrigin) {
        return std::nullopt;
    }
    return std::string(origin_in_year(origin.letters, year));
}

std::optional<Mrn> parse_loose(std::string_view text, Mending mending) {
    CompactId id;
    if (is_airgram(text) || !compact(text, id)) {
        return std::nullopt;
    }
    if (mending == Mending::OneSlip) {
        mend_digits(id);
    }
    std::string_view rest = id.view();
    const auto year = take_year(rest);
    if (!year) {
        return std::nullopt;
    }
    drop_debris(rest);
    const std::string_view written = rest.substr(0, count_letters(rest));
    rest.remove_prefix(written.size());
    const std::string_view digits = rest.substr(0, count_digits(rest));
    rest.remove_prefix(digits.size());
    const auto number = parse_number(digits);
    if (!number || *number == 0 || *number > kLargestSerial || !is_tail(rest, mending)) {
        return std::nullopt;
    }
    auto origin = read_origin(written, *year, mending);
    if (!origin) {
        return std::nullopt;
    }
    return Mrn{*year, std::move(*origin), *number};
}

}  // namespace

std::string Mrn::to_string() const {
    return year == 0 ? fmt::format("{}{}", origin, number)
                     : fmt::format("{:02}{}{}", year % 100, origin, number);
}

std::string Mrn::display() const {
    return year == 0 ? fmt::format("{} {}", origin, number)
                     : fmt::format("{:02} {} {}", year % 100, origin, number);
}

std::uint16_t full_year(unsigned two_digits) {
    return static_cast<std::uint16_t>(two_digits >= 60 ? 1900 + two_digits : 2000 + two_digits);
}

std::optional<Mrn> parse_canonical_mrn(std::string_view text) {
    if (count_digits(text.substr(0, 3)) != 2) {
        return std::nullopt;
    }
    const std::uint16_t year = full_year(*parse_number(text.substr(0, 2)));
    text.remove_prefix(2);
    std::size_t letters = 0;
    while (letters < text.size() && is_alpha(text[letters])) {
        ++letters;
    }
    const std::string_view digits = text.substr(letters);
    const auto number = parse_number(digits);
    if (letters < kShortestOrigin || letters > kLongestOrigin || !number ||
        *number > kLargestSerial || digits[0] == '0') {
        return std::nullopt;
    }
    return Mrn{year, to_upper(text.substr(0, letters)), *number};
}

std::optional<Mrn> parse_typed_mrn(std::string_view text) {
    return parse_loose(text, Mending::None);
}

std::optional<Mrn> canonical_mrn(std::string_view id) {
    auto mrn = parse_loose(id, Mending::OneSlip);
    return mrn && mrn->year != 0 ? mrn : std::nullopt;
}

}  // namespace reftel::telegram
