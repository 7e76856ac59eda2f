// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/word_pattern.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "search/fold.h"
#include "search/limits.h"
#include "search/stem.h"

namespace reftel::search {
namespace {

struct Letters {
    std::array<char32_t, kMaxWordBytes> at{};
    std::size_t size = 0;
};

/// The characters of a word of at most kMaxWordBytes bytes.
Letters letters_of(std::string_view word) {
    Letters out;
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint point = decode_at(word, i);
        out.at[out.size++] = point.value;
        i += point.length;
    }
    return out;
}

using Row = std::array<std::uint32_t, kMaxWordBytes + 1>;

/// One row of the table of distances; `before` and `last` are the two rows above it. Gives its
/// smallest value.
std::uint32_t fill_row(const Letters& a, const Letters& b, std::size_t i, const Row& before,
                       const Row& last, Row& row) {
    row[0] = static_cast<std::uint32_t>(i);
    std::uint32_t smallest = row[0];
    for (std::size_t j = 1; j <= b.size; ++j) {
        const std::uint32_t cost = a.at[i - 1] == b.at[j - 1] ? 0 : 1;
        row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + cost});
        if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1]) {
            row[j] = std::min(row[j], before[j - 2] + 1);
        }
        smallest = std::min(smallest, row[j]);
    }
    return smallest;
}

bool is_ascii(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// edit_distance() of two words of ASCII, the first not empty: a column of the table of distances
/// at a time, as bits that say where a number is one above or one below its neighbour. The last
/// number of the column is kept by itself. [H. Hyyro, A bit-vector algorithm for computing
/// Levenshtein and Damerau edit distances, 2003]
std::uint32_t ascii_distance(std::string_view a, std::string_view b, std::uint32_t limit) {
    std::array<std::uint64_t, 0x80> places{};  // Of each letter in `a`
    for (std::size_t i = 0; i < a.size(); ++i) {
        places[static_cast<unsigned char>(a[i])] |= std::uint64_t{1} << i;
    }
    const std::uint64_t last = std::uint64_t{1} << (a.size() - 1);
    std::uint64_t above = ~std::uint64_t{0};  // One more than the number over it
    std::uint64_t below = 0;                  // One less
    std::uint64_t level = 0;                  // No more than the number over it and to the left
    std::uint64_t equal = 0;
    auto distance = static_cast<std::uint32_t>(a.size());
    for (std::size_t j = 0; j < b.size(); ++j) {
        const std::uint64_t before = equal;
        equal = places[static_cast<unsigned char>(b[j])];
        const std::uint64_t exchanged = ((~level & equal) << 1U) & before;
        level = (((equal & above) + above) ^ above) | equal | below | exchanged;
        std::uint64_t more = below | ~(level | above);
        std::uint64_t less = level & above;
        distance += (more & last) != 0 ? 1 : 0;
        distance -= (less & last) != 0 ? 1 : 0;
        if (distance > limit + (b.size() - 1 - j)) {
            return limit + 1;
        }
        more = (more << 1U) | 1U;
        less <<= 1U;
        above = less | ~(level | more);
        below = more & level;
    }
    return std::min(distance, limit + 1);
}

/// True when at most one edit lies between words of ASCII: what differs, common letters at both
/// ends taken off, is one letter or two exchanged ones.
bool is_one_edit(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    const bool exchanged = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
    return (a.size() <= 1 && b.size() <= 1) || exchanged;
}

}  // namespace

std::uint32_t edit_distance(std::string_view a, std::string_view b, std::uint32_t limit) {
    if (a.size() > kMaxWordBytes || b.size() > kMaxWordBytes) {
        return limit + 1;
    }
    if (!a.empty() && is_ascii(a) && is_ascii(b)) {
        if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) {
            return limit + 1;
        }
        return limit != 1 ? ascii_distance(a, b, limit) : a == b ? 0 : is_one_edit(a, b) ? 1 : 2;
    }
    const Letters from = letters_of(a);
    const Letters to = letters_of(b);
    if (std::max(from.size, to.size) - std::min(from.size, to.size) > limit) {
        return limit + 1;
    }
    std::array<Row, 3> rows{};
    for (std::size_t j = 0; j <= to.size; ++j) {
        rows[0][j] = static_cast<std::uint32_t>(j);
    }
    std::uint32_t smallest_last = 0;
    for (std::size_t i = 1; i <= from.size; ++i) {
        const std::uint32_t smallest =
            fill_row(from, to, i, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]);
        // An exchange reaches back two rows, so only two rows above the limit end the search.
        if (smallest > limit && smallest_last > limit) {
            return limit + 1;
        }
        smallest_last = smallest;
    }
    return std::min(rows[from.size % 3][to.size], limit + 1);
}

bool matches_stars(std::string_view pattern, std::string_view word) {
    std::size_t p = 0;
    std::size_t w = 0;
    std::size_t star =
        std::string_view::npos;  // The last star seen, and where its letters begin to end.
    std::size_t retry = 0;
    while (w < word.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            retry = w;
        } else if (p < pattern.size() && pattern[p] == word[w]) {
            ++p;
            ++w;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            w = ++retry;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

WordPattern WordPattern::with_stars(std::string_view word) {
    WordPattern out;
    for (const char c : word) {
        if (c != '*' || out.text_.empty() || out.text_.back() != '*') {
            out.text_.push_back(c);
        }
    }
    const std::size_t star = out.text_.find('*');
    if (star == std::string::npos) {
        return out;
    }
    out.kind_ = Kind::Wildcard;
    if (star + 1 == out.text_.size()) {
        out.kind_ = Kind::Prefix;
        out.text_.pop_back();
    }
    return out;
}

WordPattern WordPattern::fuzzy(std::string_view word, std::uint32_t distance) {
    WordPattern out;
    out.kind_ = Kind::Fuzzy;
    out.text_ = word;
    out.distance_ = distance;
    return out;
}

WordPattern WordPattern::same_stem(std::string_view word) {
    WordPattern out;
    out.kind_ = Kind::Stem;
    out.text_ = english_stem(word);
    return out;
}

bool WordPattern::matches(std::string_view word) const {
    switch (kind_) {
        case Kind::Exact:
            return word == text_;
        case Kind::Prefix:
            return word.starts_with(text_);
        case Kind::Wildcard:
            return matches_stars(text_, word);
        case Kind::Fuzzy:
            return edit_distance(text_, word, distance_) <= distance_;
        case Kind::Stem:
            return word.starts_with(common_beginning()) && english_stem(word) == text_;
    }
    return false;
}

std::string_view WordPattern::common_beginning() const {
    if (kind_ == Kind::Fuzzy) {
        return {};
    }
    if (kind_ == Kind::Stem) {
        return std::string_view(text_).substr(0, sure_beginning(text_));
    }
    return std::string_view(text_).substr(0, text_.find('*'));
}

}  // namespace reftel::search
