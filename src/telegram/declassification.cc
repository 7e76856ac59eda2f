// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/declassification.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/label.h"
#include "telegram/lexer.h"
#include "telegram/one_slip.h"
#include "telegram/telegram.h"

// decl = "DECL" [ ":" ] ( date | event )      date = mm "/" dd "/" yy [ yy ] | yyyy "/" mm "/" dd
// schedule = ( "GDS" | "ADS" | "XGDS" | "RDS" ) [ "-" digit ] [ "DECLAS" ] [ date ] [ "(" name ")"
// ] [ "OR-" letter ]
namespace reftel::telegram {
namespace {

/// A year as written; one of two digits is the first such year from `earliest` on, unless that is
/// more than a lifetime away.
unsigned full_year(unsigned year, unsigned earliest) {
    constexpr unsigned kCentury = 100;
    constexpr unsigned kLongest = 60;
    if (year >= kCentury) {
        return year;
    }
    year += earliest - earliest % kCentury;
    year += year < earliest ? kCentury : 0;
    return year > earliest + kLongest ? year - kCentury : year;
}

/// A group of digits at the front, O and l read as the figures they stand for; nothing when it is
/// none or too long.
std::optional<unsigned> take_group(std::string_view& text, std::size_t& size) {
    constexpr std::size_t kLongest = 4;
    unsigned number = 0;
    for (size = 0; size < text.size() && size <= kLongest; ++size) {
        const char c = text[size] == 'O' ? '0' : text[size] == 'l' ? '1' : text[size];
        if (!is_digit(c)) {
            break;
        }
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    text = trim_left(text.substr(size));
    return size > 0 && size <= kLongest ? std::optional<unsigned>(number) : std::nullopt;
}

/// A date that a telegram may state: months and days that were exchanged are set right.
std::optional<Date> plausible_date(unsigned year, unsigned month, unsigned day) {
    if (month > 12 && day <= 12) {
        std::swap(month, day);
    }
    const Date out{static_cast<int>(year), month, day};
    return is_valid(out) && year >= 1950 && year <= 2199 ? std::optional<Date>(out) : std::nullopt;
}

/// `20170312`, `03122017`
std::optional<Date> take_eight_digits(std::string_view text) {
    constexpr std::size_t kDigits = 8;
    if (leading_digits(text) != kDigits) {
        return std::nullopt;
    }
    const auto number = [&](std::size_t at, std::size_t size) {
        return parse_number(text.substr(at, size)).value_or(0);
    };
    const auto date = plausible_date(number(0, 4), number(4, 2), number(6, 2));
    return date ? date : plausible_date(number(4, 4), number(0, 2), number(2, 2));
}

/// Three groups of digits with signs between them, or eight digits.
std::optional<Date> take_date(std::string_view text, unsigned earliest) {
    if (const auto date = take_eight_digits(text)) {
        return date;
    }
    std::array<unsigned, 3> parts{};
    std::array<std::size_t, 3> sizes{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t signs = std::min(text.find_first_not_of("/-. "), text.size());
        if ((signs > 0) != (i > 0)) {
            return std::nullopt;
        }
        text.remove_prefix(signs);
        const auto number = take_group(text, sizes[i]);
        if (!number) {
            return std::nullopt;
        }
        parts[i] = *number;
    }
    const bool year_first = sizes[0] == 4;
    const unsigned year = year_first ? parts[0] : parts[2];
    const unsigned month = year_first ? parts[1] : parts[0];
    const unsigned day = year_first ? parts[2] : parts[1];
    return plausible_date(full_year(year, earliest), month, day);
}

/// GDS, ADS, XGDS, RDS, also with a slip (`6DS`, `AGDS`); empty for other words. `digit` is what
/// stands glued behind it.
std::string_view schedule_of(std::string_view word, char& digit) {
    constexpr std::array<std::string_view, 4> kSchedules{"XGDS", "GDS", "ADS", "RDS"};
    std::string letters = to_upper(word);
    if (letters.size() > 3 && is_digit(letters.back())) {
        digit = letters.back();
        letters.pop_back();
        letters.erase(letters.find_last_not_of('-') + 1);
    }
    for (const std::string_view schedule : kSchedules) {
        if (letters == schedule) {
            return schedule;
        }
    }
    const bool slip = letters.size() >= 3 && letters.ends_with("DS") &&
                      is_one_slip_apart(letters, letters[0] == 'X' ? "XGDS" : "GDS");
    return !slip ? std::string_view{} : letters[0] == 'X' ? kSchedules[0] : kSchedules[1];
}

/// `JUN 15 1975`, `15 JUN 75`, `JUNE 15, 1975` at the front of `text`.
std::optional<Date> take_date_in_words(std::string_view text, unsigned earliest) {
    unsigned month = 0;
    std::array<unsigned, 2> numbers{};
    std::size_t count = 0;
    for (int words = 0; words < 3 && !text.empty(); ++words) {
        text.remove_prefix(std::min(text.find_first_not_of(" ,.-"), text.size()));
        const std::size_t digits = leading_digits(text);
        if (digits > 0 && digits <= 4 && count < 2) {
            numbers[count++] = parse_number(text.substr(0, digits)).value_or(0);
            text.remove_prefix(digits);
            continue;
        }
        std::size_t letters = 0;
        while (letters < text.size() && is_alpha(text[letters])) {
            ++letters;
        }
        month = month == 0 ? month_number(text.substr(0, letters)) : 0;
        if (month == 0) {
            return std::nullopt;
        }
        text.remove_prefix(letters);
    }
    const Date out{static_cast<int>(full_year(numbers[1], earliest)), month, numbers[0]};
    return count == 2 && is_valid(out) ? std::optional<Date>(out) : std::nullopt;
}

/// What follows the schedule: date, authority, office.
void read_schedule(std::string_view rest, unsigned earliest, Declassification& out) {
    const std::size_t open = rest.find('(');
    if (open != std::string_view::npos) {
        const std::size_t close = std::min(rest.find(')', open), rest.size());
        out.authority = collapse_space(rest.substr(open + 1, close - open - 1));
    }
    const std::size_t office = find_word_fold(rest, "OR");
    if (office != std::string_view::npos && office + 3 < rest.size() && rest[office + 2] == '-') {
        out.office = to_upper(rest.substr(office, 4));
    }
    std::string_view when = rest.substr(0, std::min(open, office));
    const std::size_t word = find_word_fold(when, "DECLAS");
    when = word == std::string_view::npos ? when : when.substr(word + 6);
    const std::size_t from = when.find_first_not_of(" :;.,-");
    if (from == std::string_view::npos) {
        return;
    }
    auto date = take_date(when.substr(from), earliest);
    date = date ? date : take_date_in_words(when.substr(from), earliest);
    (out.schedule == "RDS" ? out.review : out.date) = date;
    if (!date && word != std::string_view::npos) {
        out.event = collapse_space(when.substr(from));
    }
}

/// What follows DECL, DECLASSIFY and the like, or DEC with its colon; nothing without such a word.
std::optional<std::string_view> after_decl(std::string_view text) {
    for (const std::string_view word :
         {"DECL", "DECLASSIFY", "DECLASSIFICATION", "DECLAS", "DEC"}) {
        const std::size_t at = find_word_fold(text, word);
        const std::string_view rest =
            at == std::string_view::npos ? std::string_view{} : text.substr(at + word.size());
        if (at != std::string_view::npos && (word.size() > 3 || rest.starts_with(':'))) {
            return rest.substr(std::min(rest.find_first_not_of(" :;.,\n"), rest.size()));
        }
    }
    return std::nullopt;
}

/// `X1`, `25X2`, `OADR`: no date on purpose.
bool is_exemption(std::string_view text) {
    text.remove_prefix(text.starts_with("25") ? 2 : 0);
    return text == "OADR" || (text.size() > 1 && text[0] == 'X' && is_digit(text[1]));
}

/// `X1, 03/12/2017`: an exemption, and a date behind it.
bool take_exemption_and_date(std::string_view text, unsigned earliest, Declassification& out) {
    const std::size_t end = std::min(text.find_first_of(" ,;\n"), text.size());
    std::size_t at = std::min(text.find_first_not_of(" ,;", end), text.size());
    at += starts_with_word_fold(text.substr(at), "AND") ? 4 : 0;
    if (!is_exemption(text.substr(0, end)) || at >= text.size()) {
        return false;
    }
    out.date = take_date(text.substr(at), earliest);
    out.event = out.date ? std::string(text.substr(0, end)) : "";
    return out.date.has_value();
}

Declassification read_decl(std::string_view text, unsigned earliest) {
    Declassification out;
    const auto found = after_decl(text);
    if (!found) {
        // `E.O. 12958: 01/05/2014`, `25X1-HUM; 2061/11/15`: a date says what it is.
        out.date = take_date(text.substr(text.rfind(' ') + 1), earliest);
        out.event = !out.date && is_exemption(text) ? collapse_space(text) : "";
        return out;
    }
    std::string_view rest = *found;
    if (starts_with_word_fold(rest, "ON")) {
        rest.remove_prefix(std::min(rest.find_first_not_of(" :", 2), rest.size()));
    }
    out.date = take_date(rest, earliest);
    out.date = out.date ? out.date : take_date_in_words(rest, earliest);
    if (!out.date && !take_exemption_and_date(rest, earliest, out)) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::size_t tags = std::min(find_word_fold(rest, "TAGS"), end);
        out.event = collapse_space(rest.substr(0, tags));
    }
    return out;
}

/// The first year that a date of two digits may mean: that of the telegram, or, where it is not
/// known, one of the order's time.
unsigned earliest_year(std::string_view order, int sent) {
    const bool last_century = order == "11652" || order == "12065" || order == "12356";
    return sent > 0 ? static_cast<unsigned>(sent) : last_century ? 1960 : 2000;
}

}  // namespace

Declassification parse_declassification(std::string_view text) {
    std::string_view value;
    bool misspelt = false;
    if (after_decl(text) || recognise_label(text, value, misspelt) != Label::ExecutiveOrder) {
        return after_decl(text) ? read_decl(text, earliest_year({}, 0)) : Declassification();
    }
    const std::string_view order = value.substr(0, leading_digits(value));
    value = value.substr(order.size(), value.find('\n') - order.size());
    value.remove_prefix(std::min(value.find_first_not_of(" :;,."), value.size()));
    return parse_declassification(order,
                                  trim_right(value.substr(0, find_word_fold(value, "TAGS"))));
}

Declassification parse_declassification(std::string_view order, std::string_view text, int sent) {
    const unsigned earliest = earliest_year(order, sent);
    std::string_view rest = text;
    const std::string_view first = take_word(rest);
    char digit = '\0';
    std::string_view word = first;
    while (!word.empty() && !is_alnum(word.back())) {
        word.remove_suffix(1);
    }
    const std::string_view schedule = schedule_of(word, digit);
    if (schedule.empty()) {
        return read_decl(text, earliest);
    }
    Declassification out;
    out.schedule = schedule;
    // `XGDS - 2`, `XGDS 2`: the digit apart.
    const std::size_t sign = std::min(rest.find_first_not_of("- "), rest.size());
    const bool apart = digit == '\0' && sign < rest.size() &&
                       leading_digits(rest.substr(sign)) == 1 &&
                       (sign + 1 == rest.size() || rest[sign + 1] == ' ' || rest[sign + 1] == ',');
    if (apart) {
        digit = rest[sign];
        rest.remove_prefix(sign + 1);
    }
    if (digit != '\0') {
        out.exemption = std::string(1, digit);
    }
    read_schedule(rest, earliest, out);
    return out;
}

Declassification declassification_of(const Telegram& telegram) {
    return parse_declassification(telegram.executive_order, telegram.executive_order_text,
                                  telegram.dtg ? telegram.dtg->time.date().year : 0);
}

}  // namespace reftel::telegram
