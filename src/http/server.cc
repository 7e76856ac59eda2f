// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.h"

#include <algorithm>
#include <exception>

#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <fmt/format.h>

#include "base/assert.h"
#include "http/listener.h"

namespace reftel::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

Result<tcp::endpoint> parse_endpoint(const Server::Options& options) {
    const std::string text = options.address == "localhost" ? "127.0.0.1" : options.address;
    ErrorCode error;
    const auto address = asio::ip::make_address(text, error);
    if (error) {
        return fail(Error::Kind::Malformed, "this is not an IP address", options.address,
                    "use 127.0.0.1 for this machine alone, 0.0.0.0 for every network it is in");
    }
    return tcp::endpoint(address, options.port);
}

tl::unexpected<Error> bind_error(const Server::Options& options, ErrorCode error) {
    std::string hint;
    if (error == asio::error::address_in_use) {
        hint = "another program uses this port: stop it or choose another port";
    } else if (error == asio::error::access_denied) {
        hint = "ports below 1024 are reserved: choose a higher one";
    } else if (error == boost::system::errc::address_not_available) {
        hint = "this machine does not have that address";
    }
    return fail(Error::Kind::Io, "cannot listen: " + error.message(),
                fmt::format("{}:{}", options.address, options.port), hint);
}

}  // namespace

struct Server::State {
    State(const Options& options, Handler handler) : listener(options, std::move(handler)) {}
    Listener listener;
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() {
    stop();
    wait();
}

Result<std::unique_ptr<Server>> Server::start(const Options& options, Handler handler) {
    REFTEL_ASSERT(handler != nullptr, "a server has something to serve");
    const auto endpoint = REFTEL_TRY(parse_endpoint(options));
    try {
        auto state = std::make_unique<State>(options, std::move(handler));
        if (const ErrorCode error = state->listener.bind(endpoint)) {
            return bind_error(options, error);
        }
        // From here on the destructor ends what run() began, also when a thread cannot be had.
        std::unique_ptr<Server> server(new Server(std::move(state)));
        server->state_->listener.run(std::clamp(options.threads, 1U, kMaxThreads));
        return server;
    } catch (const std::exception& error) {
        return fail(Error::Kind::Io, std::string("cannot start the server: ") + error.what(),
                    options.address);
    }
}

std::uint16_t Server::port() const {
    return state_->listener.port();
}

void Server::stop() {
    state_->listener.stop();
}

void Server::wait() {
    state_->listener.wait();
}

}  // namespace reftel::http
