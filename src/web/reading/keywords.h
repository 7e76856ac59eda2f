// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "base/source_pos.h"

namespace reftel::web {

/// The labels in capitals by which a telegram marks its parts: `SUMMARY:` at the front, `(COMMENT:`
/// within, `END SUMMARY.` Bytes of the text, rising. They are set small, never changed.
[[nodiscard]] std::vector<Span> find_keywords(std::string_view text);

/// Mentions of the references by letter: `ref A`, `REFS B`, `(ref c)`. `at` covers the words and
/// the letter.
struct LetterMention {
    Span at;
    char letter = 0;  ///< In capitals
};
[[nodiscard]] std::vector<LetterMention> find_letter_mentions(std::string_view text);

}  // namespace reftel::web
