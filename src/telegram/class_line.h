// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "telegram/classification.h"

namespace reftel::telegram {

/// The parts of `C O N F I D E N T I A L NOFORN SECTION 01 OF 02 ZENDA 000231`. Views into the
/// line. [F12]
struct ClassLine {
    Level level = Level::None;
    bool limited_official_use = false;
    std::array<std::string_view, 4> handling{};  ///< `NOFORN`, `EFTO`; empty ones at the end.
    std::uint16_t section = 0;                   ///< 0: none stated.
    std::uint16_t total = 0;
    std::string_view origin;  ///< `ZENDA`; may be empty.
    std::uint32_t number = 0;
    std::string_view number_text;
    std::string_view series;  ///< `A` of `ZENDA A-45`: the number is that of an airgram.
    std::string_view rest;    ///< What follows the number: `TOSEC 100402`.

    [[nodiscard]] bool level_only() const {
        return level != Level::None && section == 0 && origin.empty() && number == 0 &&
               rest.empty();
    }
};

/// Takes a level in capitals off the front: spaced, half spaced or plain; gives the bytes taken, 0
/// when there is none.
[[nodiscard]] std::size_t level_length(std::string_view text, Level& level);

/// How traffic writes a level: a classified one in spaced letters, its words apart by two blanks.
/// [F12]
[[nodiscard]] std::string_view written_level(Level level);

/// Reads a class line: a level, a section or both, and the origin with its number when they stand
/// there. Nothing when the line is none. A line of origin and number alone is none: only the caller
/// knows the originator.
[[nodiscard]] std::optional<ClassLine> parse_class_line(std::string_view text);

/// `ORIGIN 000231`, up to four words and a number of 1 to 8 digits, at the front of `text`, into a
/// ClassLine; true when both stand there.
[[nodiscard]] bool parse_origin_number(std::string_view text, ClassLine& out);

}  // namespace reftel::telegram
