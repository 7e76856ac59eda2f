// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/declassification.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/lexer.h"
#include "telegram/one_slip.h"

// decl = "DECL" [ ":" ] ( date | event )      date = mm "/" dd "/" yy [ yy ] | yyyy "/" mm "/" dd
// schedule = ( "GDS" | "ADS" | "XGDS" | "RDS" ) [ "-" digit ] [ "DECLAS" ] [ date ] [ "(" name ")"
// ] [ "OR-" letter ]
namespace reftel::telegram {
namespace {

/// Three groups of digits with a sign between them.
std::optional<Date> take_date(std::string_view text, bool last_century = false) {
    std::array<unsigned, 3> parts{};
    std::array<std::size_t, 3> sizes{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sizes[i] = leading_digits(text);
        const auto number = parse_number(text.substr(0, sizes[i]));
        if (!number || sizes[i] > 4) {
            return std::nullopt;
        }
        parts[i] = *number;
        text.remove_prefix(sizes[i]);
        text = trim_left(text);
        if (i < 2) {
            const bool sign =
                text.starts_with('/') || text.starts_with('-') || text.starts_with('.');
            if (!sign) {
                return std::nullopt;
            }
            text = trim_left(text.substr(1));
        }
    }
    const bool year_first = sizes[0] == 4;
    unsigned year = year_first ? parts[0] : parts[2];
    unsigned month = year_first ? parts[1] : parts[0];
    unsigned day = year_first ? parts[2] : parts[1];
    year += year >= 100 ? 0 : last_century && year >= 60 ? 1900 : 2000;
    if (month > 12 && day <= 12) {
        std::swap(month, day);
    }
    if (month == 0 || month > 12 || day == 0 || day > 31 || year < 1950 || year > 2199) {
        return std::nullopt;
    }
    Date out;
    out.year = static_cast<decltype(out.year)>(year);
    out.month = static_cast<decltype(out.month)>(month);
    out.day = static_cast<decltype(out.day)>(day);
    return out;
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

/// `JUN 15 1975`, `15 JUN 75`, `JUNE 15, 1975` at the front of `text`; `century` is that of a year
/// of two digits.
std::optional<Date> take_date_in_words(std::string_view text, unsigned century) {
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
    const unsigned year = numbers[1] >= 100 ? numbers[1] : century + numbers[1];
    const Date out{static_cast<int>(year), month, numbers[0]};
    return count == 2 && is_valid(out) ? std::optional<Date>(out) : std::nullopt;
}

/// What follows the schedule: date, authority, office.
void read_schedule(std::string_view rest, Declassification& out) {
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
    auto date = take_date(when.substr(from), true);
    date = date ? date : take_date_in_words(when.substr(from), 1900);
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

Declassification read_decl(std::string_view text, bool last_century) {
    Declassification out;
    const auto found = after_decl(text);
    if (!found) {
        return out;
    }
    const std::string_view rest =
        starts_with_word_fold(*found, "ON") ? trim_left(found->substr(2)) : *found;
    out.date = take_date(rest, last_century);
    out.date = out.date ? out.date : take_date_in_words(rest, last_century ? 1900 : 2000);
    if (!out.date) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::size_t tags = std::min(find_word_fold(rest, "TAGS"), end);
        out.event = collapse_space(rest.substr(0, tags));
    }
    return out;
}

}  // namespace

Declassification parse_declassification(std::string_view text) {
    return read_decl(text, false);
}

Declassification parse_declassification(std::string_view order, std::string_view text) {
    const bool last_century = order == "11652" || order == "12065" || order == "12356";
    std::string_view rest = text;
    const std::string_view first = take_word(rest);
    char digit = '\0';
    std::string_view word = first;
    while (!word.empty() && !is_alnum(word.back())) {
        word.remove_suffix(1);
    }
    const std::string_view schedule = schedule_of(word, digit);
    if (schedule.empty()) {
        return read_decl(text, last_century);
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
    read_schedule(rest, out);
    return out;
}

}  // namespace reftel::telegram
