// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "telegram/raw_telegram.h"
#include "telegram/telegram.h"

namespace reftel::room {

inline constexpr std::size_t kLineParts = static_cast<std::size_t>(telegram::LinePart::Trailer) + 1;

/// How much of one telegram was understood, for the import report. No text of it.
struct ItemSummary {
    /// A rule's first finding in it. Lines are those of the original, from 1.
    struct Found {
        std::string_view rule;  ///< Static storage
        std::uint64_t count = 0;
        std::uint32_t line = 1;
    };
    struct Lines {
        std::uint32_t first = 1;
        std::uint32_t last = 1;
        std::uint64_t bytes = 0;
    };

    telegram::Provenance from;
    std::uint64_t bytes = 0;          ///< Of the original
    std::uint64_t bytes_message = 0;  ///< Of the message
    std::uint64_t bytes_unread = 0;
    std::array<std::uint64_t, kLineParts> parts{};  ///< Bytes of the message, without line ends
    std::string_view variant;
    std::vector<Found> findings;
    std::vector<std::string> source_rules;
    std::vector<Lines> unread;              ///< Longest first, at most kMaxUnreadLinesInFile
    std::vector<std::string_view> reasons;  ///< Why it was read poorly; empty when it was not
};

/// Linear in the size of the telegram, but for the order of its findings.
[[nodiscard]] ItemSummary summarise(const telegram::RawTelegram& raw,
                                    const telegram::Telegram& parsed);

}  // namespace reftel::room
