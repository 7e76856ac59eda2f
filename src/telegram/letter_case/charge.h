// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace reftel::telegram {

/// Whether the word CHARGE that begins at `at` is the charge d'affaires: `THE CHARGE`, `CHARGE
/// WICKSTEAD`, `CHARGE D'AFFAIRES`, `CHARGE TOLD`, and among small letters `Charge` within a
/// sentence; never `CHARGE OF`, nor what companies do or courts bring. Letters may have any case.
[[nodiscard]] bool is_charge_daffaires(std::string_view text, std::size_t at);

}  // namespace reftel::telegram
