// SPDX-License-Identifier: AGPL-3.0-or-later

// Addresses of other sites that people have in their notes: each leads to the page that has the
// same here.

#include <optional>
#include <string_view>

#include "base/text.h"
#include "base/utc_time.h"
#include "telegram/mrn.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/pages/problem.h"

namespace reftel::web {
namespace {

/// `PHUM_0.html` to `PHUM`, `09ASTANA436_a.html` to `09ASTANA436`: without `.html` and the part of
/// a page behind `_`.
std::string_view bare(std::string_view name) {
    if (name.ends_with(".html")) {
        name.remove_suffix(5);
    }
    const std::size_t line = name.rfind('_');
    return line == std::string_view::npos ? name : name.substr(0, line);
}

http::Response moved_to(const Link& link) {
    return http::Response::redirect(308, link.string());
}

http::Response nothing(const Visit& visit) {
    return respond(visit.site, no_such_page(visit.site, visit.request.path));
}

bool has_digits_only(std::string_view text) {
    return parse_number(text).has_value();
}

/// `2009-03-12` or `2009-03` below a section.
std::optional<Link> dated(Link::Start section, std::string_view text) {
    const auto parts = split(text, '-');
    if (parts.size() < 2 || parts.size() > 3) {
        return std::nullopt;
    }
    Link link(section);
    for (const auto part : parts) {
        if (!has_digits_only(part)) {
            return std::nullopt;
        }
        link.segment(part);
    }
    return link;
}

}  // namespace

Result<http::Response> old_cable(const Visit& visit) {
    const bool dated_path = has_digits_only(visit.parts[0]) && has_digits_only(visit.parts[1]);
    return dated_path ? moved_to(telegram_link(bare(visit.parts[2]))) : nothing(visit);
}

Result<http::Response> old_plusd_cable(const Visit& visit) {
    return moved_to(telegram_link(bare(visit.parts[0])));
}

Result<http::Response> old_tag(const Visit& visit) {
    return moved_to(Link("/tags/", to_upper(bare(visit.parts[0]))));
}

Result<http::Response> old_origin(const Visit& visit) {
    const auto name = bare(visit.parts[0]);
    // Some sites numbered the posts; their numbers mean nothing here.
    if (has_digits_only(name)) {
        return moved_to(Link("/origins"));
    }
    return moved_to(Link("/origins/", telegram::canonical_origin(name).canonical));
}

Result<http::Response> old_classification(const Visit& visit) {
    const auto name = bare(visit.parts[0]);
    return moved_to(has_digits_only(name) ? Link("/classifications")
                                          : Link("/classifications/", to_upper(name)));
}

Result<http::Response> old_date(const Visit& visit) {
    const auto link = dated("/dates", bare(visit.parts[0]));
    return link ? moved_to(*link) : nothing(visit);
}

Result<http::Response> old_release_date(const Visit& visit) {
    const auto link = dated("/released", bare(visit.parts[0]));
    return link ? moved_to(*link) : nothing(visit);
}

}  // namespace reftel::web
