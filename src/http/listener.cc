// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/listener.h"

#include <exception>

#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>

#include "base/utc_time.h"
#include "http/finish.h"

namespace reftel::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

namespace {

/// The one answer that is not worth a session. It fits into the socket's own buffer.
void turn_away(tcp::socket& socket) {
    ErrorCode ignored;  // a client that cannot take it sees the connection end
    socket.non_blocking(true, ignored);
    const Response busy =
        finish(Request{}, Response::text(503, "503 Too many connections: try again in a moment."));
    const std::string bytes = response_head(busy, system_now(), Connection::Close) + busy.body;
    socket.write_some(asio::buffer(bytes), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

}  // namespace

Listener::Listener(const Server::Options& options, Handler handler)
    : shared_(options, std::move(handler)),
      max_connections_(options.max_connections),
      work_(asio::make_work_guard(context_)),
      strand_(asio::make_strand(context_)),
      acceptor_(strand_),
      timer_(strand_) {
    shared_.when_empty = [this] {
        if (shared_.stopping) {
            asio::post(strand_, [this] { timer_.cancel(); });
        }
    };
}

ErrorCode Listener::bind(const tcp::endpoint& endpoint) {
    ErrorCode error;
    acceptor_.open(endpoint.protocol(), error);
    if (!error) {
        acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        acceptor_.bind(endpoint, error);
    }
    if (!error) {
        acceptor_.listen(asio::socket_base::max_listen_connections, error);
    }
    if (!error) {
        acceptor_.non_blocking(true, error);
    }
    if (!error) {
        port_ = acceptor_.local_endpoint(error).port();
    }
    return error;
}

void Listener::run(unsigned threads) {
    asio::post(strand_, [this] { accept(); });
    workers_.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) {
        workers_.emplace_back([this] { work(); });
    }
}

void Listener::stop() {
    if (!shared_.stopping.exchange(true)) {
        asio::post(strand_, [this] { wind_down(); });
    }
}

void Listener::wait() {
    const MutexLock lock(join_mutex_);
    for (std::thread& worker : workers_) {
        if (worker.joinable()) {
            worker.join();
        }
    }
}

void Listener::work() {
    while (true) {
        try {
            context_.run();
            return;
        } catch (const std::exception&) {
            // Out of memory within one connection: it ends with its objects, the others go on.
            continue;
        }
    }
}

void Listener::accept() {
    acceptor_.async_accept(
        asio::make_strand(context_),
        [this](ErrorCode error, tcp::socket socket) { on_accept(error, std::move(socket)); });
}

void Listener::on_accept(ErrorCode error, tcp::socket socket) {
    if (shared_.stopping) {
        return;
    }
    if (error) {
        timer_.expires_after(kAcceptPause);
        timer_.async_wait([this](ErrorCode) {
            if (!shared_.stopping) {
                accept();
            }
        });
        return;
    }
    admit_or_close(std::move(socket));
    admit_waiting();
    accept();
}

/// Takes all who wait by now: the next call of accept() completes only behind the requests that the
/// workers have, and with slow ones the last of many new clients would wait a second and more.
void Listener::admit_waiting() {
    for (std::size_t i = 0; i < kMaxAcceptedAtOnce; ++i) {
        ErrorCode error;
        tcp::socket socket(asio::make_strand(context_));
        acceptor_.accept(socket, error);
        if (error) {
            return;  // nobody waits, or accept() meets the same error
        }
        admit_or_close(std::move(socket));
    }
}

void Listener::admit_or_close(tcp::socket socket) {
    try {
        admit(std::move(socket));
    } catch (const std::exception&) {
        // Out of memory: this connection is closed, the next one may be luckier.
    }
}

/// Sessions only begin on the acceptor's strand, so what is not full now is not full a moment
/// later.
bool Listener::is_full() {
    const MutexLock lock(shared_.mutex);
    return shared_.sessions.size() >= max_connections_;
}

void Listener::admit(tcp::socket socket) {
    if (is_full()) {
        turn_away(socket);
        return;
    }
    ErrorCode ignored;  // only slower without
    socket.set_option(tcp::no_delay(true), ignored);
    const auto session = std::make_shared<Session>(std::move(socket), shared_);
    {
        const MutexLock lock(shared_.mutex);
        shared_.sessions.emplace(session.get(), session);
    }
    session->begin();
}

std::vector<std::shared_ptr<Session>> Listener::sessions() {
    std::vector<std::shared_ptr<Session>> out;
    const MutexLock lock(shared_.mutex);
    for (const auto& [key, session] : shared_.sessions) {
        if (auto alive = session.lock()) {
            out.push_back(std::move(alive));
        }
    }
    return out;
}

void Listener::wind_down() {
    admit_waiting();
    ErrorCode ignored;  // closed is closed
    acceptor_.close(ignored);
    timer_.cancel();
    work_.reset();
    const auto open = sessions();
    if (open.empty()) {
        return;
    }
    timer_.expires_after(shared_.timeouts.stop);
    timer_.async_wait([this](ErrorCode error) {
        if (!error) {
            on_stop_timeout();
        }
    });
    for (const auto& session : open) {
        session->wind_down();
    }
}

void Listener::on_stop_timeout() {
    for (const auto& session : sessions()) {
        session->abort();
    }
}

}  // namespace reftel::http
