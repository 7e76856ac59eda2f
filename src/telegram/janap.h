// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "telegram/precedence.h"

namespace reftel::telegram {

/// Format line 2 of JANAP-128, by its positions. Views into the line. [F26]
struct JanapLine {
    Precedence precedence = Precedence::None;    ///< 1
    std::string_view media;                      ///< 2-3: language and media format, out and in
    char classification = 0;                     ///< 4
    std::string_view content;                    ///< 5-8: content indicator, `ZYUW` for narrative
    std::string_view originator;                 ///< 10-16
    std::string_view serial;                     ///< 17-20
    std::string_view filing_time;                ///< 22-28: day of the year, hour, minute
    std::string_view repeated;                   ///< 30-33: the classification again, four times
    std::vector<std::string_view> destinations;  ///< From 36 on, to the full stop

    /// Position 4 and positions 30 to 33 say the same.
    [[nodiscard]] bool is_consistent() const {
        return repeated.find_first_not_of(classification) == std::string_view::npos;
    }
};

/// Reads such a line; nothing when the fixed positions do not hold what they must.
[[nodiscard]] std::optional<JanapLine> parse_janap_line(std::string_view text);

}  // namespace reftel::telegram
