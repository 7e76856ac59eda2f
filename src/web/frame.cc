// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/frame.h"

#include <utility>

#include "web/assets.h"

namespace reftel::web {
namespace {

Html head(const Site& site, const Page& page) {
    Html out;
    out.add(R"(<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{}</title>
<link rel="stylesheet" href="{}">
<link rel="icon" href="{}" type="image/svg+xml">
)",
            page.title == site.title ? page.title : page.title + " - " + site.title,
            asset_link("room.css"), asset_link("favicon.svg"));
    if (page.canonical) {
        out.add(R"(<link rel="canonical" href="{}">
)",
                *page.canonical);
    }
    if (page.json) {
        out.add(R"(<link rel="alternate" type="application/json" href="{}">
)",
                *page.json);
    }
    if (!page.indexed) {
        out.add(R"(<meta name="robots" content="noindex">
)");
    }
    return out.append(page.meta).add("</head>\n");
}

void add_section_link(Html& out, const Page& page, const Link& link, std::string_view name) {
    if (page.section == link.string()) {
        out.add(R"(<li><a href="{}" aria-current="page">{}</a></li>
)",
                link, name);
    } else {
        out.add(R"(<li><a href="{}">{}</a></li>
)",
                link, name);
    }
}

Html top(const Page& page) {
    Html links;
    add_section_link(links, page, Link("/dates"), "Dates");
    add_section_link(links, page, Link("/released"), "Released");
    add_section_link(links, page, Link("/origins"), "Origins");
    add_section_link(links, page, Link("/tags"), "TAGS");
    add_section_link(links, page, Link("/stats"), "Counts");
    return html(R"(<a class="skip" href="#main">Skip to the text</a>
<header class="top">
<div class="wrap">
<div><a class="brand" href="/">reftel</a></div>
<form class="find" role="search" action="/search">
<label class="vh" for="q">Words, or a reference such as 09ASTANA436</label>
<input id="q" name="q" type="search" value="{}" placeholder="Words, or a reference: 09 Astana 436" autocomplete="off" spellcheck="false">
<button>Find</button>
</form>
<nav aria-label="Browse">
<ul>
{}</ul>
</nav>
</div>
</header>
)",
                page.query, links);
}

Html foot(const Site& site) {
    return html(R"(<footer class="foot">
<div class="wrap">
<p>{}</p>
<nav aria-label="About">
<ul>
<li><a href="/classifications">Classifications</a></li>
<li><a href="/about/classification">What the markings mean</a></li>
<li><a href="/about/reftel">About reftel and its source</a></li>
</ul>
</nav>
</div>
</footer>
)",
                site.title);
}

}  // namespace

std::string to_document(const Site& site, const Page& page) {
    return html(R"(<!doctype html>
<html lang="en">
{}<body>
{}{}{}</body>
</html>
)",
                head(site, page), top(page), page.content, foot(site))
        .string();
}

http::Response respond(const Site& site, const Page& page) {
    http::Response response;
    response.status = page.status;
    response.body = to_document(site, page);
    return response;
}

http::Response respond_json(std::string body, int status) {
    http::Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::move(body);
    response.body += '\n';
    return response;
}

http::Response respond_text(std::string body, int status) {
    http::Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

}  // namespace reftel::web
