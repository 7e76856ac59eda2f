// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "base/text.h"
#include "telegram/byte_set.h"
#include "telegram/telegram.h"

namespace reftel::telegram {

/// Splits a message into lines at LF (at CR when it has no LF at all). All parts are Blank or Body:
/// not yet read.
///
/// `content` gets the same lines without what surrounds their text: white space, NUL, no-break
/// spaces, a backslash or
/// `&#x000A;` at the end [F40], a byte order mark. Empty content: a blank line. Both are emptied
/// first.
void split_lines(std::string_view message, std::vector<Line>& lines, std::vector<Span>& content);
/// Counts the blank line behind each line of a double-spaced message to that line; of several blank
/// lines the others stay. False, and nothing is done, when it is not double-spaced.
bool close_up_double_spacing(std::string_view message, std::vector<Line>& lines,
                             std::vector<Span>& content);

inline constexpr ByteSet kMargin(std::string_view(" \t\r\n\f\v\0", 7));

/// Blank, tab, carriage return, line feed, form feed, vertical tab or NUL.
[[nodiscard]] constexpr bool is_margin(char c) {
    return kMargin.has(c);
}
/// True when there is a letter and no small one.
[[nodiscard]] bool is_all_capitals(std::string_view text);
/// Splits off the first word: up to the next blank. Blanks before it and after it are taken off
/// `text` too.
std::string_view take_word(std::string_view& text);
/// The number of bytes at the front that are digits.
[[nodiscard]] constexpr std::size_t leading_digits(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) {
        ++count;
    }
    return count;
}
/// True when `text` starts with `word` (not empty) and no letter or digit follows it.
[[nodiscard]] inline bool starts_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && text[0] == word[0] && text.starts_with(word) &&
           (text.size() == word.size() || !is_alnum(text[word.size()]));
}
/// The same, in any case; `word` in capitals.
[[nodiscard]] inline bool starts_with_word_fold(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && to_upper(text[0]) == word[0] &&
           to_upper(text[word.size() - 1]) == word.back() &&
           (text.size() == word.size() || !is_alnum(text[word.size()])) &&
           starts_with_fold(text, word);
}
/// Offset of `word` (capitals) in any case, as a whole word; npos when it is not there.
[[nodiscard]] std::size_t find_word_fold(std::string_view text, std::string_view word);
/// A rule of dashes, equals signs, underscores, stars or tildes: three or more, blanks between them
/// allowed. [F41]
[[nodiscard]] bool is_underline(std::string_view text);

}  // namespace reftel::telegram
