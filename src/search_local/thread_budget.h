// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>

#include "search_local/helper_threads.h"
#include "search_local/limits.h"

namespace reftel::search_local {

/// Counts the threads that searches of an index have at work, and lends a large search more of them
/// than its own while processors are free. A search beside others is done by its own thread alone:
/// sharing would take time from them.
class ThreadBudget {
 public:
    struct Options {
        /// At work at once, with those that searches come in.
        std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
        /// Of a shared task: each thread is to have so much of it. 0: any task is shared.
        std::uint64_t least_work = kLeastSharedWork;
    };
    explicit ThreadBudget(const Options& options)
        : options_(options), helpers_(std::max<std::size_t>(options.threads, 1) - 1) {}
    ThreadBudget(const ThreadBudget&) = delete;
    ThreadBudget& operator=(const ThreadBudget&) = delete;

    /// A search, from its beginning to its end.
    class Share {
     public:
        explicit Share(ThreadBudget& budget) : budget_(budget) { ++budget_.at_work_; }
        ~Share() { --budget_.at_work_; }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

        /// Calls `each(i)` once for every i below `items`, in order but perhaps side by side, and
        /// returns when all are done. `work`: all of it, in postings read, more or less. Throws
        /// what a call threw (memory may run out).
        void out(std::size_t items, std::uint64_t work,
                 const std::function<void(std::size_t)>& each) const;

     private:
        ThreadBudget& budget_;
    };

 private:
    [[nodiscard]] std::size_t take(std::size_t wanted);

    const Options options_;
    std::atomic<std::size_t> at_work_ = 0;
    HelperThreads helpers_;
};

}  // namespace reftel::search_local
