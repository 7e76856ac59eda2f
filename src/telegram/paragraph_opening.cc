// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/paragraph_opening.h"

#include <algorithm>

#include "base/text.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"

// opening = [ mark ] number ( "." | ")" | "," ) [ mark ] { mark }  |  [ mark ] number mark  |  mark
namespace reftel::telegram {
namespace {

constexpr std::string_view kPilcrow = "\xC2\xB6";

std::size_t blanks_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_margin(text[end])) {
        ++end;
    }
    return end - at;
}

/// A portion mark at `at`, added to `out`; gives where the text goes on, blanks skipped.
std::size_t take_mark(std::string_view text, std::size_t at, ParagraphOpening& out) {
    for (int count = 0; count < 2; ++count) {
        if (at >= text.size() || text[at] != '(') {
            return at;
        }
        Level level = Level::None;
        const std::size_t length = portion_mark_length(text.substr(at), level);
        if (length == 0) {
            return at;
        }
        if (out.mark_text.empty()) {
            out.mark = level;
            out.mark_text = text.substr(at, length);
        }
        at += length;
        if (at < text.size() && (text[at] == '.' || text[at] == ':')) {
            ++at;
        }
        at += blanks_at(text, at);
    }
    return at;
}

/// The number with its sign at `at`: `1.`, `1)`, `1,` and `1` before a mark; gives its end, or `at`
/// when there is none.
std::size_t take_number(std::string_view text, std::size_t at, ParagraphOpening& out) {
    const std::string_view rest = text.substr(at);
    const std::size_t digits = leading_digits(rest);
    if (digits == 0 || digits > 3) {
        return at;
    }
    const auto number = parse_number(rest.substr(0, digits));
    if (!number || *number == 0 || *number > kMaxParagraphNumber) {
        return at;
    }
    std::size_t end = digits + blanks_at(rest, digits);
    if (end >= rest.size()) {
        return at;
    }
    const char sign = rest[end];
    if (sign == '.' || sign == ')' || sign == ',') {
        ++end;
        // 1.5 million, 3,000 men
        if (end < rest.size() && is_digit(rest[end])) {
            return at;
        }
        if (sign == ',' && (end + blanks_at(rest, end) >= rest.size() ||
                            rest[end + blanks_at(rest, end)] != '(')) {
            return at;
        }
    } else if (sign != '(') {
        return at;
    } else {
        Level level = Level::None;
        if (portion_mark_length(rest.substr(end), level) == 0) {
            return at;
        }
    }
    out.number = static_cast<std::uint16_t>(*number);
    return at + end + blanks_at(rest, end);
}

/// `- `, `-- `, `*** `.
std::size_t bullet_length(std::string_view text) {
    std::size_t signs = 1;
    while (signs < text.size() && signs < 3 && text[signs] == text[0]) {
        ++signs;
    }
    return signs < text.size() && is_blank(text[signs]) ? signs : 0;
}

/// `(a)`, `(12)`, `(iv)`.
std::size_t bracketed_length(std::string_view text) {
    const std::size_t close = text.substr(0, 6).find(')');
    if (close == std::string_view::npos || close < 2) {
        return 0;
    }
    const std::string_view inner = text.substr(1, close - 1);
    const auto is_figure = [](char c) {
        return is_digit(c) || std::string_view("ivxIVX").find(c) != std::string_view::npos;
    };
    const bool figures = std::all_of(inner.begin(), inner.end(), is_figure);
    return figures || (close == 2 && is_alnum(inner[0])) ? close + 1 : 0;
}

}  // namespace

ParagraphOpening read_opening(std::string_view text) {
    ParagraphOpening out;
    std::size_t at = 0;
    if (text.starts_with(kPilcrow)) {
        at = kPilcrow.size();
        at += blanks_at(text, at);
    }
    at = take_mark(text, at, out);
    const std::size_t after = take_number(text, at, out);
    if (after > at) {
        at = take_mark(text, after, out);
    }
    out.length = at;
    return out;
}

bool opens_first_paragraph(std::string_view text) {
    if (text.empty() || (!is_digit(text[0]) && text[0] != '(' && text[0] != kPilcrow[0])) {
        return false;
    }
    const ParagraphOpening opening = read_opening(text);
    return opening.number >= 1 && opening.number <= 3;
}

std::size_t list_mark_length(std::string_view text) {
    if (text.size() < 2) {
        return 0;
    }
    const char first = text[0];
    if (first == '-' || first == '*') {
        return bullet_length(text);
    }
    if (first == '(') {
        return bracketed_length(text);
    }
    if (text.starts_with("\xE2\x80\xA2")) {
        return 3;
    }
    if (is_alpha(first) && (text[1] == '.' || text[1] == ')') && text.size() > 2) {
        return is_blank(text[2]) && !(text.size() > 4 && text[4] == '.') ? 2 : 0;
    }
    const std::size_t digits = leading_digits(text);
    if (digits >= 1 && digits <= 2 && digits + 1 < text.size() &&
        (text[digits] == '.' || text[digits] == ')') && is_blank(text[digits + 1])) {
        return digits + 1;
    }
    return 0;
}

bool is_next_item(std::string_view item, std::string_view next) {
    const std::size_t mark = list_mark_length(item);
    const std::size_t next_mark = list_mark_length(next);
    if (mark < 2 || next_mark < 2 || item[mark - 1] != next[next_mark - 1]) {
        return false;
    }
    const auto number = parse_number(item.substr(0, mark - 1));
    const auto next_number = parse_number(next.substr(0, next_mark - 1));
    return number && next_number ? *next_number == *number + 1
                                 : is_alpha(item[0]) && is_alpha(next[0]) && next[0] == item[0] + 1;
}

bool ListItems::is_figure(std::string_view line) {
    return !line.empty() && is_digit(line[0]);
}

}  // namespace reftel::telegram
