// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "room/views.h"
#include "web/frame.h"

namespace reftel::web {

/// `/cable/09ASTANA436/5`: one paragraph, with those around it, and how to cite it. `paragraph` is
/// one of the reading's.
[[nodiscard]] Page paragraph_page(const Site& site, const room::Reading& reading,
                                  const telegram::Paragraph& paragraph);

}  // namespace reftel::web
