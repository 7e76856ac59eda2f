// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/cards.h"

#include "telegram/facts.h"

namespace reftel::room {

std::string origin_name(std::string_view canonical) {
    const telegram::OriginFact* fact = telegram::find_origin(canonical);
    return std::string(fact != nullptr && !fact->name.empty() ? fact->name : canonical);
}

Card to_card(archive::Card card) {
    Card out;
    out.id = std::move(card.id);
    out.subject = std::move(card.subject);
    out.date = card.date;
    out.day_alone = card.day_alone;
    out.released = card.released;
    out.origin_name = origin_name(card.origin);
    out.origin = std::move(card.origin);
    out.classification = std::move(card.classification);
    out.level = card.level;
    return out;
}

}  // namespace reftel::room
