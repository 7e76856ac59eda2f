// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/release.h"

#include <algorithm>

namespace reftel::archive {
namespace {

enum class Bar : std::uint8_t { None, Embargo, Withheld };

}  // namespace

Result<Opening> opening_of(Database& database, std::int64_t telegram,
                           std::optional<UtcTime> published) {
    Query rows = REFTEL_TRY(database.query(
        "SELECT d.kind, d.at, d.time FROM witness w CROSS JOIN decision d ON d.witness = w.number"
        " WHERE w.telegram = ? AND d.kind <> 'identify' ORDER BY d.number"));
    rows.bind(telegram);
    std::optional<UtcTime> opens = published;
    std::optional<UtcTime> embargo;
    Bar bar = Bar::None;
    Opening opening;
    while (REFTEL_TRY(rows.step())) {
        opening.decided = true;
        if (rows.text(0) == "release") {
            opens = rows.time(1) ? rows.time(1) : rows.time(2);
            bar = Bar::None;
        } else if (rows.text(0) == "embargo") {
            embargo = rows.time(1);
            bar = Bar::Embargo;
        } else {
            // Withheld, and whatever a damaged row says: closed is the safe side.
            bar = Bar::Withheld;
        }
    }
    opening.withheld = bar == Bar::Withheld;
    if (bar == Bar::None) {
        opening.released = opens;
    } else if (bar == Bar::Embargo && embargo && opens) {
        opening.released = std::max(*embargo, *opens);
    }
    return opening;
}

}  // namespace reftel::archive
