// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/assets.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/pages/problem.h"

namespace reftel::web {

Result<http::Response> send_robots(const Visit& visit) {
    // Results are endless and change; the telegrams themselves have one address each.
    std::string out =
        "User-agent: *\nDisallow: /search\nDisallow: /language/\nDisallow: /list\nDisallow: "
        "/complete\nDisallow: /people?role=\nDisallow: /about/classification?at=\n";
    if (!visit.site.base_url.empty()) {
        out += "Sitemap: " + visit.site.base_url + "/sitemap.xml\n";
    }
    return respond_text(std::move(out));
}

Result<http::Response> send_favicon(const Visit&) {
    return http::Response::redirect(302, asset_link("favicon.svg").string());
}

Result<http::Response> send_asset(const Visit& visit) {
    const Asset* asset = find_asset(visit.parts.front());
    if (asset == nullptr) {
        return respond(visit.site, no_such_page(visit.site, visit.request.path));
    }
    http::Response response;
    response.content_type = asset->content_type;
    response.body = asset->bytes;
    response.cacheable_forever = true;
    return response;
}

}  // namespace reftel::web
