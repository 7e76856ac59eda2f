// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lexer.h"

#include <algorithm>

#include "base/byte_places.h"
#include "base/text.h"
#include "telegram/next_sign.h"

namespace reftel::telegram {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kLineEndEntity = "&#x000A;";

/// Cuts what is not blank and yet no text off the end; true when it cut something.
bool cut_odd_end(std::string_view line, std::uint32_t begin, std::uint32_t& end) {
    const std::string_view rest = line.substr(begin, end - begin);
    if (rest.ends_with('\\')) {
        end -= 1;
        return true;
    }
    if (rest.ends_with(kNoBreakSpace)) {
        end -= static_cast<std::uint32_t>(kNoBreakSpace.size());
        return true;
    }
    if (rest.ends_with(kLineEndEntity)) {
        end -= static_cast<std::uint32_t>(kLineEndEntity.size());
        return true;
    }
    return false;
}

/// Bytes at which a line may have to be cut: margins, and the last byte of what cut_odd_end() cuts.
constexpr ByteSet kFrontToCut(std::string_view(" \t\r\n\f\v\0\xC2", 8));
constexpr ByteSet kBackToCut(std::string_view(" \t\r\n\f\v\0\\;\xA0", 10));

/// What stands between the margins of the line at `line`.
Span content_of(std::string_view message, Span line) {
    std::uint32_t begin = line.begin;
    std::uint32_t end = line.end;
    while (begin < end && kFrontToCut.has(message[begin])) {
        if (is_margin(message[begin])) {
            ++begin;
        } else if (message.substr(begin, end - begin).starts_with(kNoBreakSpace)) {
            begin += static_cast<std::uint32_t>(kNoBreakSpace.size());
        } else {
            break;
        }
    }
    while (end > begin && kBackToCut.has(message[end - 1])) {
        if (is_margin(message[end - 1])) {
            --end;
        } else if (!cut_odd_end(message, begin, end)) {
            break;
        }
    }
    return {begin, end};
}

}  // namespace

void split_lines(std::string_view message, std::vector<Line>& lines, std::vector<Span>& content) {
    lines.clear();
    lines.reserve(message.size() / 48 + 8);
    const char separator = message.find('\n') == std::string_view::npos ? '\r' : '\n';
    const std::size_t mark = message.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    BytePlaces separators(message, {separator}, mark);
    for (std::size_t begin = mark; begin < message.size();) {
        const std::size_t end = std::min(separators.next(), message.size());
        lines.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, {}});
        begin = end + 1;
    }
    content.resize(lines.size());
    Span* inner = content.data();
    for (Line& line : lines) {
        *inner = content_of(message, line.at);
        line.part = inner->empty() ? LinePart::Blank : LinePart::Body;
        ++inner;
    }
    if (!lines.empty()) {
        lines[0].at.begin = 0;
    }
}

bool is_all_capitals(std::string_view text) {
    bool letter = false;
    for (const char c : text) {
        if (is_lower(c)) {
            return false;
        }
        letter = letter || is_upper(c);
    }
    return letter;
}

std::string_view take_word(std::string_view& text) {
    std::size_t begin = 0;
    while (begin < text.size() && is_blank(text[begin])) {
        ++begin;
    }
    std::size_t end = begin;
    while (end < text.size() && !is_blank(text[end])) {
        ++end;
    }
    const std::string_view word = text.substr(begin, end - begin);
    while (end < text.size() && is_blank(text[end])) {
        ++end;
    }
    text.remove_prefix(end);
    return word;
}

std::size_t find_word_fold(std::string_view text, std::string_view word) {
    NextSign capital(text, word[0]);
    NextSign small(text, to_lower(word[0]));
    std::size_t at = std::min(capital.from(0), small.from(0));
    while (at != std::string_view::npos) {
        if ((at == 0 || !is_alnum(text[at - 1])) && starts_with_word_fold(text.substr(at), word)) {
            return at;
        }
        at = std::min(capital.from(at + 1), small.from(at + 1));
    }
    return at;
}

bool is_underline(std::string_view text) {
    static constexpr ByteSet kSigns("-=_*~");
    if (text.size() < 3 || !kSigns.has(text[0])) {
        return text.size() >= 9 && text.starts_with("\xE2\x80") &&
               text.find_first_not_of("\xE2\x80\x90\x91\x92\x93\x94\x95 -") ==
                   std::string_view::npos;
    }
    std::size_t signs = 0;
    for (const char c : text) {
        if (kSigns.has(c)) {
            ++signs;
        } else if (!is_blank(c)) {
            return false;
        }
    }
    return signs >= 3;
}

}  // namespace reftel::telegram
