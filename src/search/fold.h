// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace reftel::search {

/// One character of UTF-8 text.
struct CodePoint {
    char32_t value = 0;        ///< U+FFFD for a byte that is not well-formed.
    std::uint32_t length = 1;  ///< Bytes it takes, at least 1.
};
/// The character at byte `at`, which must be below the size.
[[nodiscard]] CodePoint decode_at(std::string_view text, std::size_t at);

/// What a character is to the tokeniser.
enum class CharClass : std::uint8_t {
    Separator,  ///< Ends a word.
    Letter,     ///< Letter or digit.
    Mark  ///< Belongs to the letter before it and is dropped: accents written apart, soft hyphens,
          ///< joiners.
};
/// Of a character above 0x7F: letters are all but punctuation, signs, spaces and private use.
[[nodiscard]] CharClass class_of(char32_t c);

/// Appends a letter above 0x7F without case and Latin accents: `É` gives `e`, `ß` gives `ss`, `Ж`
/// gives `ж`.
void append_folded(std::string& out, char32_t c);

}  // namespace reftel::search
