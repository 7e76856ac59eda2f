// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/paragraph_opening.h"

// Editions print a telegram with a date line and run the rest of its header into the first
// paragraph [F25]:
//
//   Zenda, January 26, 1952, 1938Z.
//   225. Subject: Lantern Festival. Ref: State 4511. For the Ambassador.
namespace reftel::telegram {
namespace {

struct DateLine {
    std::string_view place;
    Date date;
    std::optional<unsigned> minutes;  ///< Of the day, when the line states a time.
    bool utc = false;                 ///< The time is followed by Z; else it is the place's own.
};

/// Offset of a month's full name that begins a word; npos when there is none.
std::size_t find_month(std::string_view text, unsigned& month) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" ,", at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (word.size() >= 3 && is_upper(word[0])) {
            month = month_number(word);
            if (month != 0 && equals_fold(word, month_name(month))) {
                return at;
            }
        }
        at = end + 1;
    }
    return std::string_view::npos;
}

/// `9:29 a.m.`, `5 p.m.`, `noon`, `midnight`: minutes of the day; takes them off the front.
std::optional<unsigned> take_local_time(std::string_view& text) {
    if (starts_with_word_fold(text, "NOON") || starts_with_word_fold(text, "MIDNIGHT")) {
        const bool noon = to_upper(text[1]) == 'O';
        text.remove_prefix(noon ? 4 : 8);
        return noon ? 720U : 0U;
    }
    std::string_view rest = text;
    std::size_t digits = leading_digits(rest);
    const unsigned hour =
        parse_number(rest.substr(0, std::min<std::size_t>(digits, 4))).value_or(99);
    unsigned minute = 0;
    rest.remove_prefix(digits);
    if (rest.starts_with(':') || rest.starts_with('.')) {
        rest.remove_prefix(1);
        digits = leading_digits(rest);
        minute = digits == 2 ? parse_number(rest.substr(0, 2)).value_or(99) : 99;
        rest.remove_prefix(digits);
    }
    rest = trim_left(rest);
    if (hour == 0 || hour > 12 || minute > 59 || rest.size() < 2) {
        return std::nullopt;
    }
    const char half = to_upper(rest[0]);
    const std::size_t letter = rest[1] == '.' ? 2 : 1;
    if ((half != 'A' && half != 'P') || rest.size() <= letter || to_upper(rest[letter]) != 'M') {
        return std::nullopt;
    }
    rest.remove_prefix(letter + 1);
    rest.remove_prefix(rest.starts_with('.') ? 1 : 0);
    text = rest;
    return hour % 12 * 60 + minute + (half == 'P' ? 720U : 0U);
}

/// `1938Z`, or a local time; a time that cannot be is passed over.
void take_time(std::string_view& text, DateLine& out) {
    if (leading_digits(text) == 4 && text.size() > 4 && to_upper(text[4]) == 'Z') {
        const unsigned time = parse_number(text.substr(0, 4)).value_or(0);
        if (time / 100 < 24 && time % 100 < 60) {
            out.minutes = time / 100 * 60 + time % 100;
            out.utc = true;
        }
        text.remove_prefix(5);
        return;
    }
    out.minutes = take_local_time(text);
}

std::optional<DateLine> read_date_line(std::string_view text) {
    if (text.size() > 90 || text.size() < 12 || (!is_upper(text[0]) && text[0] != '[')) {
        return std::nullopt;
    }
    DateLine out;
    unsigned month = 0;
    const std::size_t at = find_month(text, month);
    if (at == std::string_view::npos ||
        (at > 0 && !trim_right(text.substr(0, at)).ends_with(','))) {
        return std::nullopt;
    }
    out.place = trim_right(text.substr(0, at));
    if (!out.place.empty()) {
        out.place.remove_suffix(1);
    }
    std::string_view rest = text.substr(at);
    take_word(rest);
    std::size_t digits = leading_digits(rest);
    const unsigned day = parse_number(rest.substr(0, std::min<std::size_t>(digits, 2))).value_or(0);
    rest = rest.substr(digits);
    rest.remove_prefix(std::min(rest.find_first_not_of(", "), rest.size()));
    digits = leading_digits(rest);
    if (digits != 4) {
        return std::nullopt;
    }
    out.date = {static_cast<int>(parse_number(rest.substr(0, 4)).value_or(0)), month, day};
    if (!is_valid(out.date) || out.date.year < 1900) {
        return std::nullopt;
    }
    rest = rest.substr(4);
    rest.remove_prefix(std::min(rest.find_first_not_of(", "), rest.size()));
    take_time(rest, out);
    return rest.size() <= 20 ? std::optional<DateLine>(out) : std::nullopt;
}

/// `Subject: X. Ref: Y. Rest`: takes a field that begins with `label` off the front; it ends at a
/// full stop before a capital or at the end.
std::string_view take_sentence(std::string_view& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool stop = text[at] == '.' && (at + 1 == text.size() || text[at + 1] == ' ');
        // An initial or an abbreviation does not end it: `J. Doe`, `U.S. policy`, `Amb. Smith`.
        if (stop && at >= 4 && is_lower(text[at - 1]) && is_lower(text[at - 2]) &&
            is_alnum(text[at - 3])) {
            const std::string_view sentence = text.substr(0, at);
            text = trim_left(text.substr(at + 1));
            return sentence;
        }
        if (stop && at > 0 && (is_digit(text[at - 1]) || text[at - 1] == ')')) {
            const std::string_view sentence = text.substr(0, at);
            text = trim_left(text.substr(at + 1));
            return sentence;
        }
    }
    const std::string_view sentence = text;
    text = text.substr(text.size());
    return sentence;
}

