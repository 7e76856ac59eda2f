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

/// The sitemap of all that is no telegram.
constexpr std::string_view kPages = "pages";

http::Response respond_urls(const Html& rows) {
    return respond_xml("application/xml",
                       html("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}"
                            "</urlset>\n",
                            rows));
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

namespace {

/// The pages that lead to telegrams: lists of everything, and each country, origin, TAG, caption
/// and level. Names of persons are reached from theirs.
Result<std::vector<Link>> list_pages(const room::Room& room) {
    std::vector<Link> out{Link("/"),
                          Link("/dates"),
                          Link("/released"),
                          Link("/origins"),
                          Link("/countries"),
                          Link("/tags"),
                          Link("/captions"),
                          Link("/people"),
                          Link("/classifications"),
                          Link("/stats"),
                          Link("/about/classification")};
    const auto add = [&out](Link::Start start, const std::vector<room::Entry>& entries) {
        for (const auto& entry : entries) {
            if (entry.value.find('/') == std::string::npos) {
                out.emplace_back(start, entry.value);
            }
        }
    };
    add("/origins/", REFTEL_TRY(room.origins()));
    add("/tags/", REFTEL_TRY(room.tags()));
    add("/captions/", REFTEL_TRY(room.captions()));
    add("/classifications/", REFTEL_TRY(room.classifications()));
    for (const auto& country : REFTEL_TRY(room.countries())) {
        out.push_back(Link("/countries/", country.code));
    }
    if (out.size() > kSitemapEntries) {
        out.erase(out.begin() + static_cast<std::ptrdiff_t>(kSitemapEntries), out.end());
    }
    return out;
}

}  // namespace

Result<http::Response> send_sitemap_index(const Visit& visit) {
    Html rows;
    rows.add("<sitemap><loc>{}</loc></sitemap>\n",
             absolute(visit.site, Link("/sitemap/pages.xml")));
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
    if (visit.parts.front() == kPages) {
        Html rows;
        for (const Link& link : REFTEL_TRY(list_pages(visit.room))) {
            rows.add("<url><loc>{}</loc></url>\n", absolute(visit.site, link));
        }
        return respond_urls(rows);
    }
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
    return respond_urls(rows);
}

}  // namespace reftel::web
