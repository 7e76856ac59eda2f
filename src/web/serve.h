// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "room/room.h"

namespace reftel::web {

/// The reading room on a port of this machine.
class Service {
 public:
    struct Options {
        std::string address = "127.0.0.1";
        std::uint16_t port = 8436;  ///< 0: any free one
        unsigned threads = 2;
        std::string base_url;  ///< Public address without a slash at the end; may be empty
        /// The owner's edition holds everything: to other hosts it goes only when somebody said so.
        bool owner_edition_to_other_hosts = false;
        std::vector<std::string> allowed_hosts;     ///< See http::Server::Options
        std::function<void(std::string_view)> log;  ///< One line a fault
    };

    /// Begins to serve `room`, which must outlive the Service. Unsupported when the owner's edition
    /// would go to other hosts unasked; Io when the address or port cannot be had.
    [[nodiscard]] static Result<std::unique_ptr<Service>> start(const room::Room& room,
                                                                const Options& options);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    /// Answers under way are finished, then it ends.
    void stop();

 private:
    struct State;
    explicit Service(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reftel::web
