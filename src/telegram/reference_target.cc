// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/reference_target.h"

#include <algorithm>
#include <array>

#include "base/utc_time.h"
#include "telegram/origin_name.h"
#include "telegram/origin_table.h"
#include "telegram/reference_document.h"
#include "telegram/reference_year.h"

// target  = [ year ] name { connector } number [ year-after ] | [ name ] ( "A" | "CA" ) "-" number
// | name time ; name    = word { [ "-" | "." | "'" | end of line ] word } ;                     at
// most six words connector  = "TEL" | "CABLE" | "NO" | "." | ":" | "," | "#" | "-" | "(" year ")" ;
// year-after = "(" year ")" | "-" year | year | [ "," ] [ "OF" | "DATED" | "DTG" ] date ;

namespace reftel::telegram {
namespace {

constexpr std::size_t kMostWords = 6;
constexpr std::size_t kMostConnectors = 4;
constexpr std::size_t kShortestUnknown =
    4;  // An origin that the table lacks: fewer letters are initials,
constexpr std::size_t kFewestDigitsUnknown = 2;  // one digit is no serial.
constexpr std::size_t kLongestInitials = 4;
constexpr std::size_t kMostWordsUnknown = 2;  // PORT LANTERN; more words are prose.

constexpr auto kNoOrigins = std::to_array<std::string_view>(
    {"ADDENDUM",   "AGREEMENT", "ALDAC",        "AND",        "ANNEX",        "ARTICLE",
     "BILL",       "BULLETIN",  "CABLE",        "CASE",       "CENTER",       "CHAPTER",
     "CIA",        "CIRCULAR",  "CODEL",        "COMMUNIQUE", "CONFIDENTIAL", "CONVENTION",
     "COUNSEL",    "CY",        "DAILY",        "DATED",      "DECREE",       "DEMARCHE",
     "DIA",        "DIRECTIVE", "DOC",          "DOCUMENT",   "DTG",          "EMAIL",
     "FAM",        "FAX",       "FBIS",         "FORM",       "FROM",         "FY",
     "GUIDANCE",   "HANDLE",    "HR",           "IIR",        "INSTRUCTION",  "LAW",
     "LETTER",     "LIST",      "MEMO",         "MEMORANDUM", "MESSAGE",      "NEWS",
     "NO",         "NOTAL",     "NOTE",         "NOTICE",     "NSA",          "NSC",
     "NSPD",       "NUMBER",    "OF",           "OPS",        "ORDER",        "OSC",
     "PAGE",       "PARA",      "PARAGRAPH",    "PART",       "PASSPORT",     "POUCH",
     "PRESS",      "PROTOCOL",  "REFTEL",       "RELEASE",    "REPORT",       "RES",
     "RESOLUTION", "ROOM",      "SECRET",       "SECTION",    "SEPTEL",       "SUMMARY",
     "TALK",       "TDX",       "TELEGRAM",     "THEIR",      "THEIRTEL",     "TITLE",
     "TREATY",     "UNCLAS",    "UNCLASSIFIED", "UNSCR",      "URTEL",        "VERSION",
     "VISA",       "VOLUME",    "WIRE",         "YOUR",       "YOURTEL"});
constexpr std::array<std::string_view, 7> kWeekdays{"MONDAY", "TUESDAY",  "WEDNESDAY", "THURSDAY",
                                                    "FRIDAY", "SATURDAY", "SUNDAY"};
constexpr std::array<std::string_view, 12> kTelegramWords{
    "TEL",   "TELS", "TELEGRAM", "TELEGRAMS", "CABLE", "CABLES",
    "TELNO", "MSG",  "MESSAGE",  "MESSAGES",  "NO",    "NUMBER"};
/// What may stand before an origin to say what its telegram is: ALDAC STATE 12345.
constexpr std::array<std::string_view, 9> kLeadingWords{
    "ALDAC", "CABLE", "CABLES", "CIRCULAR", "DEMARCHE", "MESSAGE", "TEL", "TELEGRAM", "TELEGRAMS"};
/// Words that may come right behind a number alone; any other shows that it counts something.
constexpr std::array<std::string_view, 8> kFollowers{"AND",    "NOTAL", "EXDIS", "NODIS",
                                                     "LIMDIS", "REF",   "PAGE",  "OF"};
/// Names that the citing post gives itself.
constexpr std::array<std::string_view, 13> kOwnNames{
    "EMBTEL", "EMBTELS", "CONTEL",  "CONTELS", "OURTEL",    "OURTELS", "CONGENTEL",
    "MYTEL",  "MYTELS",  "EMBASSY", "CONGEN",  "CONSULATE", "MISSION"};

template <typename List>
bool is_among(const List& list, std::string_view word) {
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view known) { return equals_fold(known, word); });
}

