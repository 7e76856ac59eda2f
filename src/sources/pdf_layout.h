// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sources/pdf_answer.h"

namespace reftel::sources {

/// Words of a page that stand beside each other, from left to right.
struct PrintLine {
    std::vector<PdfWord> words;

    [[nodiscard]] std::uint32_t left() const { return words.front().left; }
    [[nodiscard]] std::uint32_t right() const { return words.back().right; }
    [[nodiscard]] std::uint32_t top() const;
    [[nodiscard]] std::uint32_t bottom() const;
    /// The words with one blank between them.
    [[nodiscard]] std::string text() const;
};

/// A page as lines of print, from top to bottom.
struct PrintPage {
    std::vector<PrintLine> lines;
    std::vector<PdfWord> turned;      ///< Words that are not written from left to right: stamps.
    std::uint32_t letter_width = 60;  ///< Of an average letter, tenths of points; never 0.
    bool ink_boxes =
        false;  ///< Words are as wide as their ink, as OCR sees them; the gaps are wider.
};

/// Puts the words of a page into lines. Takes the time of sorting them.
[[nodiscard]] PrintPage lay_out(PdfPage page);

/// The words from `word` on stand apart from those before them: a gap of `letters` or more.
[[nodiscard]] bool stands_apart(const PrintPage& page, const PrintLine& line, std::size_t word,
                                std::uint32_t letters);

/// The lines as text: columns kept by blanks, and a wide space between two lines by an empty one.
/// No blanks at the left margin of the page, none at the ends of lines; ends with a line end.
[[nodiscard]] std::string to_text(const PrintPage& page);

}  // namespace reftel::sources
