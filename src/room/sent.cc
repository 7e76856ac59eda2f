// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/sent.h"

#include <cstdint>

namespace reftel::room {

bool is_hour_known(const Reading& reading) {
    // A publisher who knows the day alone says midnight.
    constexpr std::int64_t kDay = 86400;
    const auto& created = reading.published.created;
    return reading.telegram->dtg || !reading.telegram->date ||
           (created && created->seconds % kDay != 0);
}

std::string sent_iso(const Reading& reading) {
    const auto& sent = reading.card.date;
    if (!sent) {
        return {};
    }
    return is_hour_known(reading) ? sent->to_iso() : to_string(sent->date());
}

std::string sent_text(const Reading& reading) {
    const auto& sent = reading.card.date;
    if (!sent) {
        return {};
    }
    return is_hour_known(reading) ? sent->to_string() : to_string(sent->date());
}

}  // namespace reftel::room
