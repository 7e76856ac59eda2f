// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <thread>
#include <vector>

#include "base/mutex.h"

namespace reftel::search_local {

/// Threads that help the one that calls: started when first wanted, then kept, as to start one
/// takes longer than many a search. A helper that comes too late is not waited for. Safe to use
/// from several threads.
class HelperThreads {
 public:
    /// At most so many.
    explicit HelperThreads(std::size_t most) : most_(most) {}
    ~HelperThreads();
    HelperThreads(const HelperThreads&) = delete;
    HelperThreads& operator=(const HelperThreads&) = delete;

    /// Calls `run` here, and while it runs in up to `count` helpers at once. Returns when no call
    /// is left; throws what one of them threw. `run` is to return when all work is given out, so
    /// that it does not matter how many helpers come.
    void run_with(std::size_t count, const std::function<void()>& run);

 private:
    struct Task {
        const std::function<void()>* run;
        std::size_t wanted;       ///< Helpers that may still come
        std::size_t running = 0;  ///< Calls by helpers not yet returned
        std::exception_ptr error;
    };
    void start(std::size_t count);
    void work();
    void help(Task& task) REFTEL_REQUIRES(mutex_);

    const std::size_t most_;
    Mutex mutex_;
    std::condition_variable_any wanted_;
    std::condition_variable_any done_;
    std::deque<Task*> tasks_ REFTEL_GUARDED_BY(mutex_);  ///< Each wants somebody
    std::vector<std::thread> threads_ REFTEL_GUARDED_BY(mutex_);
    bool ending_ REFTEL_GUARDED_BY(mutex_) = false;
};

}  // namespace reftel::search_local
