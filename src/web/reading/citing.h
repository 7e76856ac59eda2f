// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "room/views.h"
#include "web/site.h"

namespace reftel::web {

/// The usual citation of a telegram, or of the paragraph with this address, with where it is read:
/// the host too when the site knows it. Other styles: room/cite.h.
[[nodiscard]] std::string note(const Site& site, const room::Reading& reading,
                               std::string_view paragraph = {});

}  // namespace reftel::web
