// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/visit.h"

#include "base/text.h"

namespace reftel::web {

std::uint64_t page_offset(const http::Request& request, std::uint64_t size) {
    const auto page = parse_number(request.parameter("page"));
    return page && *page > 1 ? (*page - 1) * size : 0;
}

}  // namespace reftel::web
