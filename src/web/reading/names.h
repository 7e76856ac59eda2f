// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "telegram/telegram.h"
#include "web/language.h"

namespace reftel::web {

// Who is who: from the table of origins, and where it is silent from the words as sent.

/// What an addressee or originator is.
enum class PartyKind : std::uint8_t { Collective, Embassy, Consulate, Mission, Department, Other };

struct Party {
    std::string name;  ///< `Embassy Astana`; as sent when the table has none
    PartyKind kind = PartyKind::Other;
    bool known = false;  ///< The name is the table's
};
/// Of a plain-language address such as `AMEMBASSY ASTANA`.
[[nodiscard]] Party party_of(std::string_view plad);

/// `13 addressees: 3 collectives, 3 embassies, 7 others`
[[nodiscard]] std::string count_by_kind(const Language& lang,
                                        const std::vector<const telegram::Addressee*>& addressees);
[[nodiscard]] std::vector<const telegram::Addressee*> addressees_in(
    const telegram::Telegram& telegram, telegram::Addressee::Role role);

/// Name of the station behind a routing indicator, else the indicator itself.
[[nodiscard]] std::string station_or_indicator(std::string_view routing_indicator);

}  // namespace reftel::web
