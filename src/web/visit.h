// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/message.h"
#include "room/room.h"
#include "web/site.h"

namespace reftel::web {

/// In which form an address asks for its page, by its suffix.
enum class Form : std::uint8_t {
    Page,
    Json,
    Text,   ///< `.txt`
    Atom,   ///< A feed
    Feed,   ///< `.feed.json`: a JSON Feed
    Csv,    ///< All results
    Jsonl,  ///< All results
    Bib,    ///< BibTeX
    Ris,
    CslJson,   ///< `.csl.json`
    Markdown,  ///< `.md`
    Epub,
    Xml  ///< `.xml`, of a sitemap
};

/// A form and the suffix that asks for it.
struct FormSuffix {
    std::string_view suffix;  ///< `.csl.json`
    Form form;
};
/// All of them; a suffix that ends like another stands before it.
[[nodiscard]] std::span<const FormSuffix> form_suffixes();
/// `.json`; empty for a page.
[[nodiscard]] std::string_view suffix_of(Form form);

/// One request on its way through a route. Views the request, the room and the site.
struct Visit {
    const room::Room& room;
    const Site& site;
    const http::Request& request;
    std::vector<std::string>
        parts;  ///< What stood in the places of the route's pattern, suffix taken off
    Form form = Form::Page;
};

/// Answers a visit. An Error becomes the page that fits its kind.
using Handler = Result<http::Response> (*)(const Visit&);

/// Offset asked for by `?page=2`: pages of `size`; 0 when the parameter is none.
[[nodiscard]] std::uint64_t page_offset(const http::Request& request, std::uint64_t size);

}  // namespace reftel::web
