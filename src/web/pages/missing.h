// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

#include "room/views.h"
#include "web/frame.h"
#include "web/visit.h"

namespace reftel::web {

/// `/missing/08ASTANA2500`: a telegram that is not held: who cites it in which words, when it must
/// have been sent, and how to ask for it.
[[nodiscard]] Result<Page> missing_page(const Visit& visit, const room::Destination& destination,
                                        int status);
/// What was asked for fits several telegrams.
[[nodiscard]] Page several_page(const Site& site, std::string_view typed,
                                const room::Destination& destination);

}  // namespace reftel::web
