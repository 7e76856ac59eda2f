// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "room/views.h"
#include "web/frame.h"
#include "web/reading/apparatus.h"
#include "web/reading/lighter.h"
#include "web/reading/lit_bar.h"
#include "web/visit.h"

namespace reftel::web {

/// `/cable/09ASTANA436`: the reading view.
[[nodiscard]] Page telegram_page(const Site& site, const room::Reading& reading,
                                 const Lighter& lighter, const Around& around,
                                 const Arrival& arrival);

/// Opens the telegram of a path's part, or answers with what stands there instead: a redirect to
/// the canonical address
/// (`below` appended: `/5`), why it may not be seen, or that it is not held.
struct Opened {
    std::optional<room::Reading> reading;
    http::Response instead;  ///< When there is no reading
};
[[nodiscard]] Result<Opened> open_telegram(const Visit& visit, std::string_view below);
/// What stands at an address that opens no telegram; `below` as above.
[[nodiscard]] Result<http::Response> answer_destination(const Visit& visit,
                                                        const room::Destination& found,
                                                        std::string_view below);
/// Sets a telegram in capitals in small letters unless the page is asked for with `?case=as-sent`.
[[nodiscard]] Result<void> choose_case(const Visit& visit, room::Reading& reading);

}  // namespace reftel::web
