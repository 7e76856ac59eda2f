// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "room/views.h"
#include "web/html.h"
#include "web/reading/arrival.h"
#include "web/site.h"

namespace reftel::web {

/// Which of the two views of a telegram a page shows.
enum class View : std::uint8_t { Reading, Transmitted };

/// `Reading | As transmitted`; the search that the reader came from stays
[[nodiscard]] Html view_switch(const Language& lang, const room::Reading& reading, View current,
                               const Arrival& arrival);
/// The telegrams sent just before and just after one, wherever they came from.
struct Around {
    std::optional<room::Card> earlier;
    std::optional<room::Card> later;
};
/// Telegrams before and after it: of the same post by number, and of the archive by date.
[[nodiscard]] Html neighbours(const Language& lang, const room::Reading& reading,
                              const Around& around);
/// What is known about a telegram, beside it: contents, references, citation, hashtags, copies,
/// checks.
[[nodiscard]] Html apparatus(const Site& site, const room::Reading& reading,
                             const Arrival& arrival);

}  // namespace reftel::web
