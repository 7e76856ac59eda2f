// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/line_joint.h"

#include <array>
#include <cstring>
#include <string>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/text.h"
#include "telegram/letter_case/english_words.h"
#include "telegram/lexer.h"

namespace reftel::telegram {
namespace {

/// Lines are broken at about this column; a first word that would still have fitted shows that the
/// break is no ordinary one.
constexpr std::size_t kShortLine = 50;
constexpr std::size_t kFullLine = 60;
constexpr std::uint32_t kIndent = 3;

/// First halves that keep their hyphen.
constexpr std::array<std::string_view, 16> kHyphenated{
    "NON", "SELF", "SEMI", "ANTI",  "VICE", "WELL", "MID",   "EX",
    "CO",  "TWO",  "ONE",  "THREE", "FOUR", "FIVE", "QUASI", "NEO"};

std::string_view last_letters(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && is_alpha(text[begin - 1])) {
        --begin;
    }
    return text.substr(begin);
}

std::string_view first_letters(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_alpha(text[end])) {
        ++end;
    }
    return text.substr(0, end);
}

/// A tab, or three blanks in a row.
bool has_gap_one_by_one(std::string_view text) {
    std::size_t blanks = 0;
    for (const char c : text) {
        blanks = c == ' ' ? blanks + 1 : 0;
        if (blanks == 3 || c == '\t') {
            return true;
        }
    }
    return false;
}

#if defined(__SSE2__)
constexpr std::size_t kBlock = 16;

__m128i block_at(const char* data) {
    __m128i out;
    std::memcpy(&out, data, kBlock);
    return out;
}

/// A quick no for running text: no three blanks in a row, no byte below a blank, as a tab is. The
/// last block laps over the one before it.
bool may_have_gap(std::string_view text) {
    constexpr std::size_t kRead = kBlock + 2;
    if (text.size() < kRead) {
        return has_gap_one_by_one(text);
    }
    const __m128i blank = _mm_set1_epi8(' ');
    __m128i gaps = _mm_setzero_si128();
    __m128i least = block_at(text.data());
    const auto look_at = [&](const char* data) {
        const __m128i third = block_at(data + 2);
        // Three blanks have no bit that a blank has not; nor have blanks among zeros.
        const __m128i bits = _mm_or_si128(_mm_or_si128(block_at(data), block_at(data + 1)), third);
        gaps = _mm_or_si128(gaps, _mm_cmpeq_epi8(bits, blank));
        least = _mm_min_epu8(least, third);
    };
    const std::size_t last = text.size() - kRead;
    for (std::size_t at = 0; at < last; at += kBlock) {
        look_at(text.data() + at);
    }
    look_at(text.data() + last);
    gaps = _mm_or_si128(gaps, _mm_cmpgt_epi8(blank, least));
    return _mm_movemask_epi8(gaps) != 0;
}
#else
bool may_have_gap(std::string_view text) {
    return has_gap_one_by_one(text);
}
#endif

/// How much a wide gap between two signs speaks for a table: figures stand in columns, and after a
/// full stop typists leave more blanks than they ought to.
unsigned weight_of_gap(char before, char after) {
    const bool sentence = before == '.' || before == ':' || before == '?';
    const bool figure = is_digit(after) || after == '$' || after == '-';
    if (figure) {
        return 2;
    }
    return sentence ? 0 : 1;
}

}  // namespace

bool has_columns(std::string_view text) {
    if (!may_have_gap(text)) {
        return false;
    }
    unsigned gaps = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != ' ' && text[at] != '\t') {
            continue;
        }
        const std::size_t begin = at;
        bool tab = false;
        while (at < text.size() && is_blank(text[at])) {
            tab = tab || text[at] == '\t';
            ++at;
        }
        if ((tab || at - begin >= 3) && begin > 0 && at < text.size()) {
            gaps += weight_of_gap(text[begin - 1], text[at]);
        }
    }
    return gaps >= 2;
}

Joint LineJoiner::join_hyphen(std::string_view before, std::string_view after) {
    const std::string_view head = last_letters(before.substr(0, before.size() - 1));
    const std::string_view tail = first_letters(after);
    if (is_lower(tail[0])) {
        return Joint::Glued;
    }
    for (const std::string_view word : kHyphenated) {
        if (head == word) {
            return Joint::Glued;
        }
    }
    std::string whole(head);
    whole += tail;
    if (words_.count(whole) > 0 || english_forms(whole).known()) {
        return Joint::DropHyphen;
    }
    const bool both =
        head.size() >= 3 && tail.size() >= 3 && words_.count(head) > 1 && words_.count(tail) > 1;
    return both ? Joint::Glued : Joint::DropHyphen;
}

bool LineJoiner::is_cut_word(const TextLine& before, const TextLine& after) {
    const std::string_view head = last_letters(before.text);
    const std::string_view tail = first_letters(after.text);
    if (head.empty() || tail.empty() || after.indent != 0 ||
        is_lower(tail[0]) != is_lower(head.back()) ||
        before.text.size() + 1 + tail.size() > kFullLine) {
        // `A` / `pril`: a capital alone may be the head.
        if (head.size() != 1 || tail.empty() || !is_lower(tail[0]) || after.indent != 0) {
            return false;
        }
    }
    // Every line ends with a blank but this one: the text was cut here, not wrapped.
    const bool blanks = lines_ > 12 && with_blank_ + with_blank_ / 16 + 2 >= lines_;
    if (!before.trailing_blank && blanks) {
        return true;
    }
    std::string whole(head);
    whole += tail;
    if (words_.count(whole) == 0 || words_.count(tail) > 1) {
        return false;
    }
    // Where every line ends with a blank it says nothing; then the rest must be no word.
    return !before.trailing_blank || (blanks && !english_forms(tail).known());
}

Joint LineJoiner::join(const TextLine& before, const TextLine& after) {
    if (after.list || after.columns || before.columns) {
        return Joint::Break;
    }
    if (after.indent >= before.indent + kIndent && !before.list) {
        return Joint::Break;
    }
    if (before.indent >= after.indent + kIndent && !before.list && !before.first) {
        return Joint::Break;
    }
    const char last = before.text.back();
    if (last == '-' && before.text.size() > 1 && is_alpha(before.text[before.text.size() - 2]) &&
        is_alpha(after.text[0])) {
        return join_hyphen(before.text, after.text);
    }
    if (mends_left_ > 0 && before.text.size() < kShortLine && is_alpha(last) &&
        is_alpha(after.text[0]) && is_cut_word(before, after)) {
        --mends_left_;
        return Joint::Mend;
    }
    return Joint::Blank;
}

}  // namespace reftel::telegram
