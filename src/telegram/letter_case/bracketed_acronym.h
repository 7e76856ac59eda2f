// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace reftel::telegram {

/// Whether the word in capitals at [`begin`, `end`) stands alone in brackets and is made of the
/// first letters of the words before them: `FEDERAL EXECUTIVE FELLOWSHIP (FEF)`, `SECRETARY OF
/// DEFENSE EXECUTIVE FELLOWS (SDEF)`.
[[nodiscard]] bool is_bracketed_acronym(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace reftel::telegram
