// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utc_time.h"
#include "web/link.h"
#include "web/visit.h"

namespace reftel::web {

// Lists as feeds: Atom (RFC 4287, paged as in RFC 5005) and JSON Feed 1.1. Addresses in them are
// absolute, as readers keep entries far from where they got them.

/// A telegram in a feed.
struct FeedEntry {
    std::string id;     ///< `09ASTANA436`
    std::string title;  ///< Reference and subject
    std::optional<UtcTime> sent;
    std::optional<UtcTime> released;
    std::string origin;          ///< In words; may be empty
    std::string classification;  ///< May be empty
    std::string summary;         ///< The words that a query found; may be empty
};

struct Feed {
    std::string title;         ///< `TAGS: PHUM`
    Link page;                 ///< The same for people
    Link self;                 ///< Of the feed in the form asked for
    std::optional<Link> next;  ///< Older entries
    std::vector<FeedEntry> entries;
};

/// True for the two forms of a feed.
[[nodiscard]] bool is_feed(Form form);
/// `form` must be one of a feed.
[[nodiscard]] http::Response respond_feed(const Site& site, const Feed& feed, Form form);

/// What a query finds, newest first, as a feed. `path` is the address without suffix of the page
/// that lists the same; its parameters are those of the request.
[[nodiscard]] Result<http::Response> answer_feed(const Visit& visit, std::string_view query,
                                                 std::string_view title, const Link& page);
/// Telegrams as they stand on a page, as a feed without further pages.
[[nodiscard]] http::Response respond_card_feed(const Visit& visit, std::string_view title,
                                               const Link& page,
                                               const std::vector<room::Card>& cards);
/// A page of telegrams as a feed, for lists that no query finds. `page` is the list's address
/// without suffix; older entries are on its further pages.
[[nodiscard]] http::Response answer_card_feed(const Visit& visit, std::string_view title,
                                              const Link& page, const room::CardPage& cards);
/// The newest releases as a feed.
[[nodiscard]] Result<http::Response> answer_release_feed(const Visit& visit);

/// `<link rel="alternate">` of both forms, for the head of the page that lists the same.
[[nodiscard]] Html feed_links(const Site& site, const Link& path, std::string_view query);

}  // namespace reftel::web
