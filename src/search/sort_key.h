// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/utc_time.h"
#include "search/index.h"
#include "telegram/mrn.h"

namespace reftel::search {

/// The place of a telegram in an order of results. No two telegrams have the same, so a page can
/// begin after any.
struct SortKey {
    double score = 0;
    std::uint32_t closeness = 0;  ///< ShortestStretch of the words; 0 when it does not count
    std::optional<UtcTime> date;
    std::string id;
    std::optional<telegram::Mrn> mrn;  ///< Of the id; only needed for Sort::Mrn.

    /// With the MRN read from the id.
    [[nodiscard]] static SortKey make(double score, std::optional<UtcTime> date, std::string id);
};

/// Scores of one step differ by less than one part in 64: closeness decides among them.
[[nodiscard]] inline std::uint64_t score_step(double score) {
    constexpr unsigned kBitsLeftOut = 52 - 6;
    return score > 0 ? std::bit_cast<std::uint64_t>(score) >> kBitsLeftOut : 0;
}

/// True when `a` comes before `b`.
///
/// Relevance: higher step of the score, then less closeness, then higher score, then as Newest.
/// Newest: later date, none last, then id. Oldest: earlier date, none last, then id. Mrn: year,
/// origin, number; ids that are no MRN last, by id.
[[nodiscard]] bool comes_before(Sort sort, const SortKey& a, const SortKey& b);

/// The cursor of the page that begins after a key: letters and digits, fit for a URL.
[[nodiscard]] std::string encode_cursor(Sort sort, const SortKey& last);
/// Malformed when the text is no cursor, or one of another order.
[[nodiscard]] Result<SortKey> decode_cursor(Sort sort, std::string_view cursor);

}  // namespace reftel::search
