// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/excerpt_references.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "telegram/excerpt.h"
#include "telegram/furniture.h"
#include "telegram/lexer.h"
#include "telegram/reference_target.h"
#include "telegram/reference_token.h"

// label = ( "REF" | "REFS" | "REFTEL" | ... ) ( ":" | "." )             anywhere
//       | ( "RE" | "REFER" | "EF" ) ":" | ( "RETEL" | "RETELS" ) ( ":" | "." ) | "REF" | "REFTEL" |
//       ...   at the front of a line, without a sign only before an entry: `REF A: PARIS 12`, `REF
//       PARIS 12` ;
// field = what follows, to a blank line that no further entry comes after. Page marks and banners
//         between entries are no lines of their own.
namespace reftel::telegram {
namespace {

/// What an entry may be looked for in: no label stands further before its entry.
constexpr std::size_t kLongestOpening = 120;

constexpr std::array<std::string_view, 6> kTails{"ERENCES", "ERENCE", "TELS", "TEL", "(S)", "S"};

/// Length of REF, REFS, REFTEL and the like at `at`; 0 for other words.
std::size_t label_word_length(std::string_view text, std::size_t at) {
    if (!starts_with_fold(text.substr(at), "REF")) {
        return 0;
    }
    const std::size_t end = at + 3;
    for (const std::string_view tail : kTails) {
        if (starts_with_fold(text.substr(end), tail)) {
            return 3 + tail.size();
        }
    }
    return 3;
}

bool is_label_sign(char c) {
    return c == ':' || c == '.';
}

/// `A. `, `(A) `, `A: `, `A/ `; also a letter alone. Tokens of it.
std::size_t enumerator_tokens(const std::vector<Token>& tokens) {
    const bool bracket = tokens[0].is_sign('(') || tokens[0].is_sign('[');
    const std::size_t mark = bracket ? 1 : 0;
    if (mark >= tokens.size() || !tokens[mark].is_letter()) {
        return 0;
    }
    const Token& after = tokens[mark + 1];  // The last token is an End.
    std::size_t size = mark + (after.type == Token::Type::Sign ? 2 : 1);
    size += bracket && size < tokens.size() && tokens[size].is_sign(':') ? 1 : 0;
    return size;
}

bool begins_reference(std::string_view text) {
    const std::string_view line = text.substr(0, std::min(text.find('\n'), kLongestOpening));
    const std::vector<Token> tokens = split_reference_field(line);
    const TargetMatcher matcher(tokens, {});
    const std::size_t begin = enumerator_tokens(tokens);
    const auto target = begin < tokens.size() ? matcher.match(begin) : std::nullopt;
    return target && target->kind == Reference::Kind::Telegram && (target->known || begin > 0);
}

}  // namespace

std::size_t unsigned_reference_label_length(std::string_view text, std::size_t at) {
    const std::size_t length = label_word_length(text, at);
    if (length == 0 || at + length >= text.size()) {
        return 0;
    }
    const char next = text[at + length];
    const bool sign = next == ';' || next == '-';
    const std::size_t size = length + (sign ? 1 : 0);
    const bool label = sign || is_blank(next);
    return label && begins_reference(text.substr(at + size)) ? size : 0;
}

namespace {

/// A label at the front of a line that has no sign of its own, or is too short to be one anywhere.
std::size_t line_label_length(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    for (const std::string_view word : {"RETELS", "RETEL", "RE", "REFER", "EF"}) {
        if (starts_with_word_fold(rest, word)) {
            const std::size_t sign = rest.find_first_not_of(' ', word.size());
            const bool label = sign < rest.size() && is_label_sign(rest[sign]);
            return label && (rest[sign] == ':' || word.starts_with("RETEL")) ? sign + 1 : 0;
        }
    }
    return unsigned_reference_label_length(text, at);
}

std::size_t find_label_end(std::string_view text) {
    bool line = true;  // Nothing but blanks and signs of a web page stand before it on its line.
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = to_upper(text[at]);
        if (c == 'R' || (c == 'E' && line)) {
            std::size_t length = reference_label_length(text, at);
            length = length == 0 && line ? line_label_length(text, at) : length;
            if (length > 0) {
                return at + length;
            }
        }
        line = c == '\n' || (line && !is_alnum(c));
    }
    return std::string_view::npos;
}

/// `A. `, `(A)`, `REF A`
bool begins_entry(std::string_view line) {
    const std::size_t letter = line.find_first_not_of(" \xC2\xB6-([");
    if (letter == std::string_view::npos || letter + 1 >= line.size()) {
        return false;
    }
    const bool enumerated =
        is_alpha(line[letter]) &&
        std::string_view(".):]").find(line[letter + 1]) != std::string_view::npos;
    const std::string_view rest = line.substr(letter);
    return enumerated || (starts_with_word_fold(rest, "REF") && rest.size() > 5 &&
                          is_alpha(rest[4]) && !is_alnum(rest[5]));
}

/// What stands between the pages of a print, without a meaning for the field.
bool is_page_furniture(std::string_view line) {
    return is_level_banner(line) || parse_page_mark(line) || parse_page_line(line);
}

}  // namespace

std::size_t reference_label_length(std::string_view text, std::size_t at) {
    const std::size_t word = label_word_length(text, at);
    if (word == 0) {
        return 0;
    }
    const std::size_t end = std::min(text.find_first_not_of(' ', at + word), text.size());
    return end < text.size() && is_label_sign(text[end]) ? end + 1 - at : 0;
}

std::string_view find_reference_field(std::string_view text) {
    const std::size_t begin = find_label_end(text);
    if (begin == std::string_view::npos) {
        return {};
    }
    const std::string_view field = text.substr(begin);
    std::optional<std::size_t> end;  // A blank line that the field may end with.
    std::string_view before;         // The line with text last read.
    for (std::size_t at = 0; at < field.size();) {
        const std::size_t line_end = std::min(field.find('\n', at), field.size());
        const std::string_view line = trim(field.substr(at, line_end - at));
        if (line.empty()) {
            const bool may_end = at > 0 && before.size() > 2 && !before.ends_with(')');
            end = end || !may_end ? end : std::optional(at - 1);
        } else if (at == 0 || !is_page_furniture(line)) {
            if (end && !begins_entry(line)) {
                return field.substr(0, *end);
            }
            end.reset();
            before = line;
        }
        at = line_end + 1;
    }
    return field;
}

}  // namespace reftel::telegram
