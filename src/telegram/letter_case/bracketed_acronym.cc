// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/letter_case/bracketed_acronym.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace reftel::telegram {
namespace {

constexpr std::size_t kLongestAcronym = 8;
/// Bytes before the bracket that are looked at.
constexpr std::size_t kLongestName = 160;

/// Words that an acronym leaves out, or not: `DOD`.
constexpr auto kLeftOut = std::to_array<std::string_view>(
    {"A", "AN", "AND", "AT", "BY", "DE", "FOR", "FROM", "IN", "OF", "ON", "THE", "TO", "WITH"});

bool is_left_out(std::string_view word) {
    return std::find(kLeftOut.begin(), kLeftOut.end(), word) != kLeftOut.end();
}

/// Takes the last word off a name; one with hyphens is one word, `IN-SERVICE`.
std::string_view take_last_word(std::string_view& name) {
    const std::size_t blank = name.find_last_of(" \n");
    const std::string_view word = name.substr(blank == std::string_view::npos ? 0 : blank + 1);
    name = trim_right(name.substr(0, name.size() - word.size()));
    return word;
}

}  // namespace

bool is_bracketed_acronym(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view word = text.substr(begin, end - begin);
    if (word.size() < 2 || word.size() > kLongestAcronym || begin < 2 || text[begin - 1] != '(' ||
        end >= text.size() || text[end] != ')') {
        return false;
    }
    std::string_view name = trim_right(text.substr(0, begin - 1));
    name.remove_prefix(name.size() - std::min(name.size(), kLongestName));
    // Bit i: the words seen so far may stand for all letters from i on. `OF` may be one or none.
    constexpr unsigned kAll = 1;
    unsigned reached = 1U << word.size();
    while (reached != 0 && (reached & kAll) == 0) {
        const std::string_view last = take_last_word(name);
        unsigned next = is_left_out(last) ? reached : 0;
        for (std::size_t i = 0; i < word.size(); ++i) {
            const bool fits = !last.empty() && to_upper(last.front()) == word[i];
            next |= fits && (reached & 2U << i) != 0 ? 1U << i : 0;
        }
        reached = next;
    }
    return reached != 0;
}

}  // namespace reftel::telegram
