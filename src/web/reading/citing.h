// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "room/views.h"
#include "web/site.h"

namespace reftel::web {

/// How a telegram is cited, in one style.
struct CitedAs {
    std::string_view style;  ///< `Note`, `Archives`, `Chicago`
    std::string text;
};
/// The styles a page shows, the usual one first. Titles keep the letters of the telegram.
[[nodiscard]] std::vector<CitedAs> cite(const Site& site, const room::Reading& reading);
/// The address that a citation names: with the host when the site knows it.
[[nodiscard]] std::string public_address(const Site& site, const room::Reading& reading);

}  // namespace reftel::web
