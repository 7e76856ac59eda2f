// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace reftel::telegram {

// Ids of telegrams that are counted in another series than that of the MRN, so that the numbers of
// two series never meet: `75BONN-A50` an airgram, `GB-03-ZENDA-TELNO-112` a British telegram.
// [spec 1.6, 6.3]

/// `75BONN-A50`; empty when year, post or number is unknown. `series`: `A`, or `CA` of circulars.
[[nodiscard]] std::string airgram_id(unsigned year, std::string_view origin,
                                     std::string_view series, std::uint32_t number);

/// From whom to whom a British telegram goes, as written. Views.
struct BritishRoute {
    std::string_view from;
    std::string_view to;
};

/// `GB-03-ZENDA-TELNO-112`; empty when year, originator or number is unknown. British telegrams are
/// numbered by post and direction: any other than to the Foreign and Commonwealth Office names both
/// ends, `GB-03-FCO-ZENDA-TELNO-99`.
[[nodiscard]] std::string british_id(unsigned year, const BritishRoute& route,
                                     std::uint32_t number);

/// True for an id of one of these two forms, in capitals, also with the number of a further
/// telegram behind it: `75BONN-A50-2`.
[[nodiscard]] bool is_series_id(std::string_view id);

}  // namespace reftel::telegram
