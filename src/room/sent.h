// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "room/views.h"

namespace reftel::room {

/// A print or a record may know the day alone, and no hour.
[[nodiscard]] bool is_hour_known(const Reading& reading);
/// When it was sent, `2009-03-12T09:00:00Z` and `2009-03-12 09:00`; the day alone where no hour is
/// known. Empty without a date.
[[nodiscard]] std::string sent_iso(const Reading& reading);
[[nodiscard]] std::string sent_text(const Reading& reading);

}  // namespace reftel::room
