// SPDX-License-Identifier: AGPL-3.0-or-later
#include "client.h"

#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <linux/sockios.h>
#include <netinet/in.h>

#include "base/text.h"

namespace reftel::http::testing {
namespace {

/// Fills in everything but the body.
Reply parse_head(std::string_view head) {
    Reply out;
    const auto lines = split(head, '\n');
    out.status = static_cast<int>(parse_number(lines.front().substr(9, 3)).value_or(0));
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto colon = lines[i].find(':');
        if (colon != std::string_view::npos) {
            out.headers.emplace_back(to_lower(lines[i].substr(0, colon)),
                                     trim(lines[i].substr(colon + 1)));
        }
    }
    return out;
}

}  // namespace

std::string Reply::header(std::string_view name) const {
    const auto found =
        std::ranges::find_if(headers, [&](const auto& field) { return field.first == name; });
    return found == headers.end() ? std::string{} : found->second;
}

Client::Client(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{60, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = ::htons(port);
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    connected_ =
        ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

Client::~Client() {
    ::close(descriptor_);
}

void Client::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void Client::wait_until_delivered() const {
    int left = 0;
    while (::ioctl(descriptor_, SIOCOUTQ, &left) == 0 && left > 0) {
        std::this_thread::yield();
    }
}

bool Client::receive() {
    std::array<char, 4096> chunk{};
    const auto size = ::recv(descriptor_, chunk.data(), chunk.size(), 0);
    if (size <= 0) {
        return false;
    }
    received_.append(chunk.data(), static_cast<std::size_t>(size));
    return true;
}

Reply Client::read_reply(Body body) {
    std::size_t end = 0;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
        if (!receive()) {
            return {};
        }
    }
    Reply out = parse_head(std::string_view(received_).substr(0, end));
    received_.erase(0, end + 4);
    const std::size_t length =
        body == Body::None ? 0 : parse_number(out.header("content-length")).value_or(0);
    while (received_.size() < length) {
        if (!receive()) {
            return {};
        }
    }
    out.body = received_.substr(0, length);
    received_.erase(0, length);
    return out;
}

std::string Client::read_to_end() {
    while (receive()) {
    }
    return std::exchange(received_, {});
}

bool Client::is_at_end() {
    return received_.empty() && !receive();
}

Reply Client::get(std::string_view target, std::string_view more_headers) {
    send(get_request(target, more_headers));
    return read_reply();
}

std::string get_request(std::string_view target, std::string_view more_headers) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" +
           std::string(more_headers) + "\r\n";
}

}  // namespace reftel::http::testing
