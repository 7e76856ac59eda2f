// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/paragraph_opening.h"

// Editions print a telegram with a date line [F25], `Zenda, January 26, 1952, 1938Z.`, and run the
// rest of its header into the first paragraph (print_head.cc).
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
        if (parse_print_head(state, next, found->place)) {
            break;
        }
        next = state.next_text(next + 1);
    }
    return line + 1;
}

}  // namespace reftel::telegram
