// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace reftel::telegram {

/// A subject in capitals as a headline: `BACK TO THE FUTURE? US-EU TALKS` becomes `Back to the
/// Future? US-EU Talks`. Acronyms keep their capitals: those in the table, organisations among the
/// TAGS, words without a vowel, three letters that no list has and no name stands beside; numerals
/// too. A text that has small letters keeps every word as written. Bytes above ASCII are
/// copied. Linear. For display only: never the text itself.
[[nodiscard]] std::string title_case(std::string_view subject);

}  // namespace reftel::telegram
