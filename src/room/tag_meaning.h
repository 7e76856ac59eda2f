// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "room/views.h"

namespace reftel::room {

/// What a counted code means, by the dates of the telegrams that bear it; empty when it is not
/// known. `tags` are Room::tags_by_year().
[[nodiscard]] std::string_view meaning_of(const std::vector<TagEntry>& tags, std::string_view code);

}  // namespace reftel::room
