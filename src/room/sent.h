// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "room/views.h"

namespace reftel::room {

/// When it was sent, `2009-03-12T09:00:00Z` and `2009-03-12 09:00`; the day alone where no hour is
/// known. Empty without a date.
[[nodiscard]] std::string sent_iso(const Card& card);
[[nodiscard]] std::string sent_text(const Card& card);

}  // namespace reftel::room