/// Places from which more than one office sends, each with numbers of its own: the place does not
/// name the originator.
bool is_shared_place(std::string_view place) {
    for (const std::string_view shared :
         {"Washington", "New York", "Geneva", "Vienna", "Brussels", "Paris"}) {
        if (place.find(shared) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

constexpr std::size_t kLongestAttention = 160;

/// `For the Ambassador from the Secretary.`, `Dept pass Bangkok.`
bool begins_attention(std::string_view text) {
    for (const std::string_view word :
         {"FOR", "FROM", "PASS", "PLEASE PASS", "DEPT PASS", "DEPT PLEASE PASS", "DEPARTMENT PASS",
          "EYES ONLY", "PERSONAL FOR", "NODIS", "EXDIS", "LIMDIS"}) {
        if (starts_with_word_fold(text, word)) {
            return true;
        }
    }
    return false;
}

bool is_field(Label label, std::string_view text) {
    return (label == Label::Subject || label == Label::Ref) &&
           text.substr(0, 14).find(':') != std::string_view::npos;
}

/// Bytes of the sentences before a label that is to come soon: `Paris For SecDef. Subj: ...`; 0
/// when none comes.
std::size_t attention_length(std::string_view text) {
    constexpr int kMostSentences = 4;
    std::string_view rest = text;
    for (int count = 0; count < kMostSentences && !rest.empty(); ++count) {
        const std::string_view sentence = take_sentence(rest);
        std::string_view value;
        bool misspelt = false;
        if (sentence.size() > kLongestAttention) {
            return 0;
        }
        if (is_field(recognise_label(rest, value, misspelt), rest)) {
            return text.size() - rest.size();
        }
    }
    return 0;
}

/// Subject, references and attention of the first paragraph; what is left is its text.
void take_fields(ParserState& state, std::size_t line, std::string_view rest) {
    constexpr int kMostFields = 6;
    LinePart part = LinePart::Subject;
    for (int count = 0; count < kMostFields && !rest.empty(); ++count) {
        std::string_view value;
        bool misspelt = false;
        const Label label = recognise_label(rest, value, misspelt);
        if (is_field(label, rest)) {
            rest = value;
            const std::string_view sentence = take_sentence(rest);
            if (label == Label::Subject) {
                state.out.subject = sentence;
                state.subject_offset = state.offset_of(sentence);
            } else if (!sentence.empty()) {
                state.reference_fields.push_back(state.span_of(sentence));
            }
            continue;
        }
        std::size_t length = attention_length(rest);
        if (length == 0 && begins_attention(rest)) {
            std::string_view after = rest;
            length =
                take_sentence(after).size() > kLongestAttention ? 0 : rest.size() - after.size();
        }
        if (length == 0) {
            break;
        }
        state.out.attention.push_back(trim(rest.substr(0, length)));
        rest = rest.substr(length);
        part = LinePart::Attention;
    }
    if (rest.empty()) {
        state.mark(line, part);
        state.content[line].begin = state.content[line].end;
        return;
    }
    state.content[line].begin = state.offset_of(rest);
}

/// The telegram's number at the front of its first paragraph. A number that is followed by a label,
/// by another number or by its portion mark is one; a small number alone is that of a paragraph.
bool take_number(ParserState& state, std::size_t line, std::string_view place) {
    std::string_view text = state.text(line);
    // Numbers of a travelling party have a series of their own: `Secto 4118.`
    for (const std::string_view series : {"SECTO ", "TOSEC "}) {
        if (starts_with_fold(text, series)) {
            place = series.substr(0, 5);
            text.remove_prefix(series.size());
        }
    }
    const std::size_t digits = leading_digits(text);
    std::size_t end = digits;
    while (end < text.size() && text[end] != '.' && end < digits + 10) {
        ++end;
    }
    if (digits == 0 || digits > 7 || end >= text.size() || text[end] != '.') {
        return false;
    }
    const std::string_view rest = trim_left(text.substr(end + 1));
    std::string_view value;
    bool misspelt = false;
    const std::uint32_t number = parse_number(text.substr(0, digits)).value_or(0);
    const bool labelled =
        recognise_label(rest, value, misspelt) != Label::None || opens_first_paragraph(rest);
    if (number < 4 && !labelled) {
        return false;
    }
    state.out.station_serial = text.substr(0, digits);
    state.out.number = number;
    if (!place.empty() && is_upper(place[0]) && !is_shared_place(place)) {
        state.propose_mrn({MrnCandidate::Source::Place, place, number, state.content[line].begin});
    }
    take_fields(state, line, rest);
    return true;
}

}  // namespace

bool is_print_date_line(std::string_view text) {
    return read_date_line(text).has_value();
}

std::size_t parse_print_date(ParserState& state, std::size_t line) {
    const auto found = read_date_line(state.text(line));
    if (!found) {
        return line;
    }
    Telegram& out = state.out;
    out.variant = Variant::Retyped;
    state.mark(line, LinePart::DateTimeGroup);
    out.date = found->date;
    out.from = found->place;
    state.year = static_cast<std::uint16_t>(found->date.year);
    if (found->minutes && found->utc) {
        out.dtg = Dtg{UtcTime::from(found->date, *found->minutes / 60, *found->minutes % 60)};
    } else if (found->minutes) {
        out.local_time = fmt::format("{:02}:{:02}", *found->minutes / 60, *found->minutes % 60);
    }
    // Now and then a stray line of another document stands before the number.
    constexpr int kMostLines = 2;
    std::size_t next = state.next_text(line + 1);
    for (int count = 0; count < kMostLines && next < state.size(); ++count) {
        if (take_number(state, next, found->place)) {
            break;
        }
        next = state.next_text(next + 1);
    }
    return line + 1;
}

}  // namespace reftel::telegram
