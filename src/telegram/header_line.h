// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/utc_time.h"
#include "telegram/dtg.h"
#include "telegram/precedence.h"

namespace reftel::telegram {

/// What a line of a header looks like by itself, before its place is considered.
enum class HeaderLine : std::uint8_t {
    None,
    Start,     ///< `VZCZCXRO7382`, `ZCZC`
    Routing,   ///< `PP RUEHC RUEHZS`
    Calling,   ///< `DE RUEHZD #0231/01 1071427`
    Security,  ///< `ZNR UUUUU ZZH`
    Janap,     ///< `RTTUZYUW RUXXABC0123 0451830-UUUU--RUYYDEF.`
    DateTimeGroup,
    From,
    To,
    Info,
    Exempt,
    Separator,  ///< `BT`
    PageLine,
    Distribution,  ///< `ACTION EB-11`, `ORIGIN ...`, `DRAFTED BY ...`, dash line
    FrusTitle,     ///< `TELEGRAM`, `Department of State`
    NaraText,      ///< `Message Text`
    NaraAttributes,
    SmartLabel,      ///< `MRN: 12 ZENDA 77`
    TelegramNumber,  ///< `TELNO 12`
    NavySet          ///< `MSGID/...`, `SUBJ/...`, `RMKS/...`
};

[[nodiscard]] HeaderLine recognise_header_line(std::string_view text);

/// Format line 5. Views into the line.
struct Preamble {
    Precedence action = Precedence::None;
    Precedence info = Precedence::None;
    std::optional<Dtg> dtg;
    std::string_view remarks;
    std::optional<Date> date;  ///< The day, also where the hour cannot be read.
    std::uint16_t year = 0;    ///< Stated even where the day or time cannot be read.
};
/// Reads a line that should be format line 5: prosigns, date-time group, remarks. True when it has
/// the shape of one; its dtg is absent when the digits cannot be a day and time. Mends what
/// retyping breaks: `0 141445Z` for `O`, `0114302` for `011430Z`. [F9]
[[nodiscard]] bool parse_preamble(std::string_view text, Preamble& out);

/// True for 4 to 8 capitals beginning with R: a routing indicator.
[[nodiscard]] bool is_routing_indicator(std::string_view word);

}  // namespace reftel::telegram
