// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include "base/text.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/limits.h"

namespace reftel::web {
namespace {

// What search engines and browsers ask for: where all telegrams are, and how to search here. One
// sitemap a month, so that none goes beyond what the protocol allows; telegrams without a date are
// reached through the lists.

http::Response respond_xml(std::string_view type, const Html& content) {
    http::Response response;
    response.content_type = fmt::format("{}; charset=utf-8", type);
    response.body = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + content.string();
    return response;
}

std::string absolute(const Site& site, const Link& link) {
    return site.base_url + link.string();
}

}  // namespace

Result<http::Response> send_opensearch(const Visit& visit) {
    const auto& site = visit.site;
    // The place of the words is the protocol's own, in braces; a template's would be an argument.
    const std::string search = site.base_url + "/search?q={searchTerms}";
    const std::string feed = site.base_url + "/search.atom?q={searchTerms}";
    return respond_xml("application/opensearchdescription+xml",
                       html(R"(<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{}</ShortName>
<Description>{}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template="{}"/>
<Url type="application/atom+xml" template="{}"/>
</OpenSearchDescription>
)",
                            // The protocol's bound.
                            std::string_view(site.title).substr(0, 16), site.title, search, feed));
}

Result<http::Response> send_sitemap_index(const Visit& visit) {
    Html rows;
    for (const auto& year : REFTEL_TRY(visit.room.years())) {
        const auto number = parse_number(year.value);
        if (!number) {
            continue;
        }
        for (const auto& month : REFTEL_TRY(visit.room.months(static_cast<int>(*number)))) {
            rows.add("<sitemap><loc>{}</loc></sitemap>\n",
                     absolute(visit.site, Link("/sitemap/", month.value).add(".xml")));
        }
    }
    return respond_xml(
        "application/xml",
        html("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}"
             "</sitemapindex>\n",
             rows));
}

Result<http::Response> send_sitemap(const Visit& visit) {
    const auto parts = split(visit.parts.front(), '-');
    const auto year = parts.size() == 2 ? parse_number(parts[0]) : std::nullopt;
    const auto month = parts.size() == 2 ? parse_number(parts[1]) : std::nullopt;
    if (!year || !month || !is_valid({static_cast<int>(*year), *month, 1})) {
        return fail(Error::Kind::NotFound, "there is no such sitemap", visit.request.path);
    }
    const auto cards =
        REFTEL_TRY(visit.room.by_date(static_cast<int>(*year), *month, 0, 0, kSitemapEntries));
    Html rows;
    for (const auto& card : cards.cards) {
        rows.add("<url><loc>{}</loc></url>\n", absolute(visit.site, telegram_link(card.id)));
    }
    return respond_xml("application/xml",
                       html("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}"
                            "</urlset>\n",
                            rows));
}

}  // namespace reftel::web
