// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>

#if defined(__clang__)
#define REFTEL_THREAD_ATTRIBUTE(x) __attribute__((x))
#else
#define REFTEL_THREAD_ATTRIBUTE(x)
#endif

#define REFTEL_GUARDED_BY(m) REFTEL_THREAD_ATTRIBUTE(guarded_by(m))
#define REFTEL_REQUIRES(m) REFTEL_THREAD_ATTRIBUTE(requires_capability(m))

namespace reftel {

/// std::mutex with the annotations that let clang check who holds what.
class REFTEL_THREAD_ATTRIBUTE(capability("mutex")) Mutex {
 public:
    void lock() REFTEL_THREAD_ATTRIBUTE(acquire_capability()) { mutex_.lock(); }
    void unlock() REFTEL_THREAD_ATTRIBUTE(release_capability()) { mutex_.unlock(); }

 private:
    std::mutex mutex_;
};

/// Holds a Mutex for a scope.
class REFTEL_THREAD_ATTRIBUTE(scoped_lockable) MutexLock {
 public:
    explicit MutexLock(Mutex& mutex) REFTEL_THREAD_ATTRIBUTE(acquire_capability(mutex))
        : mutex_(mutex) {
        mutex_.lock();
    }
    ~MutexLock() REFTEL_THREAD_ATTRIBUTE(release_capability()) { mutex_.unlock(); }
    MutexLock(const MutexLock&) = delete;
    MutexLock& operator=(const MutexLock&) = delete;

 private:
    Mutex& mutex_;
};

}  // namespace reftel
