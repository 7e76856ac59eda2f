// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"

namespace reftel::telegram::compose {

/// A character that was written in another way, or could not be.
struct Replacement {
    std::size_t offset = 0;  ///< Byte of the text where it stands first.
    std::size_t count = 1;   ///< How often it occurs.
    std::string character;   ///< As it stands in the text.
    std::string_view by;     ///< Static storage; empty: there is no way to write it.
};

/// A text in ASCII alone, the way back, and what was done. Accented letters lose their accents
/// (`E` for an E acute, `AE`, `OE`, `SS`), typographic quotes, dashes and blanks become plain ones;
/// what has no such form becomes a question mark and is listed with an empty `by`. Tabs become
/// blanks; control characters other than line ends count as what cannot be written.
struct TelegraphText {
    MappedText text;
    std::vector<Replacement> replacements;  ///< One for each character, in the order of the text.
};
[[nodiscard]] TelegraphText to_ascii(std::string_view text);

/// Offset of the first character that the telegraph set lacks; npos when there is none. The set:
/// letters, figures, blank and `. , - / ( ) ' " : ; ? & $ # ! + = % @ _ *`.
[[nodiscard]] std::size_t find_untelegraphic(std::string_view text);

}  // namespace reftel::telegram::compose
