// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/session.h"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "base/utc_time.h"
#include "http/finish.h"
#include "http/host_check.h"

// All of a connection runs on its strand, so nothing of it ever runs twice at once and none of it
// needs a lock. There is always at most one read or write and one timer under way; each keeps the
// session alive, and it is gone when end() has closed the socket and cancelled the timer:
//
//            +---------------------- keep-alive ----------------------+
//            v                                                        |
//   accept -> Reading -- header complete --> (handler) --> Writing ---+--> Lingering --> Ended
//                |                                            ^
//                +---- malformed, too large, too late --------+
//
// Handlers run on the workers and may block; a client that reads or writes slowly costs memory,
// never a worker. A request with a body is answered without reading the body, and the connection
// ends: what follows can then never be taken for a request. Lingering reads on for a moment after
// such an answer, because closing with bytes unread makes the system reset the connection, and the
// client would lose the answer.

namespace reftel::http {

namespace asio = boost::asio;

Shared::Shared(const Server::Options& options, Handler handler)
    : timeouts(options.timeouts),
      dispatcher(HostCheck(options.address, options.allowed_hosts), std::move(handler),
                 options.log) {}

Session::Session(asio::ip::tcp::socket socket, Shared& shared)
    : socket_(std::move(socket)), timer_(socket_.get_executor()), shared_(shared) {}

Session::~Session() {
    bool last = false;
    {
        const MutexLock lock(shared_.mutex);
        last = shared_.sessions.erase(this) > 0 && shared_.sessions.empty();
    }
    if (last) {
        shared_.when_empty();
    }
}

void Session::begin() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] { self->next_request(); });
}

void Session::wind_down() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
        if (self->phase_ == Phase::Reading) {
            ErrorCode ignored;  // on_received learns of it either way
            self->socket_.cancel(ignored);
        } else if (self->phase_ != Phase::Writing) {
            self->end();
        }
    });
}

void Session::abort() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] { self->end(); });
}

void Session::next_request() {
    if (phase_ == Phase::Ended) {
        return;
    }
    phase_ = Phase::Reading;
    reader_.reset();
    in_header_ = false;
    parse();
}

void Session::parse() {
    switch (reader_.read(received_)) {
        case RequestReader::State::NeedMore:
            read_more();
            return;
        case RequestReader::State::Complete:
            answer_request();
            return;
        case RequestReader::State::Refused:
            refuse(reader_.refusal().status, reader_.refusal().line);
            return;
    }
}

/// When the server stops, a request that has arrived is still answered; none is waited for.
void Session::read_more() {
    ErrorCode gone;
    if (shared_.stopping && (socket_.available(gone) == 0 || gone)) {
        end();
        return;
    }
    const bool begun = reader_.has_begun() || !received_.empty();
    if (!begun) {
        set_deadline(served_any_ ? shared_.timeouts.idle : shared_.timeouts.header);
    } else if (!in_header_) {
        in_header_ = true;
        set_deadline(shared_.timeouts.header);
    }
    receive();
}

void Session::receive() {
    socket_.async_read_some(asio::buffer(chunk_),
                            [self = shared_from_this()](ErrorCode error, std::size_t size) {
                                self->on_received(error, size);
                            });
}

void Session::on_received(ErrorCode error, std::size_t size) {
    if (phase_ == Phase::Ended) {
        return;
    }
    if (phase_ == Phase::Lingering) {
        on_drained(error, size);
        return;
    }
    received_.append(chunk_.data(), size);
    if (too_late_ && (reader_.has_begun() || !received_.empty())) {
        refuse(408, "408 The request took too long to arrive.");
        return;
    }
    const bool winding_down = shared_.stopping && error == asio::error::operation_aborted;
    if ((error && !winding_down) || too_late_) {
        end();
        return;
    }
    parse();
}

void Session::on_drained(ErrorCode error, std::size_t size) {
    drained_ += size;
    if (error || drained_ > kMaxDrainedBytes) {
        end();
        return;
    }
    receive();
}

