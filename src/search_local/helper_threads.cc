// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/helper_threads.h"

#include <algorithm>
#include <system_error>

namespace reftel::search_local {

HelperThreads::~HelperThreads() {
    std::vector<std::thread> threads;
    {
        const MutexLock lock(mutex_);
        ending_ = true;
        threads.swap(threads_);
    }
    wanted_.notify_all();
    for (std::thread& thread : threads) {
        thread.join();
    }
}

void HelperThreads::start(std::size_t count) {
    const MutexLock lock(mutex_);
    try {
        while (threads_.size() < std::min(count, most_)) {
            threads_.emplace_back([this] { work(); });
        }
    } catch (const std::system_error&) {
        // The system has no more threads: those there are do it.
    }
}

void HelperThreads::run_with(std::size_t count, const std::function<void()>& run) {
    if (count == 0 || most_ == 0) {
        run();
        return;
    }
    start(count);
    Task task{&run, count, 0, nullptr};
    {
        const MutexLock lock(mutex_);
        tasks_.push_back(&task);
    }
    count == 1 ? wanted_.notify_one() : wanted_.notify_all();
    std::exception_ptr own;
    try {
        run();
    } catch (...) {
        own = std::current_exception();
    }
    const MutexLock lock(mutex_);
    std::erase(tasks_, &task);
    while (task.running > 0) {
        done_.wait(mutex_);
    }
    if (own || task.error) {
        std::rethrow_exception(own ? own : task.error);
    }
}

void HelperThreads::help(Task& task) {
    if (--task.wanted == 0) {
        std::erase(tasks_, &task);
    }
    ++task.running;
    mutex_.unlock();
    std::exception_ptr error;
    try {
        (*task.run)();
    } catch (...) {
        error = std::current_exception();
    }
    mutex_.lock();
    task.error = task.error ? task.error : error;
    if (--task.running == 0) {
        done_.notify_all();
    }
}

void HelperThreads::work() {
    const MutexLock lock(mutex_);
    while (!ending_) {
        if (tasks_.empty()) {
            wanted_.wait(mutex_);
        } else {
            help(*tasks_.front());
        }
    }
}

}  // namespace reftel::search_local
