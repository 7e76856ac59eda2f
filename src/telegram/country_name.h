// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace reftel::telegram {

/// Size of the name of a country or region that `text` begins with, the longest one, in any case;
/// 0 when there is none: 9 for `Sri Lanka Mary Roe`. By the geographical TAGS of all eras.
[[nodiscard]] std::size_t country_name_size(std::string_view text);

}  // namespace reftel::telegram
