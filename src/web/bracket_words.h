// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "room/views.h"
#include "web/language.h"

namespace reftel::web {

/// `11 Dec 2008 to 15 Dec 2008`; one day when it is one.
[[nodiscard]] std::string bracket_days(const Language& lang, const room::DateBracket& bracket);
/// From what the bracket was inferred, and how sure it is.
[[nodiscard]] std::string how_sure(const Language& lang, const room::DateBracket& bracket);

}  // namespace reftel::web
