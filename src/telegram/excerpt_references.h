// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace reftel::telegram {

/// Length of a REF label with its colon or full stop at `at`, also in the midst of a line; 0 when
/// there is none.
[[nodiscard]] std::size_t reference_label_length(std::string_view text, std::size_t at);

/// The same of a label without a sign of its own, which only an entry behind it shows: `REF A.
/// PARIS 12`, `REF PARIS 12`, `REF- PARIS 12`.
[[nodiscard]] std::size_t unsigned_reference_label_length(std::string_view text, std::size_t at);

}  // namespace reftel::telegram
