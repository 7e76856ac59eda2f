// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "telegram/telegram.h"

namespace reftel::telegram::lint {

/// A telegram that needs neither E.O. nor TAGS: of agencies with channels of their own (AIDAC,
/// USIAC, TOPEC), and military general messages.
[[nodiscard]] bool needs_no_text_header(const Telegram& telegram);

}  // namespace reftel::telegram::lint
