// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"
#include "web/reading/lines.h"

namespace reftel::web {

// What the lines of a telegram say, in words. What nobody knows is said to be unknown.

/// One sentence or two about a segment; for Body and Blank a short word.
[[nodiscard]] Html explain(const Language& lang, const room::Reading& reading,
                           const Segment& segment);
/// True for lines that belong to the header, of transmission or of text.
[[nodiscard]] bool is_header(telegram::LinePart part);
/// True for lines that are lifted out of the reading text.
[[nodiscard]] bool is_lifted_out(telegram::LinePart part);

/// `E.O. 12958 (1995): to be declassified on 17 April 2017`; empty when the telegram has no such
/// line.
[[nodiscard]] Html explain_executive_order(const Language& lang,
                                           const telegram::Telegram& telegram);

/// `ZNY CCCCC ZZH`, signal by signal.
[[nodiscard]] std::string explain_transmission(const Language& lang, std::string_view line);
/// `0710829` at the date of the telegram: `day 071 of the year at 08:29 UTC, 12 March`. Empty when
/// it is not seven digits.
[[nodiscard]] std::string explain_filing_time(const Language& lang, std::string_view digits,
                                              int year);

}  // namespace reftel::web
