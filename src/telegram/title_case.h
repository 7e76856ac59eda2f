// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace reftel::telegram {

/// A subject in capitals as a headline: `BACK TO THE FUTURE? US-EU TALKS` becomes `Back to the
/// Future? US-EU Talks`. Acronyms, by a table and by lack of vowels, and numerals keep their
/// capitals. A text that has small letters keeps every word as written. Bytes above ASCII are
/// copied. Linear. For display only: never the text itself.
[[nodiscard]] std::string title_case(std::string_view subject);

}  // namespace reftel::telegram
