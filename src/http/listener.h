// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <thread>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include "base/mutex.h"
#include "http/server.h"
#include "http/session.h"

namespace reftel::http {

/// Takes connections and runs the workers: one io_context for all, the acceptor on a strand of its
/// own.
class Listener {
 public:
    Listener(const Server::Options& options, Handler handler);

    /// The system's answer when the address cannot be had.
    [[nodiscard]] boost::system::error_code bind(const boost::asio::ip::tcp::endpoint& endpoint);
    void run(unsigned threads);
    /// Thread-safe; only the first call counts.
    void stop();
    /// Returns when the workers have ended. Thread-safe.
    void wait();
    [[nodiscard]] std::uint16_t port() const { return port_; }

 private:
    void work();
    void accept();
    void on_accept(boost::system::error_code error, boost::asio::ip::tcp::socket socket);
    void admit_waiting();
    void admit_or_close(boost::asio::ip::tcp::socket socket);
    void admit(boost::asio::ip::tcp::socket socket);
    [[nodiscard]] bool is_full();
    void wind_down();
    void on_stop_timeout();
    [[nodiscard]] std::vector<std::shared_ptr<Session>> sessions();

    Shared shared_;
    const std::size_t max_connections_;
    std::uint16_t port_ = 0;  ///< Constant after bind()

    boost::asio::io_context context_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    boost::asio::strand<boost::asio::io_context::executor_type> strand_;
    // On strand_:
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer timer_;  ///< Rest after a failed accept; later the end of a stop

    Mutex join_mutex_;
    std::vector<std::thread> workers_;  ///< Filled by run(), then only joined, under join_mutex_
};

}  // namespace reftel::http
