// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace reftel::telegram {

/// Something odd in a telegram. Never a reason to stop.
struct Finding {
    enum class Severity : std::uint8_t { Info, Warning, Error };

    std::string_view rule;  ///< Kebab-case id with static storage, such as "julian-day-differs".
                            ///< All are in docs/findings.md.
    Severity severity = Severity::Warning;
    std::uint32_t offset = 0;  ///< Byte of the message it is about.
    std::string message;  ///< For people: one clause, lower case, no full stop; names the values
                          ///< that disagree.
};

[[nodiscard]] std::string_view to_string(Finding::Severity severity);

}  // namespace reftel::telegram
