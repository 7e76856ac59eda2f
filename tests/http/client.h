// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reftel::http::testing {

/// An answer as it came over the wire.
struct Reply {
    int status = 0;  ///< 0: the connection ended before an answer was complete
    std::vector<std::pair<std::string, std::string>> headers;  ///< Names in lower case
    std::string body;

    [[nodiscard]] std::string header(std::string_view name) const;
};

enum class Body { Expected, None };

/// A blocking HTTP connection to 127.0.0.1 that sends exactly the bytes it is told to, also wrong
/// ones. Gives up after a minute without a byte, so that a broken server fails a test instead of
/// hanging it.
class Client {
 public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    [[nodiscard]] bool is_connected() const { return connected_; }
    void send(std::string_view bytes) const;
    /// Returns when the other side's system has all that was sent, read or not.
    void wait_until_delivered() const;
    /// Body::None after a HEAD.
    [[nodiscard]] Reply read_reply(Body body = Body::Expected);
    /// All bytes up to the end of the connection, as they came.
    [[nodiscard]] std::string read_to_end();
    /// True when the server has closed and nothing is left to read.
    [[nodiscard]] bool is_at_end();
    /// One GET over this connection.
    [[nodiscard]] Reply get(std::string_view target, std::string_view more_headers = "");

 private:
    bool receive();

    int descriptor_;
    bool connected_ = false;
    std::string received_;
};

/// `GET target HTTP/1.1` with a Host; `more_headers` with their line ends.
[[nodiscard]] std::string get_request(std::string_view target, std::string_view more_headers = "");

}  // namespace reftel::http::testing
