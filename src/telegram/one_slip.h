// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace reftel::telegram {

/// True when the words are equal or one slip of a typist apart: a letter left out, put in, wrong,
/// or changed with its neighbour. Linear.
[[nodiscard]] bool is_one_slip_apart(std::string_view a, std::string_view b);

}  // namespace reftel::telegram