void Session::answer_request() {
    Request request = reader_.request();
    may_have_unread_ = reader_.has_body();
    keep_alive_ = reader_.keeps_alive() && !may_have_unread_;
    head_only_ = request.method == "HEAD";
    write(shared_.dispatcher.answer(request, reader_.version()));
}

void Session::refuse(int status, std::string_view line) {
    may_have_unread_ = true;
    keep_alive_ = false;
    head_only_ = false;
    write(finish(Request{}, Response::text(status, line)));
}

void Session::write(Response response) {
    phase_ = Phase::Writing;
    too_late_ = false;
    served_any_ = true;
    // HTTP/1.0 knows no frames: there the end of the connection ends a streamed answer.
    const bool endless = response.rest && reader_.version() == Version::Http10;
    keep_alive_ = keep_alive_ && !endless && !shared_.stopping;
    head_ = response_head(response, system_now(),
                          keep_alive_ ? Connection::KeepAlive : Connection::Close);
    body_ = head_only_ ? std::string{} : std::move(response.body);
    rest_ = head_only_ ? nullptr : std::move(response.rest);
    framed_ = rest_ && keep_alive_;
    if (framed_ && !body_.empty()) {
        body_ = framed(body_);
    }
    send();
}

void Session::send() {
    set_deadline(shared_.timeouts.write + std::chrono::seconds(body_.size() / kSlowestReader));
    const std::array<asio::const_buffer, 2> parts = {asio::buffer(head_), asio::buffer(body_)};
    asio::async_write(socket_, parts, [self = shared_from_this()](ErrorCode error, std::size_t) {
        self->on_written(error);
    });
}

void Session::on_written(ErrorCode error) {
    if (phase_ == Phase::Ended) {
        return;
    }
    body_ = std::string{};  // a connection that waits should not hold its last page
    if (!error && rest_) {
        send_next_piece();
        return;
    }
    if (!error && keep_alive_) {
        next_request();
        return;
    }
    ErrorCode ignored;  // the client may be gone already
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    if (error || !may_have_unread_) {
        end();
        return;
    }
    phase_ = Phase::Lingering;
    set_deadline(kLingerTimeout);
    receive();
}

/// Without frames (HTTP/1.0, or a connection that ends anyway) the end of the connection is the end
/// of the answer.
void Session::send_next_piece() {
    head_.clear();
    auto piece = shared_.dispatcher.piece(rest_);
    if (!piece) {
        abort_answer();
        return;
    }
    if (piece->empty()) {
        rest_ = nullptr;
    }
    body_ = framed_ ? framed(*piece) : *std::move(piece);
    send();
}

/// A reset tells the client that the answer is not complete, also where no frame would.
void Session::abort_answer() {
    rest_ = nullptr;
    ErrorCode ignored;
    socket_.set_option(asio::socket_base::linger(true, 0), ignored);
    end();
}

/// The timer is only set anew when it would ring too late; when it rings too early it is set again
/// then. So a busy connection does not touch it for each request.
void Session::set_deadline(std::chrono::milliseconds from_now) {
    deadline_ = Clock::now() + from_now;
    if (!timer_armed_ || deadline_ < timer_.expiry()) {
        arm_timer();
    }
}

void Session::arm_timer() {
    timer_armed_ = true;
    timer_.expires_at(deadline_);
    timer_.async_wait([self = shared_from_this()](ErrorCode error) { self->on_timer(error); });
}

void Session::on_timer(ErrorCode error) {
    if (error || phase_ == Phase::Ended) {
        return;
    }
    if (Clock::now() < deadline_) {
        arm_timer();
        return;
    }
    timer_armed_ = false;
    if (phase_ != Phase::Reading) {
        end();
        return;
    }
    too_late_ = true;
    ErrorCode ignored;  // on_received learns of it either way
    socket_.cancel(ignored);
}

void Session::end() {
    phase_ = Phase::Ended;
    ErrorCode ignored;  // there is nobody left to tell
    socket_.close(ignored);
    timer_.cancel();
}

}  // namespace reftel::http
