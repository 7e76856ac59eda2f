// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/frame.h"

#include <utility>

#include "web/assets.h"

namespace reftel::web {
namespace {

/// What the script says, in the language of the page.
Html script(const Language& lang) {
    return html(
        R"(<script src="{}" defer data-copy="{}" data-copy-address="{}" data-copy-quotation="{}" data-copied="{}" data-passage="{}" data-list="{}" data-collected="{}" data-list-full="{}" data-keep="{}" data-suggestions="{}"></script>
)",
        asset_link("room.js"), lang[Text::Copy], lang[Text::CopyAddress], lang[Text::CopyQuotation],
        lang[Text::Copied], lang[Text::LinkToPassage], lang[Text::ListShort], lang[Text::Collected],
        lang[Text::ListFull], lang[Text::KeepThisList], lang[Text::Suggestions]);
}

Html head(const Site& site, const Page& page) {
    Html out;
    out.add(R"(<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{}</title>
<link rel="stylesheet" href="{}">
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml" title="{}">
)",
            page.title == site.title ? page.title : page.title + " - " + site.title,
            asset_link("room.css"), asset_link("favicon.svg"), site.title);
    // Pages with records (pieces.h: record_id) name the server that gives them.
    if (page.content.string().find(R"(class="unapi-id")") != std::string::npos) {
        out.add(R"(<link rel="unapi-server" type="application/xml" title="unAPI" href="/unapi">
)");
    }
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
    return out.append(page.meta).append(script(site.lang())).add("</head>\n");
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

Html top(const Language& lang, const Page& page) {
    Html links;
    add_section_link(links, page, Link("/dates"), lang[Text::Dates]);
    add_section_link(links, page, Link("/released"), lang[Text::Released]);
    add_section_link(links, page, Link("/origins"), lang[Text::Origins]);
    add_section_link(links, page, Link("/tags"), lang[Text::Tags]);
    add_section_link(links, page, Link("/missing"), lang[Text::Missing]);
    add_section_link(links, page, Link("/stats"), lang[Text::Counts]);
    return html(R"(<a class="skip" href="#main">{}</a>
<header class="top">
<div class="wrap">
<div><a class="brand" href="/">reftel</a></div>
<form class="find" role="search" action="/search">
<label class="vh" for="q">{}</label>
<input id="q" name="q" type="search" value="{}" placeholder="{}" autocomplete="off" spellcheck="false">
<button>{}</button>
<a class="how" href="/about/search">{}</a>
</form>
<nav aria-label="{}">
<ul>
{}</ul>
</nav>
</div>
</header>
)",
                lang[Text::SkipToText], lang[Text::SearchBoxLabel], page.query,
                lang[Text::SearchBoxHint], lang[Text::Find], lang[Text::HowToSearch],
                lang[Text::Browse], links);
}

/// The other languages, each under its own name.
Html other_languages(const Site& site) {
    Html out;
    for (const Language& other : Language::all()) {
        if (other.tag() != site.lang().tag()) {
            Link link("/language/", other.tag());
            if (!site.address.empty()) {
                link.query("back", site.address);
            }
            out.add(R"(<li><a href="{}" lang="{}" hreflang="{}" rel="nofollow">{}</a></li>
)",
                    link, other.tag(), other.tag(), other.name());
        }
    }
    return out;
}

Html foot(const Site& site) {
    const Language& lang = site.lang();
    return html(R"(<footer class="foot">
<div class="wrap">
<p>{}</p>
<nav aria-label="{}">
<ul>
<li><a href="/countries">{}</a></li>
<li><a href="/people">{}</a></li>
<li><a href="/captions">{}</a></li>
<li><a href="/classifications">{}</a></li>
<li><a href="/about/classification">{}</a></li>
<li><a href="/list" rel="nofollow">{}</a></li>
<li><a href="/about/keys">{}</a></li>
<li><a href="/about/reftel">{}</a></li>
{}</ul>
</nav>
</div>
</footer>
)",
                site.title, lang[Text::About], lang[Text::Countries], lang[Text::People],
                lang[Text::Captions], lang[Text::Classifications], lang[Text::WhatMarkingsMean],
                lang[Text::ReadingListTitle], lang[Text::Keys], lang[Text::AboutReftelAndSource],
                other_languages(site));
}

}  // namespace

std::string to_document(const Site& site, const Page& page) {
    return html(R"(<!doctype html>
<html lang="{}">
{}<body>
{}{}{}</body>
</html>
)",
                site.lang().tag(), head(site, page), top(site.lang(), page), page.content,
                foot(site))
        .string();
}

http::Response respond(const Site& site, const Page& page) {
    http::Response response;
    response.status = page.status;
    response.body = to_document(site, page);
    response.headers.emplace_back("Content-Language", site.lang().tag());
    response.headers.emplace_back("Vary", "Accept-Language, Cookie");
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
