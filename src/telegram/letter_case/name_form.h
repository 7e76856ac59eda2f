// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace reftel::telegram {

/// A word of one letter or more as a name is written: `Zenda`, `McRassendyll`.
[[nodiscard]] std::string form_of_name(std::string_view word);

}  // namespace reftel::telegram
