// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace reftel::telegram {

/// Whether a sentence ends with the sign at `at`: a question or exclamation mark, or a full stop
/// that is none of an abbreviation (`Mr. Doe`, `No. 12`), an initial (`J. Doe`) or of letters with
/// stops (`U.S. policy`), and behind which no small letter stands. Closing quotation marks and
/// brackets may follow it.
///
/// `U.S.`, `Co.` and their like end a sentence before a word that hardly ever goes on with one
/// (`the U.S. He`). So one sentence in doubt is rather too long than cut.
[[nodiscard]] bool ends_sentence(std::string_view text, std::size_t at);

/// Behind the end of the first sentence that ends at or behind `from`, its closing marks included;
/// the size of the text when none does. Linear.
[[nodiscard]] std::size_t sentence_end(std::string_view text, std::size_t from);

}  // namespace reftel::telegram
