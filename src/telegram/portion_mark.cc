// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"
#include "telegram/classification.h"

// mark   = "(" level { separator ( level | caveat ) } ")" ;      separator = "/" | "-" | "," |
// blank
//
// Only known caveats are taken: "(S/P)" and "(U/S)" are offices, "(C - the ambassador)" is prose.

namespace reftel::telegram {
namespace {

/// A mark with `REL` and a list of countries can be long; past this it is prose in brackets.
constexpr std::size_t kLongestMark = 64;

struct MarkLevel {
    std::string_view text;
    Level level;
};
constexpr std::array kMarkLevels{
    MarkLevel{"U", Level::Unclassified}, MarkLevel{"SBU", Level::Sensitive},
    MarkLevel{"SUB", Level::Sensitive},  MarkLevel{"FOUO", Level::Sensitive},
    MarkLevel{"LOU", Level::Sensitive},  MarkLevel{"C", Level::Confidential},
    MarkLevel{"S", Level::Secret},       MarkLevel{"TS", Level::TopSecret},
    MarkLevel{"R", Level::Restricted},
};
constexpr std::array<std::string_view, 14> kMarkCaveats{
    "NF",     "N",  "NOFORN", "ENTIRE", "TEXT",  "OC",  "ORCON",
    "PROPIN", "PR", "LIMDIS", "EXDIS",  "NODIS", "FGI", "IMCON"};

Level level_of(std::string_view word) {
    const auto* const found =
        std::find_if(kMarkLevels.begin(), kMarkLevels.end(),
                     [&](const MarkLevel& m) { return equals_fold(m.text, word); });
    return found == kMarkLevels.end() ? Level::None : found->level;
}

bool is_caveat(std::string_view word) {
    return std::any_of(kMarkCaveats.begin(), kMarkCaveats.end(),
                       [&](std::string_view c) { return equals_fold(c, word); });
}

/// Whether a word may stand in a mark whose levels so far reach to `highest`, which it may raise.
bool take_word(std::string_view word, Level& highest) {
    const Level level = level_of(word);
    if (level == Level::None) {
        return highest != Level::None && is_caveat(word);
    }
    // "(U/S)" and "(S/S)" are offices: a text is not marked secret twice, nor unclassified and
    // secret in one breath.
    const bool contradicts = highest == Level::Unclassified && level > Level::Sensitive;
    const bool repeats =
        highest >= Level::Restricted && (level == highest || level == Level::Restricted);
    if (contradicts || repeats) {
        return false;
    }
    highest = std::max(highest, level);
    return true;
}

bool separates(char c) {
    return c == '/' || c == '-' || c == ',' || is_space(c);
}

/// As in take_word(), and written out: `Secret-entire text.`
Level level_of_name(std::string_view word) {
    const Level level = level_of(word);
    const auto named = level == Level::None ? parse_classification(word) : std::nullopt;
    return named ? named->level : level;
}

/// REL takes the rest of the mark: a list of countries, or words.
bool begins_release(std::string_view word) {
    return equals_fold(word, "REL") || equals_fold(word, "RELEASABLE");
}

}  // namespace

std::size_t portion_mark_length(std::string_view text, Level& level) {
    if (text.size() < 3 || text[0] != '(') {
        return 0;
    }
    const std::size_t close = text.substr(0, kLongestMark).find(')');
    if (close == std::string_view::npos) {
        return 0;
    }
    Level highest = Level::None;
    for (std::size_t at = 1; at < close;) {
        const std::size_t begin = at;
        while (at < close && is_alpha(text[at])) {
            ++at;
        }
        const std::string_view word = text.substr(begin, at - begin);
        if (highest != Level::None && begins_release(word)) {
            break;
        }
        if (word.empty() ? !separates(text[at++]) : !take_word(word, highest)) {
            return 0;
        }
    }
    if (highest == Level::None) {
        return 0;
    }
    level = highest;
    return close + 1;
}

// [F33]
Level entire_text_level(std::string_view mark, std::string_view text) {
    constexpr std::size_t kLongest = 40;
    if (text.size() > kLongest) {
        return Level::None;
    }
    Level level = Level::None;
    bool top = false;
    bool entire = false;
    bool whole = false;
    for (std::string_view rest : {mark, text}) {
        while (!rest.empty()) {
            const auto* const end = std::find_if_not(rest.begin(), rest.end(), is_alpha);
            const std::string_view word(rest.begin(), end);
            rest.remove_prefix(std::max<std::size_t>(word.size(), 1));
            const Level named = level_of_name(word);
            if (!word.empty() && named == Level::None && !equals_fold(word, "TOP") &&
                !is_caveat(word)) {
                return Level::None;
            }
            level = std::max(level, named);
            top = top || equals_fold(word, "TOP");
            whole = whole || (entire && equals_fold(word, "TEXT"));
            entire = equals_fold(word, "ENTIRE") || (entire && word.empty());
        }
    }
    return !whole ? Level::None : top && level == Level::Secret ? Level::TopSecret : level;
}

}  // namespace reftel::telegram
