// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "base/mutex.h"
#include "base/result.h"
#include "http/dispatcher.h"
#include "http/request_reader.h"
#include "http/server.h"

namespace reftel::http {

class Session;

/// What the sessions of one server share. Outlives them.
struct Shared {
    Shared(const Server::Options& options, Handler handler);

    const Server::Timeouts timeouts;
    Dispatcher dispatcher;
    std::atomic<bool> stopping = false;
    std::function<void()>
        when_empty;  ///< Called when the last session has ended; set before the first begins

    Mutex mutex;
    std::unordered_map<Session*, std::weak_ptr<Session>> sessions REFTEL_GUARDED_BY(mutex);
};

/// One connection, on a strand of its own; its phases are drawn in session.cc. Its pending
/// operations own it.
class Session : public std::enable_shared_from_this<Session> {
 public:
    Session(boost::asio::ip::tcp::socket socket, Shared& shared);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void begin();
    /// An answer under way is finished, a request that has arrived is answered, anything else ends.
    /// Thread-safe.
    void wind_down();
    /// Ends at once. Thread-safe.
    void abort();

 private:
    using ErrorCode = boost::system::error_code;
    using Clock = std::chrono::steady_clock;
    enum class Phase : std::uint8_t { Reading, Writing, Lingering, Ended };

    void next_request();
    void parse();
    void read_more();
    void receive();
    void on_received(ErrorCode error, std::size_t size);
    void on_drained(ErrorCode error, std::size_t size);
    void answer_request();
    void refuse(int status, std::string_view line);
    void write(Response response);
    void send();
    void send_next_piece();
    void abort_answer();
    void on_written(ErrorCode error);
    void set_deadline(std::chrono::milliseconds from_now);
    void arm_timer();
    void on_timer(ErrorCode error);
    void end();

    boost::asio::ip::tcp::socket socket_;
    boost::asio::steady_timer timer_;
    Shared& shared_;

    Phase phase_ = Phase::Reading;
    Clock::time_point deadline_{};
    bool timer_armed_ = false;
    bool too_late_ = false;  ///< The deadline passed while reading
    bool served_any_ = false;

    RequestReader reader_;    ///< Of the request being read
    bool in_header_ = false;  ///< Its first byte is there, its deadline is set
    std::string received_;    ///< Not yet taken by reader_; holds pipelined requests too
    std::array<char, 4096> chunk_{};

    bool head_only_ = false;  ///< The answer goes without its body
    bool keep_alive_ = false;
    bool may_have_unread_ = false;  ///< The client may still be sending: linger
    std::size_t drained_ = 0;
    std::string head_;  ///< Of the answer being written
    std::string body_;
    std::function<Result<std::string>()> rest_;  ///< What of it is still to be made
    bool framed_ = false;                        ///< Its pieces are
};

}  // namespace reftel::http