/// The year that one digit tells, or two of the years to come; nothing when it is too far away to
/// be one.
std::optional<std::uint16_t> read_misdated_year(std::string_view digits,
                                                const CitingTelegram& citing) {
    constexpr unsigned kMostYearsAhead = 10;
    const unsigned year = full_year(parse_number(digits).value_or(0));
    const bool possible = digits.size() == 1 ? is_plausible_year(year, citing)
                                             : year <= citing.year + kMostYearsAhead;
    return possible ? std::optional(static_cast<std::uint16_t>(year)) : std::nullopt;
}

bool begins_airgram(std::string_view word) {
    return equals_fold(word, "A") || equals_fold(word, "CA") || equals_fold(word, "CERP");
}

}  // namespace

bool is_no_origin(std::string_view word) {
    const bool plural = word.ends_with('S') || word.ends_with('s');
    return month_number(word) != 0 || is_among(kNoOrigins, word) || is_among(kWeekdays, word) ||
           (plural && is_among(kNoOrigins, word.substr(0, word.size() - 1)));
}

struct TargetMatcher::Name {
    LetterBuffer letters;
    std::size_t words = 0;
    std::size_t next = 0;
    bool airgram = false;  ///< `next` stands at the sign before the airgram's number.
    bool refused = false;
};

std::size_t TargetMatcher::skip_line_ends(std::size_t at) const {
    return token(at).type == Token::Type::LineEnd ? at + 1 : at;
}

bool TargetMatcher::is_year(std::size_t at) const {
    return token(at).is_number() && read_year(token(at).text, citing_).has_value();
}

std::size_t TargetMatcher::take_year_before(std::size_t at, Target& target) const {
    const bool bracket = token(at).is_sign('(');
    const bool opening = bracket || token(at).is_sign('\'') || token(at).is_word("FY");
    const std::size_t number = opening ? at + 1 : at;
    if (!is_year(number) || (bracket && !token(number + 1).is_sign(')'))) {
        return at;
    }
    std::size_t next = number + (bracket ? 2 : 1);
    next +=
        token(next).is_sign('-') || token(next).is_sign('.') || token(next).is_sign(':') ? 1 : 0;
    next = skip_line_ends(next);
    // The letter of the next entry: CAIRO 1234/07 B. CAIRO 1235.
    const bool enumerator =
        token(next).is_letter() && (token(next + 1).is_sign('.') || token(next + 1).is_sign(')'));
    if (token(next).type != Token::Type::Word || enumerator) {
        return at;
    }
    target.year = read_year(token(number).text, citing_);
    target.year_first = true;
    return next;
}

TargetMatcher::Name TargetMatcher::take_name(std::size_t at) const {
    Name name;
    name.next = at;
    while (token(at).type == Token::Type::Word) {
        const std::string_view word = token(at).text;
        if (begins_airgram(word) && token(at + 1).is_sign('-') && !token(at + 1).blank_before &&
            token(at + 2).is_number()) {
            name.airgram = true;
            name.next = at + 1;
            return name;
        }
        if (equals_fold(word, "AND") || (name.words > 0 && is_among(kTelegramWords, word))) {
            return name;
        }
        if (name.words == kMostWords || !collect_letters(word, name.letters)) {
            name.refused = true;
            return name;
        }
        ++name.words;
        name.next = ++at;
        const bool joined =
            token(at).is_sign('-') || token(at).is_sign('.') || token(at).is_sign('\'');
        const std::size_t further = skip_line_ends(joined ? at + 1 : at);
        at = token(further).type == Token::Type::Word ? further : at;
    }
    return name;
}

