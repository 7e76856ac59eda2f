// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "http/message.h"
#include "room/room.h"
#include "web/visit.h"

namespace reftel::web {

/// A row of the table of addresses: `*` stands for one part of the path. The table is in
/// routes.def.
struct Route {
    std::string_view pattern;  ///< `/cable/*/raw`
    Handler handler;
    std::string_view forms;  ///< Suffixes that the last part may have: `json txt`; empty when none
};
[[nodiscard]] std::span<const Route> routes();

/// The reading room: answers requests from an archive opened for one audience. Thread-safe.
class App {
 public:
    struct Options {
        std::string base_url;  ///< Public address without a slash at the end; empty: as the
                               ///< request's Host says
        /// Told of each fault that became a page of status 500, with the reference that page shows.
        /// May be called by several threads at once.
        std::function<void(std::string_view line)> log;
    };

    /// `room` must outlive the App.
    App(const room::Room& room, Options options);
    /// Never fails: an error is a page too.
    [[nodiscard]] http::Response handle(const http::Request& request) const;

 private:
    [[nodiscard]] Site site_for(const http::Request& request) const;
    [[nodiscard]] http::Response answer(const http::Request& request, const Site& site) const;
    [[nodiscard]] http::Response explain(const Error& error, const http::Request& request,
                                         const Site& site) const;

    const room::Room& room_;
    Options options_;
};

}  // namespace reftel::web
