// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "telegram/raw_telegram.h"
#include "telegram/telegram.h"

namespace reftel::room {

/// Why a text that was parsed is not taken for a telegram; nothing when it is one.
[[nodiscard]] std::optional<std::string> reason_to_refuse(const telegram::RawTelegram& raw,
                                                          const telegram::Telegram& parsed);

/// Bytes of the message in lines that nothing was understood of.
[[nodiscard]] std::uint64_t unread_bytes(const telegram::Telegram& parsed);

}  // namespace reftel::room