std::size_t TargetMatcher::skip_connectors(std::size_t at, const Name& name, Target& target) const {
    for (std::size_t i = 0; i < kMostConnectors; ++i) {
        const Token& here = token(at);
        const bool sign = here.is_sign('.') || here.is_sign(':') || here.is_sign(',') ||
                          here.is_sign('#') || here.is_sign('-') || here.is_sign('/');
        if (sign || here.type == Token::Type::LineEnd || is_among(kTelegramWords, here.text)) {
            ++at;
        } else if (name.words > 0 && here.is_sign('(') && is_year(at + 1) &&
                   token(at + 2).is_sign(')')) {
            target.year = read_year(token(at + 1).text, citing_);
            at += 3;
        } else {
            break;
        }
    }
    // STATE (12345)
    const bool bracket = name.words > 0 && token(at).is_sign('(') && token(at + 1).is_number() &&
                         token(at + 2).is_sign(')');
    return bracket ? at + 1 : at;
}

bool TargetMatcher::take_number(std::size_t at, Target& target) const {
    const Token& here = token(at);
    const auto number = here.is_number() ? read_serial(here.text) : std::nullopt;
    if (!number || is_glued(at + 1, '.') || is_section(at + 1) || is_date(at)) {
        return false;
    }
    target.number = *number;
    target.digits = here.text.size();
    target.next = at + 1;
    // CAIRO 1,234; other posts than the Department send no tens of thousands: BERLIN 123,124.
    const Token& thousands = token(at + 2);
    const std::size_t most = target.origin == "STATE" ? 3 : 1;
    if (here.text.size() <= most && is_glued(at + 1, ',') && thousands.text.size() == 3) {
        target.number = target.number * 1000 + parse_number(thousands.text).value_or(0);
        target.digits += thousands.text.size();
        target.next = at + 3;
    }
    return true;
}

/// A sign between two tokens without blanks, the second of which is a number.
bool TargetMatcher::is_glued(std::size_t at, char sign) const {
    return token(at).is_sign(sign) && !token(at).blank_before && token(at + 1).is_number() &&
           !token(at + 1).blank_before;
}

/// 11/3/09
bool TargetMatcher::is_date(std::size_t at) const {
    return is_glued(at + 1, '/') && is_glued(at + 3, '/') && token(at).text.size() <= 2 &&
           token(at + 2).text.size() <= 2 && is_year(at + 4);
}

/// `001.2 OF 002`: what stands before it is a page mark.
bool TargetMatcher::is_section(std::size_t at) const {
    at = skip_line_ends(at);
    const std::size_t of = is_glued(at + 1, '.') ? at + 3 : at + 1;
    return token(at).is_number() && token(of).is_word("OF") && token(of + 1).is_number();
}

/// `MOSCOW 99-04567`, `CAIRO 07 1234`: the year between name and number; the token of the number.
std::size_t TargetMatcher::take_year_between(std::size_t at, Target& target) const {
    if (!is_year(at)) {
        return at;
    }
    const std::size_t next = is_glued(at + 1, '-') ? at + 2 : at + 1;
    const Token& number = token(next);
    const bool serial = number.is_number() && number.text.size() > 2 && !is_section(next);
    const bool two_years = is_year(next) && number.text.size() == token(at).text.size();
    const bool parted = next == at + 2 || number.blank_before;
    if (!serial || !parted || two_years) {
        return at;
    }
    target.year = read_year(token(at).text, citing_);
    target.year_first = true;
    return next;
}

/// `(07)`, `[07]` behind a number; the token after it, `at` without one.
std::size_t TargetMatcher::bracketed_year_end(std::size_t at) const {
    const bool round = token(at).is_sign('(') && token(at + 2).is_sign(')');
    const bool square = token(at).is_sign('[') && token(at + 2).is_sign(']');
    return (round || square) && is_year(at + 1) ? at + 3 : at;
}

void TargetMatcher::take_year_after(Target& target) const {
    const std::size_t at = target.next;
    if (bracketed_year_end(at) != at) {
        target.year = read_year(token(at + 1).text, citing_);
        target.next = at + 3;
        return;
    }
    // "4525-91" may also be a range of numbers, and "7718 99" two of them: a year only when it is
    // this one or the last, or has a zero that no serial has: "12/07".
    const bool glued = is_glued(at, '/') || is_glued(at, '-');
    const bool zero = glued && token(at + 1).text.size() == 2 && token(at + 1).text[0] == '0';
    const bool slash = target.digits > 2 && is_glued(at, '/');
    const bool dash = zero || slash || (token(at).is_sign('-') && !token(at).blank_before) ||
                      token(at).is_sign('\'');
    const std::size_t number = dash ? at + 1 : at;
    const auto year = is_year(number) ? read_year(token(number).text, citing_) : std::nullopt;
    const Token& behind = token(number + 1);
    const bool before_a_name = behind.type == Token::Type::Word &&
                               (dash ? !behind.blank_before : !is_no_origin(behind.text));
    if (year && citing_.year != 0 && (zero || *year + 1 >= citing_.year) && !before_a_name) {
        target.year = year;
        target.next = number + 1;
        return;
    }
    take_date_after(target);
}

