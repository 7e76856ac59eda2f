// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "room/views.h"
#include "web/frame.h"
#include "web/pieces.h"
#include "web/visit.h"

namespace reftel::web {

/// A page of telegrams that have something in common.
struct ListPage {
    std::string title;                                ///< `March 2009`
    std::string_view section;                         ///< `/dates`
    Link path;                                        ///< Its own address
    std::vector<std::pair<Link, std::string>> above;  ///< The pages it lies under
    Html lead{};                                      ///< Beneath the title
    Html between{};                                   ///< Before the telegrams: a histogram
    std::string query{};  ///< That finds the same telegrams: its feed; empty: feed of the page
    std::optional<Link> pages{};  ///< Its address with parameters, for further pages
};
[[nodiscard]] Page list_page(const Site& site, const ListPage& list, const room::CardPage& cards);
/// The answer in the form asked for; NotFound when there is no telegram at all.
[[nodiscard]] Result<http::Response> answer_list(const Visit& visit, const ListPage& list,
                                                 const room::CardPage& cards);

/// When the telegrams that a query finds were sent: a bar a year, each a search.
[[nodiscard]] Result<Html> years_of(const Visit& visit, std::string_view query);
/// Subject, country, organization ... code.
[[nodiscard]] Text text_of(telegram::TagKind kind);

/// All values of something, with counts.
struct IndexPage {
    std::string title;         ///< `Origins`
    std::string_view section;  ///< `/origins`: its own address too
    std::string lead;
    ValueColumn column = ValueColumn::Shown;
    EntryLink link;
    bool has_feed = false;
    Html drawing{};  ///< Above the values: a map
};
[[nodiscard]] Page index_page(const Site& site, const IndexPage& index,
                              const std::vector<room::Entry>& entries);
[[nodiscard]] http::Response answer_index(const Visit& visit, const IndexPage& index,
                                          const std::vector<room::Entry>& entries);

}  // namespace reftel::web
