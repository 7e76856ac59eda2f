// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace reftel::telegram {

/// Where a `Classified By` field passes from the officer to the reason.
struct ReasonOpening {
    std::size_t officer_end = 0;  ///< Before `for the following reasons`, `in accordance with 1.4`.
    std::size_t begin = 0;        ///< Of the word of the reason, its number, or the next label.
};

/// In a field on one line, without its label. Words of it may be misspelt or run together. Both are
/// the size of `text` when no reason is stated. Linear.
[[nodiscard]] ReasonOpening find_reason_opening(std::string_view text);

}  // namespace reftel::telegram
