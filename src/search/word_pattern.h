// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace reftel::search {

/// What a word of a query matches: itself, a beginning, a form with stars, or words like it.
class WordPattern {
 public:
    enum class Kind : std::uint8_t { Exact, Prefix, Wildcard, Fuzzy, Stem };

    WordPattern() = default;
    /// `word` is folded; a `*` in it stands for any letters, none too. One `*` at the end makes a
    /// Prefix.
    [[nodiscard]] static WordPattern with_stars(std::string_view word);
    /// `word` is folded and without `*`; `distance` is 1 or 2 edits.
    [[nodiscard]] static WordPattern fuzzy(std::string_view word, std::uint32_t distance);

    /// Words with the English stem of `word`, which is folded and without `*`.
    [[nodiscard]] static WordPattern same_stem(std::string_view word);

    [[nodiscard]] Kind kind() const { return kind_; }
    /// Stem: the stem. Exact, Fuzzy: the word. Prefix: the beginning. Wildcard: with its stars.
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::uint32_t distance() const { return distance_; }
    /// True when a folded word of a text matches.
    [[nodiscard]] bool matches(std::string_view word) const;
    /// What every matching word begins with, so that an engine need not try its whole dictionary.
    /// Views this object.
    [[nodiscard]] std::string_view common_beginning() const;

    friend bool operator==(const WordPattern&, const WordPattern&) = default;
    friend auto operator<=>(const WordPattern&, const WordPattern&) = default;

 private:
    Kind kind_ = Kind::Exact;
    std::string text_;
    std::uint32_t distance_ = 0;
};

/// True when `word` fits a pattern with `*`. At most size of word times size of pattern steps.
[[nodiscard]] bool matches_stars(std::string_view pattern, std::string_view word);

/// Edits that turn one word into the other, counted in characters: one left out, put in, replaced,
/// or two neighbours exchanged (no character is touched twice). `limit` + 1 stands for anything
/// above `limit`. Words longer than kMaxWordBytes bytes count as too far.
[[nodiscard]] std::uint32_t edit_distance(std::string_view a, std::string_view b,
                                          std::uint32_t limit);

}  // namespace reftel::search
