// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "telegram/classification.h"

namespace reftel::telegram {

/// What may stand before the text of a paragraph: `11. (SBU) `, `(C) 3. `, `(U) `. Views into the
/// line. [F31]
struct ParagraphOpening {
    std::uint16_t number = 0;  ///< 0: no number.
    Level mark = Level::None;
    std::string_view mark_text;
    std::size_t length = 0;  ///< Bytes before the text.
};

/// Reads number and portion mark off the front of a line. Any number up to 999 that a full stop, a
/// bracket or a portion mark follows counts; whether it opens a paragraph here is for the caller to
/// say.
[[nodiscard]] ParagraphOpening read_opening(std::string_view text);

/// True for a first paragraph: number 1 to 3 as read_opening() sees it.
[[nodiscard]] bool opens_first_paragraph(std::string_view text);

/// The length of a sub-point's mark at the front of a line: `--`, `-`, `*`, `a.`, `(a)`, `A)`,
/// `(1)`; 0 when there is none.
[[nodiscard]] std::size_t list_mark_length(std::string_view text);

}  // namespace reftel::telegram
