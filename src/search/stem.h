// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reftel::search {

/// What a folded English word and its other forms have in common, by the Snowball rules for
/// English: `elect` for election, elections, elected. A word of another language comes out somehow
/// cut, the same way each time. Thread-safe.
[[nodiscard]] std::string english_stem(std::string_view word);

/// How many letters at the beginning of a stem every word of that stem begins with too: the end of
/// a stem may differ (`policy` gives `polici`, `dying` gives `die`).
[[nodiscard]] std::size_t sure_beginning(std::string_view stem);

}  // namespace reftel::search
