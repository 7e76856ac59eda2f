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

std::string in_words(const Date& date) {
    return fmt::format("{} {} {}", date.day, month_name(date.month), date.year);
}

std::string in_short(const Date& date) {
    return fmt::format("{} {} {}", date.day, month_name(date.month).substr(0, 3), date.year);
}

std::string in_citation(const Date& date) {
    return fmt::format("{} {}, {}", month_name(date.month), date.day, date.year);
}

std::string grouped(std::uint64_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", grouped(count), count == 1 ? one : many);
}

std::string telegrams(std::uint64_t count) {
    return counted(count, "telegram", "telegrams");
}

std::string in_brief(std::uint64_t count) {
    const auto scaled = [count](std::uint64_t unit, char letter) {
        const auto whole = count / unit;
        const auto tenth = count % unit * 10 / unit;
        return whole < 10 ? fmt::format("{}.{}{}", whole, tenth, letter)
                          : fmt::format("{}{}", whole, letter);
    };
    if (count < 1000) {
        return std::to_string(count);
    }
    return count < 1'000'000 ? scaled(1000, 'k') : scaled(1'000'000, 'M');
}

std::string small_number(std::uint64_t count) {
    static constexpr std::array<std::string_view, 13> kWords = {
        "no",    "one",   "two",  "three", "four",   "five",  "six",
        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    return count < kWords.size() ? std::string(kWords[count]) : grouped(count);
}

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

std::string_view level_in_words(telegram::Level level) {
    switch (level) {
        case telegram::Level::None:
            return {};
        case telegram::Level::Unclassified:
            return "Unclassified";
        case telegram::Level::Sensitive:
            return "Sensitive but unclassified";
        case telegram::Level::Restricted:
            return "Restricted";
        case telegram::Level::Confidential:
            return "Confidential";
        case telegram::Level::Secret:
            return "Secret";
        case telegram::Level::TopSecret:
            return "Top secret";
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