void TargetMatcher::take_date_after(Target& target) const {
    std::size_t at = target.next;
    at += token(at).is_sign(',') ? 1 : 0;
    const bool bracket = token(at).is_sign('(');
    at += bracket ? 1 : 0;
    const bool of = token(at).is_word("OF") || token(at).is_word("FROM");
    const bool dated = token(at).is_word("DATED") || token(at).is_word("DTD");
    at += of || dated || token(at).is_word("DTG") ? 1 : 0;
    if (of && is_year(at) && token(at).text.size() == 4) {
        target.year = read_year(token(at).text, citing_);
        target.next = at + 1;
        return;
    }
    // DATED 12/30/05
    if (token(at).is_number() && is_date(at)) {
        target.year = target.year ? target.year : read_year(token(at + 4).text, citing_);
        target.next = at + 5;
        return;
    }
    const bool time = token(at).type == Token::Type::Time;
    const bool day_first = token(at).is_number() && token(at).text.size() <= 2;
    const std::size_t month = time || day_first ? at + 1 : at;
    if (token(month).type != Token::Type::Word || month_number(token(month).text) == 0) {
        return;
    }
    at = month + 1;
    const bool month_of_year = (of || bracket) && is_year(at) && token(at).text.size() == 4;
    if (!time && !day_first && !month_of_year) {
        if (!token(at).is_number() || token(at).text.size() > 2) {
            return;
        }
        ++at;
    }
    at += token(at).is_sign(',') && is_year(at + 1) && token(at + 1).text.size() == 4 ? 1 : 0;
    if (is_year(at)) {
        target.year = target.year ? target.year : read_year(token(at).text, citing_);
        ++at;
    }
    target.next = at;
}

std::optional<Target> TargetMatcher::match_time(std::size_t at) const {
    Target target;
    target.kind = Reference::Kind::DtgReference;
    for (std::size_t words = 0; words < kMostWords + 2; ++words) {
        if (token(at).type == Token::Type::Time) {
            target.next = at;
            take_date_after(target);
            target.next = std::max(target.next, at + 1);
            return target;
        }
        if (token(at).type != Token::Type::Word) {
            return std::nullopt;
        }
        at = skip_line_ends(at + 1);
    }
    return std::nullopt;
}

/// True when a word of the name is none of an origin by itself, and the whole is not known for one
/// either: DOC is a paper before it is a Department.
bool TargetMatcher::is_other_word(std::size_t at, const Name& name,
                                  const ResolvedOrigin& origin) const {
    if (origin.known && find_spelling(name.letters.view()).spelling != Spelling::Abbreviation) {
        return false;
    }
    for (; at < name.next; ++at) {
        const Token& here = token(at);
        if (here.type == Token::Type::Word &&
            (is_no_origin(here.text) || names_document(tokens_, at))) {
            return true;
        }
    }
    return false;
}

std::optional<Target> TargetMatcher::match(std::size_t at) const {
    if (token(at).type == Token::Type::Word && is_among(kLeadingWords, token(at).text)) {
        const bool sign = token(at + 1).is_sign(':') || token(at + 1).is_sign('(');
        const std::size_t behind = sign ? at + 2 : at + 1;
        if (auto led = match_plain(behind); led && led->known) {
            return led;
        }
    }
    return match_plain(at);
}

