// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/visit.h"

namespace reftel::web {

// The handlers of routes.def; each is defined beside the page it makes.
#define REFTEL_ROUTE(pattern, handler, keeping, forms) \
    [[nodiscard]] Result<http::Response> handler(const Visit& visit);
#include "web/routes.def"
#undef REFTEL_ROUTE

}  // namespace reftel::web
