// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lexer.h"

#include <algorithm>

#include "base/byte_places.h"
#include "base/text.h"

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

bool is_odd_end(char c) {
    return c == '\\' || c == ';' || c == '\xA0';
}

Span content_of(std::string_view line) {
    std::uint32_t begin = 0;
    auto end = static_cast<std::uint32_t>(line.size());
    for (;;) {
        while (begin < end && is_margin(line[begin])) {
            ++begin;
        }
        if (begin < end && line[begin] == kNoBreakSpace[0] &&
            line.substr(begin, end - begin).starts_with(kNoBreakSpace)) {
            begin += static_cast<std::uint32_t>(kNoBreakSpace.size());
            continue;
        }
        break;
    }
    for (;;) {
        while (end > begin && is_margin(line[end - 1])) {
            --end;
        }
        if (end == begin || !is_odd_end(line[end - 1]) || !cut_odd_end(line, begin, end)) {
            return {begin, end};
        }
    }
}

}  // namespace

void split_lines(std::string_view message, std::vector<Line>& lines, std::vector<Span>& content) {
    lines.clear();
    content.clear();
    lines.reserve(message.size() / 48 + 8);
    content.reserve(lines.capacity());
    const char separator = message.find('\n') == std::string_view::npos ? '\r' : '\n';
    std::size_t begin = message.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    const std::size_t skipped = begin;
    BytePlaces separators(message, separator, begin);
    while (begin < message.size()) {
        const std::size_t end = std::min(separators.next(), message.size());
        const Span inner = content_of({message.data() + begin, end - begin});
        const auto at = static_cast<std::uint32_t>(begin);
        const auto first = begin == skipped ? std::uint32_t{0} : at;
        lines.push_back({{first, static_cast<std::uint32_t>(end)},
                         inner.empty() ? LinePart::Blank : LinePart::Body});
        content.push_back({inner.begin + at, inner.end + at});
        begin = end + 1;
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
    const char small = to_lower(word[0]);
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        if ((text[at] == word[0] || text[at] == small) && (at == 0 || !is_alnum(text[at - 1])) &&
            starts_with_word_fold(text.substr(at), word)) {
            return at;
        }
    }
    return std::string_view::npos;
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
