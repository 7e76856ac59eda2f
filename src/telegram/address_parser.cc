// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/byte_set.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/paragraph_opening.h"

// address = [ ( RI | "ZEN" ) ( "/" | SP ) ] plad [ precedence ] [ serial ] [ "BY POUCH" ]
namespace reftel::telegram {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array<std::string_view, 14> kTypes{
    "AMEMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION", "USINT",  "USLO", "USDEL",
    "USOFFICE",  "SECSTATE", "SECDEF",   "AMCOMSUL",  "USNATO", "USIA", "ALL"};
constexpr std::size_t kTypesOfPosts = 4;  ///< The first of these, which a place must follow.
constexpr ByteSet kTypeInitials = ByteSet::initials_of(kTypes);

constexpr ByteSet kBehindKeyword(" :/\t");

/// Names that end in a number of their own.
constexpr std::array<std::string_view, 5> kNumberedNames{"AIG", "CTF", "CTG", "CJTF", "TF"};

std::string_view last_word(std::string_view text) {
    const std::size_t at = text.find_last_of(' ');
    return at == std::string_view::npos ? text : text.substr(at + 1);
}

std::string_view without_last(std::string_view text, std::string_view word) {
    return trim_right(text.substr(0, text.size() - word.size()));
}

bool is_serial(std::string_view word) {
    const std::size_t digits = leading_digits(word);
    if (digits == word.size()) {
        return digits >= 1 && digits <= 5;
    }
    return digits >= 1 && digits <= 5 && word[digits] == '/' && digits + 1 < word.size() &&
           leading_digits(word.substr(digits + 1)) + digits + 1 == word.size();
}

/// Precedence words at the end, one or two (`NIACT IMMEDIATE`), taken off.
Precedence take_precedence(std::string_view& text) {
    const std::string_view word = last_word(text);
    if (word.size() < 4 || word.size() == text.size()) {
        return Precedence::None;
    }
    const Precedence found = precedence_of_word(word);
    if (found == Precedence::None) {
        return found;
    }
    text = without_last(text, word);
    const std::string_view before = last_word(text);
    if ((before == "NIACT" || before == "PRECEDENCE") && before.size() < text.size()) {
        text = without_last(text, before);
        return before == "NIACT" ? Precedence::NiactImmediate : found;
    }
    return found;
}

void take_routing_indicator(std::string_view& text, Addressee& out) {
    if (text.starts_with("ZEN") && text.size() > 4 && (text[3] == '/' || text[3] == ' ')) {
        out.by_other_means = true;
        text = trim_left(text.substr(4));
        return;
    }
    const std::size_t slash = text.substr(0, 10).find('/');
    if (slash != std::string_view::npos &&
        is_routing_indicator(trim_right(text.substr(0, slash)))) {
        out.routing_indicator = trim_right(text.substr(0, slash));
        text = trim_left(text.substr(slash + 1));
        return;
    }
    if (!text.starts_with('R')) {
        return;
    }
    // Run together: `RUEHZQAMEMBASSY TARLENHEIM`.
    for (const std::string_view type : kTypes) {
        const std::size_t at = text.substr(0, 20).find(type);
        if (at >= 4 && at <= 8 && type.size() > 5 && is_routing_indicator(text.substr(0, at))) {
            out.routing_indicator = text.substr(0, at);
            text.remove_prefix(at);
            return;
        }
    }
    // The slash lost: a routing indicator of the State network or the like, then a known type.
    const std::size_t blank = text.substr(0, 10).find(' ');
    if (blank == std::string_view::npos || !text.starts_with("RUE") ||
        !is_routing_indicator(text.substr(0, blank))) {
        return;
    }
    out.routing_indicator = text.substr(0, blank);
    text = trim_left(text.substr(blank));
}

/// `AMEMBASSY THE HAGUE`: the name of a post, which does not end in a number.
bool is_post(std::string_view text) {
    const auto* const end = kTypes.begin() + kTypesOfPosts;
    return kTypeInitials.starts(text) &&
           std::any_of(kTypes.begin(), end,
                       [&](std::string_view type) { return starts_with_word(text, type); });
}

/// Serial, precedence and BY POUCH off the end; what is left is the name.
void take_tail(std::string_view& text, Addressee& out) {
    static constexpr ByteSet kEndsOfNotes("H)L");
    if (text.size() > 2 && text.back() == '.' && is_digit(text[text.size() - 2])) {
        text.remove_suffix(1);
    }
    static constexpr ByteSet kEndsOfWords("NTC");
    // Unnumbered; a separator and a group count run on.
    for (const std::string_view word : {" UNN"sv, " BT"sv, " GRNC"sv}) {
        if (kEndsOfWords.has(text.back()) && text.ends_with(word)) {
            text = trim_right(text.substr(0, text.size() - word.size()));
        }
    }
    for (const std::string_view note : {" BY POUCH"sv, " (BY POUCH)"sv, " BY MAIL"sv}) {
        if (kEndsOfNotes.has(text.back()) && text.ends_with(note)) {
            text = trim_right(text.substr(0, text.size() - note.size()));
            out.by_other_means = true;
        }
    }
    const std::string_view word = last_word(text);
    if (is_digit(word.back()) && is_serial(word) && word.size() < text.size()) {
        std::string_view rest = without_last(text, word);
        const std::string_view before = last_word(rest);
        const bool numbered =
            std::find(kNumberedNames.begin(), kNumberedNames.end(), before) != kNumberedNames.end();
        out.precedence = take_precedence(rest);
        if (!numbered && (word.size() >= 3 || out.precedence != Precedence::None ||
                          before == "WASHDC" || is_post(rest))) {
            out.serial = word;
            text = rest;
            return;
        }
    }
    out.precedence = take_precedence(text);
}

/// The precedence before the name, as British telegrams have it: `NIACT IMMEDIATE PARIS`.
Precedence take_precedence_before(std::string_view& text) {
    static constexpr ByteSet kInitials("PIRFN");  // Of all their words
    Precedence out = Precedence::None;
    for (std::size_t words = 0; words < 2 && kInitials.starts(text); ++words) {
        const std::size_t blank = text.find(' ');
        const Precedence found = blank == std::string_view::npos || blank < 5
                                     ? Precedence::None
                                     : precedence_of_word(text.substr(0, blank));
        if (found == Precedence::None) {
            break;
        }
        out = out == Precedence::NiactImmediate ? out : found;
        text = trim_left(text.substr(blank));
    }
    return out;
}

void add_addressee(ParserState& state, Addressee::Role role, std::string_view text) {
    if (text.empty()) {
        return;
    }
    Addressee out;
    out.role = role;
    out.at = state.span_of(text);
    take_routing_indicator(text, out);
    if (!text.empty()) {
        take_tail(text, out);
    }
    if (out.precedence == Precedence::None) {
        out.precedence = take_precedence_before(text);
    }
    out.plad = text;
    state.out.addressees.push_back(out);
}

/// `PRIORITY STRELSAU, TARLENHEIM`: British lists have one line and one precedence.
void add_british(ParserState& state, Addressee::Role role, std::string_view text) {
    for (const std::string_view word : {"SAVING ", "DESKBY "}) {
        if (!text.starts_with(word)) {
            continue;
        }
        text = trim_left(text.substr(word.size()));
        if (word[0] == 'D') {
            state.out.desk_by = take_word(text);
        }
    }
    Precedence precedence = Precedence::None;
    for (const std::string_view name : split(text, ',')) {
        if (trim(name).empty()) {
            continue;
        }
        add_addressee(state, role, trim(name));
        Addressee& added = state.out.addressees.back();
        precedence = added.precedence == Precedence::None ? precedence : added.precedence;
        added.precedence = precedence;
    }
}

/// Several on one line, as some retyped texts have them: each begins with its routing indicator.
void add_addressees(ParserState& state, Addressee::Role role, std::string_view text) {
    constexpr std::size_t kTwo = 60;
    if (state.out.variant == Variant::Fco || text.starts_with("DESKBY ")) {
        add_british(state, role, text);
        return;
    }
    if (text.size() < kTwo) {
        add_addressee(state, role, text);
        return;
    }
    std::size_t begin = 0;
    for (std::size_t slash = text.find('/'); slash != std::string_view::npos;
         slash = text.find('/', slash + 1)) {
        const std::size_t blank = text.rfind(' ', slash);
        if (blank != std::string_view::npos && blank > begin &&
            is_routing_indicator(text.substr(blank + 1, slash - blank - 1))) {
            add_addressee(state, role, trim_right(text.substr(begin, blank - begin)));
            begin = blank + 1;
        }
    }
    add_addressee(state, role, text.substr(begin));
}

/// `ALL DIPLOMATIC POSTS, XMT AMEMBASSY SOFIA, AMCONSUL LAGOS`: those who are left out stand behind
/// the collective.
void add_with_exempt(ParserState& state, Addressee::Role role, std::string_view text) {
    const std::size_t at = find_word_fold(text, "XMT");
    if (at == std::string_view::npos || at == 0) {
        add_addressees(state, role, text);
        return;
    }
    std::string_view named = text.substr(0, at);
    while (!named.empty() && (is_space(named.back()) || named.back() == ',' ||
                              named.back() == '/' || named.back() == '(')) {
        named.remove_suffix(1);
    }
    add_addressees(state, role, named);
    for (const std::string_view exempt : split(text.substr(at + 3), ',')) {
        std::string_view name = exempt;
        name.remove_prefix(std::min(name.find_first_not_of(" /:"), name.size()));
        while (!name.empty() && (is_space(name.back()) || name.back() == ')')) {
            name.remove_suffix(1);
        }
        add_addressee(state, Addressee::Role::Exempt, name);
    }
}

bool starts_with_type(std::string_view text) {
    return !text.empty() && kTypeInitials.has(to_upper(text[0])) &&
           std::any_of(kTypes.begin(), kTypes.end(),
                       [&](std::string_view type) { return starts_with_word_fold(text, type); });
}

bool has_routing_indicator(std::string_view text) {
    const std::size_t slash = text.substr(0, 10).find('/');
    return text.starts_with("ZEN/") ||
           (slash != std::string_view::npos && is_routing_indicator(text.substr(0, slash)));
}

bool has_small_letters(std::string_view text) {
    return std::count_if(text.begin(), text.end(), is_lower) > 2;
}

/// True when an addressee of a known type comes soon and nothing else before it: then the list is
/// not at its end.
bool list_goes_on(const ParserState& state, std::size_t line) {
    for (int count = 0; count < 6; ++count) {
        line = state.next_text(line + 1);
        if (line >= state.size()) {
            return false;
        }
        const std::string_view text = state.text(line);
        if (starts_with_type(text)) {
            return true;
        }
        std::string_view value;
        bool misspelt = false;
        if (text.size() > 60 || !is_all_capitals(text) || parse_class_line(text) ||
            text.ends_with('.') || looks_like_attention(text) ||
            recognise_label(text, value, misspelt) != Label::None) {
            return false;
        }
    }
    return false;
}

/// Whether a line without a keyword goes on with the list. After a blank line only what can be
/// nothing else does. [F8]
bool continues_list(const ParserState& state, std::size_t line, bool after_blank) {
    const std::string_view text = state.text(line);
    if (has_routing_indicator(text)) {
        return true;
    }
    if (text.size() > 90 || (!is_upper(text[0]) && !is_digit(text[0]) && !starts_with_type(text)) ||
        (has_small_letters(text) && !starts_with_type(text))) {
        return false;
    }
    if (after_blank && list_goes_on(state, line) &&
        recognise_header_line(text) == HeaderLine::None) {
        after_blank = false;
    }
    if (after_blank) {
        return (starts_with_type(text) || text.find("WASHDC") != std::string_view::npos) &&
               !looks_like_attention(text) && !is_own_number_line(state, text);
    }
    if (text.size() < 2 || recognise_header_line(text) != HeaderLine::None ||
        parse_class_line(text) || is_own_number_line(state, text) || is_caption_word(text)) {
        return false;
    }
    std::string_view value;
    bool misspelt = false;
    return recognise_label(text, value, misspelt) == Label::None && !opens_first_paragraph(text) &&
           !looks_like_attention(text);
}

/// `UNCLAS//N07220//`: the class line of a military message, and no banner of a page.
bool has_subject_code(std::string_view text) {
    const std::size_t slashes = text.find("//N");
    return text.ends_with("//") && slashes != std::string_view::npos &&
           leading_digits(text.substr(slashes + 3)) == 5 && is_level_banner(text);
}

/// What a list of addressees is, by its keyword.
struct AddressList {
    Addressee::Role role;
    LinePart part;
};

AddressList list_of(HeaderLine kind) {
    switch (kind) {
        case HeaderLine::To:
            return {Addressee::Role::Action, LinePart::To};
        case HeaderLine::Info:
            return {Addressee::Role::Info, LinePart::Info};
        default:
            return {Addressee::Role::Exempt, LinePart::Exempt};
    }
}

/// What follows the keyword: `TO`, `ACTION:`, `INFO`, `XMT`.
std::string_view without_keyword(std::string_view text, AddressList list) {
    if (text.starts_with("ACTION") || text.starts_with("AND TO")) {
        text.remove_prefix(6);
    } else {
        text.remove_prefix(list.part == LinePart::To ? 2 : list.part == LinePart::Info ? 4 : 3);
    }
    return kBehindKeyword.skip(text);
}

/// Takes the line with the keyword; `list` changes with INFO XMT.
void take_first(ParserState& state, std::size_t line, HeaderLine kind, AddressList& list) {
    std::string_view text = without_keyword(state.text(line), list);
    if (kind != HeaderLine::Exempt && starts_with_word(text, "XMT")) {  // INFO XMT FOO
        list = list_of(HeaderLine::Exempt);
        text = trim_left(text.substr(3));
    }
    state.mark(line, list.part);
    // `TO PAGE 02 STATE 015113 182333Z`: a page line fell between keyword and name.
    if (!text.starts_with("PAGE ")) {
        add_with_exempt(state, list.role, text);
    }
}

/// Whether an indented line is the rest of the name above it, which has a routing indicator of its
/// own: `RUCNDSC/UN SECURITY COUNCIL` / `   COLLECTIVE 0033`. [spec 8.1]
bool continues_name(const ParserState& state, std::size_t line) {
    constexpr std::uint32_t kIndent = 2;
    const std::vector<Addressee>& all = state.out.addressees;
    const std::uint32_t indent = state.content[line].begin - state.out.lines[line].at.begin;
    return indent >= kIndent && !all.empty() && !all.back().routing_indicator.empty() &&
           all.back().serial.empty() && all.back().precedence == Precedence::None &&
           state.content[line - 1].end == all.back().at.end &&
           !has_routing_indicator(state.text(line)) && !starts_with_type(state.text(line));
}

void continue_name(ParserState& state, std::size_t line, AddressList list) {
    const std::uint32_t begin = state.out.addressees.back().at.begin;
    state.out.addressees.pop_back();
    state.mark(line, list.part);
    add_addressee(state, list.role, state.message.substr(begin, state.content[line].end - begin));
}

/// Takes one addressee of the list; gives the line after it.
std::size_t take_item(ParserState& state, std::size_t line, AddressList list) {
    std::string_view item = state.text(line);
    std::size_t last = line;
    // USMISSION / USUN NEW YORK: the type alone, its place on the next line.
    const auto* const types_end = kTypes.begin() + kTypesOfPosts;
    if (std::find(kTypes.begin(), types_end, item) != types_end && line + 1 < state.size() &&
        !state.blank(line + 1)) {
        last = line + 1;
        item = {item.data(), state.content[last].end - state.content[line].begin};
        state.mark(last, list.part);
    }
    state.mark(line, list.part);
    add_with_exempt(state, list.role, item);
    return last + 1;
}

}  // namespace

std::size_t parse_addressees(ParserState& state, std::size_t line, HeaderLine kind) {
    AddressList list = list_of(kind);
    take_first(state, line, kind, list);
    ++line;
    while (line < state.size()) {
        const std::size_t next = state.next_text(line);
        if (next >= state.size() || next > line + 1) {
            return line;
        }
        const std::string_view item = state.text(next);
        if (has_subject_code(item)) {
            return line;
        }
        if (is_level_banner(item) || item.starts_with("PAGE ")) {
            const std::size_t after = parse_page_furniture(state, next);
            if (after == next) {
                return line;
            }
            line = after;
            continue;
        }
        if (!continues_list(state, next, next != line)) {
            return line;
        }
        if (next == line && continues_name(state, next)) {
            continue_name(state, next, list);
            line = next + 1;
        } else {
            line = take_item(state, next, list);
        }
    }
    return line;
}

}  // namespace reftel::telegram
