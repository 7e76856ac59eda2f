// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace reftel::web {
namespace {

/// A quotation shorter than this is no sentence but an abbreviation (`Mr.`) or a label.
constexpr std::size_t kShortestSentence = 40;
/// Longer sentences are cut: a quotation is to be pasted into a note.
constexpr std::size_t kLongestSentence = 600;

bool ends_sentence(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c != '.' && c != '?' && c != '!') {
        return false;
    }
    std::size_t next = at + 1;
    while (next < text.size() && (text[next] == '"' || text[next] == ')' || text[next] == '\'')) {
        ++next;
    }
    return next == text.size() || is_space(text[next]);
}

std::string_view cut_at_blank(std::string_view text, std::size_t length) {
    const std::size_t blank = text.substr(0, length).rfind(' ');
    return text.substr(0, blank == std::string_view::npos ? length : blank);
}

}  // namespace

std::string_view level_class(telegram::Level level) {
    switch (level) {
        case telegram::Level::None:
            return {};
        case telegram::Level::Unclassified:
        case telegram::Level::Sensitive:
            return "u";
        case telegram::Level::Restricted:
        case telegram::Level::Confidential:
            return "c";
        case telegram::Level::Secret:
            return "s";
        case telegram::Level::TopSecret:
            return "ts";
    }
    return {};
}

std::string_view first_sentence(std::string_view text) {
    text = trim(text);
    const std::size_t limit = std::min(text.size(), kLongestSentence);
    for (std::size_t at = std::min(kShortestSentence, text.size()); at < limit; ++at) {
        if (ends_sentence(text, at)) {
            std::size_t end = at + 1;
            while (end < text.size() && !is_space(text[end])) {
                ++end;
            }
            return text.substr(0, end);
        }
    }
    return text.size() <= kLongestSentence ? text : cut_at_blank(text, kLongestSentence);
}

std::string with_capital(std::string_view text) {
    return as_sentence(to_lower(text));
}

std::string as_sentence(std::string_view text) {
    std::string out(text);
    if (!out.empty()) {
        out.front() = to_upper(out.front());
    }
    return out;
}

}  // namespace reftel::web
