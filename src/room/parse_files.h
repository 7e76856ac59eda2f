// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "telegram/raw_telegram.h"
#include "telegram/telegram.h"

namespace reftel::room {

/// One telegram of a file, or why there is none. Lives for the call it is given to.
struct ParsedItem {
    const telegram::RawTelegram* raw = nullptr;    ///< nullptr when nothing could be read
    const telegram::Telegram* telegram = nullptr;  ///< nullptr when nothing could be read
    std::string where;
    std::string refused;  ///< Why this is no telegram, or hardly one; empty when it is
};

/// Reads files the way an import does, without an archive: every telegram, in order, to `visit`,
/// until it says false.
void parse_files(const std::vector<std::string>& paths,
                 const std::function<bool(const ParsedItem&)>& visit);

}  // namespace reftel::room
