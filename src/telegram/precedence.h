// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace reftel::telegram {

/// How urgently a telegram travels; rising. None: not stated.
enum class Precedence : std::uint8_t {
    None,
    Routine,
    Priority,
    Immediate,
    NiactImmediate,
    Flash,
    EmergencyCommand  ///< Military traffic only: it goes before FLASH.
};

/// `PRIORITY`; empty for None.
[[nodiscard]] std::string_view to_string(Precedence precedence);
/// From the letter of format line 5: R P O Z Y.
[[nodiscard]] Precedence precedence_of_prosign(char letter);
/// From the word or words as written (`PRIORITY`, `NIACT IMMEDIATE`, known misspellings such as
/// `PIORITY`).
[[nodiscard]] Precedence precedence_of_word(std::string_view word);

}  // namespace reftel::telegram
