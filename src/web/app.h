// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/message.h"
#include "room/room.h"
#include "web/kept_answers.h"
#include "web/visit.h"

namespace reftel::web {

/// Whether an answer may be sent again as long as the room's mark stays.
enum class Keeping : std::uint8_t {
    Keep,   ///< One of the pages that many readers come to
    Answer  ///< A search, a list of one reader's own, a file: seldom asked for twice, or cheap
};

/// A row of the table of addresses: `*` stands for one part of the path. The table is in
/// routes.def.
struct Route {
    std::string_view pattern;  ///< `/cable/*/raw`
    Handler handler;
    Keeping keeping;
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
    [[nodiscard]] http::Response answer(const http::Request& request, const Site& site,
                                        Keeping& keeping) const;
    [[nodiscard]] http::Response explain(const Error& error, const http::Request& request,
                                         const Site& site) const;

    const room::Room& room_;
    Options options_;
    std::unique_ptr<KeptAnswers> kept_;
};

}  // namespace reftel::web
