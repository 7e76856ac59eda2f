// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/sentence.h"

namespace reftel::web {
namespace {

/// A quotation shorter than this says too little: the next sentence goes with it.
constexpr std::size_t kShortestSentence = 40;
/// Longer sentences are cut: a quotation is to be pasted into a note.
constexpr std::size_t kLongestSentence = 600;
/// A text up to this is quoted whole: about three lines.
constexpr std::size_t kShortText = 280;

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
    if (text.size() <= kShortestSentence) {
        return text;
    }
    const std::size_t end = telegram::sentence_end(text, kShortestSentence);
    return end <= kLongestSentence ? text.substr(0, end) : cut_at_blank(text, kLongestSentence);
}

std::string quotable(std::string_view text) {
    text = trim(text);
    if (text.size() <= kShortText) {
        return collapse_space(text);
    }
    const bool cut = telegram::sentence_end(text, kShortestSentence) > kLongestSentence;
    return collapse_space(first_sentence(text)) + (cut ? " ..." : "");
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
