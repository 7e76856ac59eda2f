// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/limits.h"
#include "http/message.h"

namespace reftel::http {

/// Answers one request. Called from several threads at once. May throw: the server answers 500.
using Handler = std::function<Response(const Request&)>;

/// An HTTP/1.1 server: keep-alive, limits, gzip, conditional requests, graceful stop. Limits are in
/// http/limits.h.
class Server {
 public:
    struct Timeouts {
        std::chrono::milliseconds header = kHeaderTimeout;
        std::chrono::milliseconds idle = kIdleTimeout;
        std::chrono::milliseconds write = kWriteTimeout;
        std::chrono::milliseconds stop = kStopTimeout;
    };

    struct Options {
        std::string address =
            "127.0.0.1";            ///< An IPv4 or IPv6 address, or `localhost` for 127.0.0.1
        std::uint16_t port = 8436;  ///< 0: any free one
        unsigned threads = 2;       ///< Workers: so many handlers run at once
        std::size_t max_connections = kMaxConnections;
        Timeouts timeouts{};
        /// Host names to answer to, without port. Empty: those of this machine when bound to a
        /// loopback address (a defence against DNS rebinding), every name otherwise.
        std::vector<std::string> allowed_hosts{};
        /// Gets one line per fault (a handler that threw), with the reference that the reader was
        /// shown. Called from several threads at once; must not throw.
        std::function<void(std::string_view)> log{};
    };

    /// Binds and begins to serve. Io when the address cannot be bound (the hint says what to do
    /// when the port is taken), Malformed when it is no IP address.
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(const Options& options,
                                                               Handler handler);
    /// Stops and waits.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    /// Takes no new connections, answers what has arrived and lets answers under way finish (a few
    /// seconds at most), then closes. Returns at once; wait() waits. Thread-safe, idempotent, may
    /// be called by a handler; not from within a signal handler.
    void stop();
    /// Returns when stop() has ended all connections. A handler is never interrupted: wait() also
    /// waits for those that run. Thread-safe; never call it from a handler.
    void wait();

 private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reftel::http
