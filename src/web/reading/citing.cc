// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/citing.h"

#include <fmt/format.h>

#include "room/plain_text.h"
#include "web/link.h"

namespace reftel::web {

std::string note(const Site& site, const room::Reading& reading, std::string_view paragraph) {
    std::string text = room::citation(reading, paragraph);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    Link link = telegram_link(reading.card.id);
    if (!paragraph.empty()) {
        link.segment(paragraph);
    }
    return fmt::format("{}, {}{}.", text, site.base_url, link.string());
}

}  // namespace reftel::web
