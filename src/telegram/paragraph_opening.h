// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "telegram/byte_set.h"
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

/// The first bytes of a line that may be a sub-point whatever stands before it.
inline constexpr ByteSet kListSigns("-*(\xE2");
/// The last bytes of a line behind which a letter or a figure may count a sub-point.
inline constexpr ByteSet kEndOfClause(".:;),!?");

/// The length of a sub-point's mark at the front of a line: `--`, `-`, `*`, `a.`, `(a)`, `A)`,
/// `(1)`; 0 when there is none.
[[nodiscard]] std::size_t list_mark_length(std::string_view text);

/// True when two items bear marks that follow each other: `a.` and `b.`, `9)` and `10)`.
[[nodiscard]] bool is_next_item(std::string_view item, std::string_view next);

/// The last items of a list, so that its next one is known where the line before it comes to no
/// end. Views into the lines.
class ListItems {
 public:
    void note(std::string_view item) { last_of(item) = item; }
    [[nodiscard]] bool go_on_with(std::string_view line) const {
        return is_next_item(is_figure(line) ? figure_ : letter_, line);
    }
    [[nodiscard]] bool has_figures() const { return !figure_.empty(); }

 private:
    [[nodiscard]] static bool is_figure(std::string_view line);
    [[nodiscard]] std::string_view& last_of(std::string_view item) {
        return is_figure(item) ? figure_ : letter_;
    }

    std::string_view letter_;  ///< `b.`; figures may count below it.
    std::string_view figure_;  ///< `2)`
};

}  // namespace reftel::telegram
