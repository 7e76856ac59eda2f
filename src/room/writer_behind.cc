// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/writer_behind.h"

#include <utility>

namespace reftel::room {

using search_local::IndexWriter;

// A writer is destroyed outside the lock: its thread, which is joined then, may be about to call
// what when_merged() gave it.

WriterBehind::~WriterBehind() {
    std::unique_ptr<IndexWriter> last;
    std::thread closer;
    {
        const MutexLock lock(mutex_);
        stop_ = true;
        last = std::move(writer_);
        closer = std::move(closer_);
        changed_.notify_all();
    }
    last.reset();
    if (closer.joinable()) {
        closer.join();
    }
}

std::function<void()> WriterBehind::when_merged() {
    return [this] {
        const MutexLock lock(mutex_);
        changed_.notify_all();
    };
}

std::unique_ptr<IndexWriter> WriterBehind::take() {
    const MutexLock lock(mutex_);
    // One that is being closed has the index until it is gone.
    while (closing_) {
        changed_.wait(mutex_);
    }
    return std::move(writer_);
}

void WriterBehind::keep(std::unique_ptr<IndexWriter> writer) {
    const MutexLock lock(mutex_);
    writer_ = std::move(writer);
    if (!closer_.joinable()) {
        closer_ = std::thread([this] { close_those_that_merged(); });
    }
    changed_.notify_all();
}

std::unique_ptr<IndexWriter> WriterBehind::wait_for_merged() {
    const MutexLock lock(mutex_);
    while (!stop_) {
        if (writer_ && !writer_->is_merging()) {
            closing_ = true;
            return std::move(writer_);
        }
        changed_.wait(mutex_);
    }
    return nullptr;
}

void WriterBehind::close_those_that_merged() {
    while (auto done = wait_for_merged()) {
        done.reset();
        const MutexLock lock(mutex_);
        closing_ = false;
        changed_.notify_all();
    }
}

}  // namespace reftel::room