std::optional<Target> TargetMatcher::match_plain(std::size_t at) const {
    Target target;
    std::size_t begin = take_year_before(at, target);
    // A year still to come is a slip, but it was stated: 08 STATE 12 in 2007. So is 7 STATE 12.
    const bool misdated = begin == at && token(at).is_number() && token(at).text.size() <= 2;
    begin += misdated ? 1 : 0;
    const Name name = take_name(begin);
    const ResolvedOrigin origin = resolve_origin(name.letters.view());
    target.origin = std::string(origin.letters);
    target.known = origin.known;
    if (misdated) {
        if (!origin.known) {
            return std::nullopt;
        }
        target.year = read_misdated_year(token(at).text, citing_);
        target.year_first = true;
    }
    if (name.airgram) {
        return finish_airgram(name, std::move(target));
    }
    if (is_among(kOwnNames, name.letters.view())) {
        target.origin = citing_.origin == "STATE" ? std::string_view{} : citing_.origin;
        target.known = !target.origin.empty();
    }
    // Few names are looked up twice: only initials can be those of a paper, such as DOC.
    const bool sure = origin.known && name.letters.view().size() > kLongestInitials;
    const bool named =
        name.words > 0 && !name.refused && (sure || !is_other_word(begin, name, origin));
    if (!named) {
        return match_time(at);
    }
    const std::size_t number = skip_connectors(name.next, name, target);
    if (!take_number(origin.known ? take_year_between(number, target) : number, target)) {
        return match_time(at);
    }
    return finish(name, std::move(target));
}

std::optional<Target> TargetMatcher::finish_airgram(const Name& name, Target target) const {
    target.kind = Reference::Kind::Airgram;
    target.series = token(name.next - 1).text;
    target.number = read_serial(token(name.next + 1).text).value_or(0);
    target.next = name.next + 2;
    take_date_after(target);
    const bool own = !target.origin.empty() && target.origin == citing_.origin;
    return name.words == 0 || target.known || own ? std::optional(std::move(target)) : std::nullopt;
}

std::optional<Target> TargetMatcher::finish(const Name& name, Target target) const {
    if (!target.known && target.origin.size() > kShortestUnknown) {
        if (const OriginFact* const near = find_origin_by_slip(target.origin)) {
            target.known = true;
            target.origin = std::string(near->canonical);
        }
    }
    target.known = target.known || (!target.origin.empty() && target.origin == citing_.origin);
    const bool names_a_year = target.number >= 1950 && target.number <= 2050;  // INCSR BRAZIL 2008
    const bool few_words = name.words == 1 || (name.words <= kMostWordsUnknown && !names_a_year);
    const bool likely = few_words && target.origin.size() >= kShortestUnknown &&
                        target.origin.size() <= kLongestOrigin &&
                        target.digits >= kFewestDigitsUnknown && target.next == name.next + 1 &&
                        !is_glued(target.next, '/') &&
                        month_number(token(target.next).text) == 0;  // THE POST 12 MARCH
    if (!target.known && !likely) {
        return std::nullopt;
    }
    const bool party = name.letters.view().starts_with("USDEL");
    if (party || target.origin == "TOSEC" || target.origin == "TOPAR") {
        target.kind = Reference::Kind::Series;
    }
    // A page mark with this telegram's own number is none of what it cites: ZENDA 00000099.
    constexpr std::size_t kDigitsOfMark = 8;
    if (target.digits == kDigitsOfMark && target.number == citing_.number &&
        target.origin == citing_.origin) {
        return std::nullopt;
    }
    take_year_after(target);
    return target;
}

std::optional<Target> TargetMatcher::match_number_first(std::size_t at) const {
    Target target;
    if (!take_number(at, target)) {
        return std::nullopt;
    }
    const Name name = take_name(target.next);
    const ResolvedOrigin origin = resolve_origin(name.letters.view());
    if (name.words == 0 || name.airgram || name.refused || !origin.known ||
        token(name.next).is_number()) {
        return std::nullopt;
    }
    target.origin = std::string(origin.letters);
    target.known = true;
    target.next = name.next;
    return target;
}

std::optional<Target> TargetMatcher::match_number(std::size_t at) const {
    Target target;
    if (!take_number(at, target)) {
        return std::nullopt;
    }
    const Token& next = token(target.next);
    const bool date = target.digits < 3 && next.is_sign('/');
    const bool glued = !next.blank_before &&
                       (next.is_sign('-') || next.is_sign('.') || next.is_sign('%') || date) &&
                       token(target.next + 1).is_number() && !token(target.next + 1).blank_before;
    const bool described =
        next.type == Token::Type::Word && !next.is_letter() && !is_among(kFollowers, next.text);
    if (glued || described || next.type == Token::Type::Mixed) {
        return std::nullopt;
    }
    take_year_after(target);
    return target;
}

}  // namespace reftel::telegram
