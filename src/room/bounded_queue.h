// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

#include "base/mutex.h"

namespace reftel::room {

/// A queue between threads that holds at most so many bytes. Closing it lets takers drain what is
/// left and turns givers away.
template <typename T>
class BoundedQueue {
 public:
    explicit BoundedQueue(std::size_t max_weight) : max_weight_(max_weight) {}

    /// Waits while the queue is full; one item of any weight fits into an empty queue. False once
    /// it is closed.
    bool give(T item, std::size_t weight) {
        MutexLock lock(mutex_);
        while (!closed_ && !items_.empty() && weight_ + weight > max_weight_) {
            changed_.wait(mutex_);
        }
        if (closed_) {
            return false;
        }
        weight_ += weight;
        items_.emplace_back(std::move(item), weight);
        changed_.notify_all();
        return true;
    }

    /// Waits for an item; nothing once the queue is closed and empty.
    std::optional<T> take() {
        MutexLock lock(mutex_);
        while (!closed_ && items_.empty()) {
            changed_.wait(mutex_);
        }
        if (items_.empty()) {
            return std::nullopt;
        }
        std::optional<T> out(std::move(items_.front().first));
        weight_ -= items_.front().second;
        items_.pop_front();
        changed_.notify_all();
        return out;
    }

    void close() {
        MutexLock lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

    /// Closes and throws away what is left.
    void abandon() {
        MutexLock lock(mutex_);
        closed_ = true;
        items_.clear();
        weight_ = 0;
        changed_.notify_all();
    }

 private:
    const std::size_t max_weight_;

    Mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::pair<T, std::size_t>> items_ REFTEL_GUARDED_BY(mutex_);
    std::size_t weight_ REFTEL_GUARDED_BY(mutex_) = 0;
    bool closed_ REFTEL_GUARDED_BY(mutex_) = false;
};

}  // namespace reftel::room
