// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/next_sign.h"

// tags = tag { ( "," | SP ) tag }      tag = code | "(" surname "," given ")"      [spec 5.1]
namespace reftel::telegram {
namespace {

constexpr std::size_t kLongestRunTogether = 48;
constexpr std::size_t kMostTags = 200;  // Keeps the search for repetitions cheap.

bool is_separator(char c) {
    return is_space(c) || c == ',' || c == ';';
}

bool is_code(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_alnum);
}

/// What a code must be by its shape when no table knows it. [spec 5.3]
TagKind kind_of_shape(std::string_view code) {
    constexpr std::string_view kSubjectFields = "ABCEMOPSTL";
    if (code.find(',') != std::string_view::npos) {
        return TagKind::Person;
    }
    if (code.size() == 4 && code[0] == 'K' && is_all_capitals(code)) {
        return TagKind::Program;
    }
    if (code.size() == 2 && is_all_capitals(code)) {
        return TagKind::Geo;
    }
    if (code.size() == 4 && is_all_capitals(code) &&
        kSubjectFields.find(code[0]) != std::string_view::npos) {
        return TagKind::Subject;
    }
    return TagKind::Unknown;
}

std::optional<Date> date_of(const Telegram& telegram) {
    return telegram.dtg ? std::optional<Date>(telegram.dtg->time.date()) : std::nullopt;
}

void add_tag(ParserState& state, std::string_view code, TagKind kind) {
    auto& tags = state.out.tags;
    const bool repeated =
        std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.code == code; });
    if (!repeated && tags.size() < kMostTags) {
        tags.push_back({code, kind, state.span_of(code)});
    }
}

/// `XXXXXXXXXXXX`: what was taken out before publication. [spec 7.5]
bool is_struck_out(std::string_view word) {
    return word.size() > 4 && word.find_first_not_of('X') == std::string_view::npos;
}

/// Splits codes that were run together (`PHUMBA`) when known codes use up every letter. [spec 5.5]
bool add_run_together(ParserState& state, std::string_view word, std::optional<Date> date) {
    if (word.size() < 6 || word.size() > kLongestRunTogether || !is_all_capitals(word) ||
        is_struck_out(word)) {
        return false;
    }
    constexpr std::array<std::size_t, 4> kLengths{4, 2, 3, 5};
    std::array<std::size_t, kLongestRunTogether + 1>
        step{};  // From here on it can be split: length of the next code.
    for (std::size_t at = word.size(); at-- > 0;) {
        for (const std::size_t length : kLengths) {
            const bool ends = at + length == word.size();
            if (at + length <= word.size() && (ends || step[at + length] != 0) &&
                find_tag(word.substr(at, length), date) != nullptr) {
                step[at] = length;
                break;
            }
        }
    }
    if (step[0] == 0) {
        return false;
    }
    for (std::size_t at = 0; at < word.size(); at += step[at]) {
        const std::string_view code = word.substr(at, step[at]);
        add_tag(state, code, find_tag(code, date)->kind);
    }
    state.report("tags-run-together", Finding::Severity::Warning, state.offset_of(word),
                 "TAGS without separators were split: " + std::string(word));
    return true;
}

void report_unknown(ParserState& state, std::string_view tag) {
    state.report("tag-unknown", Finding::Severity::Info, state.offset_of(tag),
                 "no table of TAGS has " + std::string(tag.substr(0, 40)));
}

/// `date`: of the telegram; what codes mean depends on it.
void add_code(ParserState& state, std::string_view word, std::optional<Date> date) {
    if (is_caption_word(word)) {
        state.out.captions.push_back(word);
        return;
    }
    const TagFact* fact = find_tag(word, date);
    if (fact == nullptr) {
        fact = find_tag(word);
    }
    if (fact != nullptr) {
        add_tag(state, word, fact->kind);
        return;
    }
    if (add_run_together(state, word, date)) {
        return;
    }
    add_tag(state, word, kind_of_shape(word));
    report_unknown(state, word);
}

std::size_t end_of_word(std::string_view value, std::size_t at) {
    while (at < value.size() && !is_separator(value[at]) && value[at] != '(') {
        ++at;
    }
    return at;
}

/// A word of a phrase or a name: longer than codes are, and in no table.
bool is_free_word(std::string_view word) {
    constexpr std::size_t kShortest = 5;
    return word.size() >= kShortest && std::all_of(word.begin(), word.end(), is_alpha) &&
           find_tag(word) == nullptr && !is_struck_out(word) && !is_caption_word(word);
}

/// Whether a person may follow: `OVIP CLINTON HILLARY`. [spec 5.5]
bool announces_person(std::string_view code) {
    return code == "OVIP" || code == "PINR" || code == "OREP";
}

/// A word of the field that stands in no brackets.
void add_word(ParserState& state, std::string_view word, std::optional<Date> date) {
    while (!word.empty() && !is_alnum(word.back())) {
        word.remove_suffix(1);
    }
    if (is_struck_out(word)) {
        return;
    }
    if (is_code(word)) {
        add_code(state, word, date);
    } else if (!word.empty()) {
        add_tag(state, word, TagKind::Unknown);
    }
}

/// Two or more free words with blanks between, `IRAQI FREEDOM`, are one TAG, behind OVIP and its
/// like a person; gives where they end, `at` when there are none.
std::size_t add_phrase(ParserState& state, std::string_view value, std::size_t at) {
    constexpr std::size_t kMostWords = 4;
    std::size_t end = at;
    std::size_t words = 0;
    for (std::size_t next = at; words < kMostWords;) {
        const std::size_t stop = end_of_word(value, next);
        if (!is_free_word(value.substr(next, stop - next))) {
            break;
        }
        ++words;
        end = stop;
        next = std::min(value.find_first_not_of(' ', stop), value.size());
        if (next == stop) {
            break;
        }
    }
    if (words < 2) {
        return at;
    }
    const auto& tags = state.out.tags;
    const bool person = !tags.empty() && announces_person(tags.back().code);
    const std::string_view phrase = value.substr(at, end - at);
    add_tag(state, phrase, person ? TagKind::Person : TagKind::Unknown);
    if (!person) {
        report_unknown(state, phrase);
    }
    return end;
}

}  // namespace

void add_tags(ParserState& state, std::string_view value) {
    const std::optional<Date> date = date_of(state.out);
    NextSign close(value, ')');
    NextSign line_end(value, '\n');
    std::size_t at = 0;
    while (at < value.size()) {
        if (is_separator(value[at])) {
            ++at;
            continue;
        }
        if (value[at] == '(') {
            // `(DOE, JOHN Q)` up to its bracket, or to the end of the line when that is lost.
            const bool closed = close.from(at) != std::string_view::npos;
            const std::size_t end =
                closed ? close.from(at) : std::min(line_end.from(at), value.size());
            const std::string_view name = trim(value.substr(at + 1, end - at - 1));
            if (!name.empty()) {
                add_tag(state, name, TagKind::Person);
            }
            at = end + (closed ? 1 : 0);
            continue;
        }
        if (const std::size_t end = add_phrase(state, value, at); end != at) {
            at = end;
            continue;
        }
        const std::size_t end = end_of_word(value, at);
        add_word(state, value.substr(at, end - at), date);
        at = end;
    }
}

}  // namespace reftel::telegram
