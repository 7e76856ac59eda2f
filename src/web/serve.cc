// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/serve.h"

#include "http/server.h"
#include "web/app.h"

namespace reftel::web {
namespace {

bool is_loopback(std::string_view address) {
    return address.starts_with("127.") || address == "::1" || address == "localhost";
}

}  // namespace

struct Service::State {
    App app;
    std::unique_ptr<http::Server> server;
};

Service::Service(std::unique_ptr<State> state) : state_(std::move(state)) {}
Service::~Service() = default;

Result<std::unique_ptr<Service>> Service::start(const room::Room& room, const Options& options) {
    if (!is_loopback(options.address) && room.audience() == room::Audience::Owner &&
        !options.owner_edition_to_other_hosts) {
        return fail(Error::Kind::Unsupported,
                    "this would show the owner's edition, with everything in it, to other hosts",
                    options.address,
                    "serve --edition released, or add --owner-edition-to-other-hosts if that is "
                    "what you want");
    }
    auto state = std::make_unique<State>(
        State{App(room, {.base_url = options.base_url, .log = options.log}), nullptr});
    http::Server::Options server;
    server.address = options.address;
    server.port = options.port;
    server.threads = options.threads;
    server.allowed_hosts = options.allowed_hosts;
    server.log = options.log;
    App& app = state->app;
    state->server = REFTEL_TRY(http::Server::start(
        server, [&app](const http::Request& request) { return app.handle(request); }));
    return std::unique_ptr<Service>(new Service(std::move(state)));
}

std::uint16_t Service::port() const {
    return state_->server->port();
}

void Service::stop() {
    state_->server->stop();
    state_->server->wait();
}

}  // namespace reftel::web
