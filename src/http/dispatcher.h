// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "http/host_check.h"
#include "http/message.h"

namespace reftel::http {

/// HTTP/1.0 clients need not say which host they mean.
enum class Version : std::uint8_t { Http10, Http11 };

/// Turns a request that was read into the answer to send: checks method, host and address, calls
/// the handler, and stands between its exceptions and the connection. Knows no sockets. Thread-safe
/// when handler and log are.
class Dispatcher {
 public:
    using Handler = std::function<Response(const Request&)>;
    using Log = std::function<void(std::string_view)>;

    /// `log` gets one line per exception of the handler; it may be empty.
    Dispatcher(HostCheck hosts, Handler handler, Log log);

    /// The finished answer. `request` has method, target and headers; path and parameters are
    /// filled in here.
    [[nodiscard]] Response answer(Request& request, Version version);
    /// The next piece of a streamed answer; nothing when it cannot be made, which is logged.
    [[nodiscard]] std::optional<std::string> piece(
        const std::function<Result<std::string>()>& rest);

 private:
    [[nodiscard]] Response dispatch(Request& request, Version version);
    [[nodiscard]] Response call_handler(const Request& request);
    [[nodiscard]] Response fault(const Request& request, std::string_view what);
    void log_fault(std::string_view reference, std::string_view what);

    const HostCheck hosts_;
    const Handler handler_;
    const Log log_;
    std::atomic<std::uint32_t>
        next_reference_;  ///< Of the next fault: what the reader sees and the log says
};

}  // namespace reftel::http
