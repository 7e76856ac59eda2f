// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/utc_time.h"
#include "telegram/classification.h"

namespace reftel::web {

// How pages say things: dates, counts, levels. UTC throughout.

/// `12 March 2009`
[[nodiscard]] std::string in_words(const Date& date);
/// `12 Mar 2009`
[[nodiscard]] std::string in_short(const Date& date);
/// `March 12, 2009`: in citations.
[[nodiscard]] std::string in_citation(const Date& date);
/// `251,287`
[[nodiscard]] std::string grouped(std::uint64_t count);
/// `1 telegram`, `1,200 telegrams`
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
[[nodiscard]] std::string telegrams(std::uint64_t count);
/// `7`, `990`, `1.2k`, `56k`, `1.3M`: over the bars of a histogram.
[[nodiscard]] std::string in_brief(std::uint64_t count);
/// `no`, `one` ... `twelve`; digits above.
[[nodiscard]] std::string small_number(std::uint64_t count);

/// Class of the style sheet for a level: `u`, `c`, `s`, `ts`; empty for None.
[[nodiscard]] std::string_view level_class(telegram::Level level);
/// `Sensitive but unclassified`: what a portion mark says. Empty for None.
[[nodiscard]] std::string_view level_in_words(telegram::Level level);

/// The first sentence, or as much of the text as a quotation should hold; a view into `text`.
[[nodiscard]] std::string_view first_sentence(std::string_view text);

/// The first letter raised: `cursor is none of ours` to `Cursor is none of ours`. ASCII.
[[nodiscard]] std::string as_sentence(std::string_view text);
/// Capitals to small letters with a capital first: `PRIORITY` to `Priority`. ASCII.
[[nodiscard]] std::string with_capital(std::string_view text);

}  // namespace reftel::web
