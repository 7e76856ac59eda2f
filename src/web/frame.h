// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "web/html.h"
#include "web/site.h"

namespace reftel::web {

/// A page before its frame: what differs from page to page.
struct Page {
    std::string title;           ///< Of the browser's tab, without the archive's title
    std::string query{};         ///< What the search box holds
    std::string_view section{};  ///< Path of the link of the header that is current: `/dates`
    Html content;                ///< Between header and footer
    Html meta{};                 ///< Further elements of the head
    std::optional<Link> canonical{};
    std::optional<Link> json{};  ///< The same as JSON
    bool indexed = true;         ///< False: search engines should leave it out
    int status = 200;
};

/// The whole document.
[[nodiscard]] std::string to_document(const Site& site, const Page& page);
[[nodiscard]] http::Response respond(const Site& site, const Page& page);
[[nodiscard]] http::Response respond_json(std::string body, int status = 200);
[[nodiscard]] http::Response respond_text(std::string body, int status = 200);

}  // namespace reftel::web
