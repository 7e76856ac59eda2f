// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace reftel::telegram {

/// One piece of a REF field. Views into the field.
struct Token {
    enum class Type : std::uint8_t {
        Word,     ///< Letters; a zero in the midst of letters counts as O.
        Number,   ///< Digits; behind a name also with letters that look like them: `1O34`, `l2`.
        Time,     ///< `301601Z`, also with the month glued to it.
        Mixed,    ///< Other letters and digits in one.
        Sign,     ///< One sign.
        LineEnd,  ///< One or more ends of line, or the paragraph sign of web pages.
        End       ///< After the last.
    };
    Type type = Type::End;
    std::string_view text;
    std::uint32_t begin = 0;    ///< Byte of the field.
    bool blank_before = false;  ///< A blank, or nothing at all, stands before it.

    [[nodiscard]] std::uint32_t end() const {
        return begin + static_cast<std::uint32_t>(text.size());
    }
    [[nodiscard]] bool is_sign(char c) const { return type == Type::Sign && text[0] == c; }
    [[nodiscard]] bool is_word(std::string_view word) const {
        return type == Type::Word && equals_fold(text, word);
    }
    [[nodiscard]] bool is_number() const { return type == Type::Number; }
    /// A word of one letter, which may count entries.
    [[nodiscard]] bool is_letter() const { return type == Type::Word && text.size() == 1; }
};

/// The number of a telegram that digits and the letters O, l and I for 0 and 1 tell: at most eight
/// of them, seven without leading zeros. Nothing for others and for 0.
[[nodiscard]] std::optional<std::uint32_t> read_serial(std::string_view digits);

/// The tokens of a field; the last is an End. `09ASTANA436` and `STATE12345` come apart when the
/// letters name an origin, and so do a number and the enumerator or word glued to its end:
/// `1240C.`, `1234AND`.
[[nodiscard]] std::vector<Token> split_reference_field(std::string_view field);

}  // namespace reftel::telegram
