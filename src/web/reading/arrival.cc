// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/reading/arrival.h"

#include "search/index.h"

namespace reftel::web {

Link Arrival::keep(Link link) const {
    if (!query.empty()) {
        link.query("q", query);
        if (!sort.empty()) {
            link.query("sort", sort);
        }
    }
    return link;
}

Arrival arrival_of(const Visit& visit) {
    Arrival out{std::string(visit.request.parameter("q"))};
    const auto sort = search::parse_sort(visit.request.parameter("sort"));
    if (!out.query.empty() && sort) {
        out.sort = to_string(*sort);
    }
    return out;
}

}  // namespace reftel::web
