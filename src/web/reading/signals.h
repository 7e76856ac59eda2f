// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "web/language.h"

namespace reftel::web {

/// Operating signals, one by one: `ZDK: a repetition made at a station's request`. Empty for empty
/// text.
[[nodiscard]] std::string explain_signals(const Language& lang, std::string_view text);

}  // namespace reftel::web
