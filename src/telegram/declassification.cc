// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/declassification.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/lexer.h"

// decl = "DECL" [ ":" ] ( date | event )      date = mm "/" dd "/" yy [ yy ] | yyyy "/" mm "/" dd
namespace reftel::telegram {
namespace {

/// Three groups of digits with a sign between them.
std::optional<Date> take_date(std::string_view text) {
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
    year += year < 100 ? 2000 : 0;
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

}  // namespace

Declassification parse_declassification(std::string_view text) {
    Declassification out;
    const std::size_t at = find_word_fold(text, "DECL");
    if (at == std::string_view::npos) {
        return out;
    }
    std::string_view rest = text.substr(at + 4);
    rest.remove_prefix(std::min(rest.find_first_not_of(" :;.,\n"), rest.size()));
    out.date = take_date(rest);
    if (!out.date) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::size_t tags = std::min(find_word_fold(rest, "TAGS"), end);
        out.event = collapse_space(rest.substr(0, tags));
    }
    return out;
}

}  // namespace reftel::telegram
