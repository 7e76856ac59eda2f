// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace reftel::telegram {

/// The form of a phrase of several words that begins at the front of `text` and ends with a word of
/// it: `Security Council` for `SECURITY COUNCIL MEETS`; the longest one. From case_words.tsv and
/// the names of countries and cities; empty when there is none. Letter case of `text` is
/// disregarded. Static storage.
[[nodiscard]] std::string_view phrase_form(std::string_view text);

}  // namespace reftel::telegram
