// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/sent.h"

namespace reftel::room {

std::string sent_iso(const Card& card) {
    if (!card.date) {
        return {};
    }
    return card.day_alone ? to_string(card.date->date()) : card.date->to_iso();
}

std::string sent_text(const Card& card) {
    if (!card.date) {
        return {};
    }
    return card.day_alone ? to_string(card.date->date()) : card.date->to_string();
}

}  // namespace reftel::room
