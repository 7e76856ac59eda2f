// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <thread>

#include "base/mutex.h"
#include "search_local/index_writer.h"

namespace reftel::room {

/// Keeps the writer of an index while it merges behind, so that nobody waits for that, and closes
/// it when there is nothing more to merge: then other processes may write. Thread-safe.
class WriterBehind {
 public:
    WriterBehind() = default;
    /// Gives up a merge that goes on.
    ~WriterBehind();
    WriterBehind(const WriterBehind&) = delete;
    WriterBehind& operator=(const WriterBehind&) = delete;

    /// What a writer that is to be kept calls at the end of its merges.
    [[nodiscard]] std::function<void()> when_merged();
    /// The writer that was kept, for changes while it merges; nothing when none is. None is open
    /// then.
    [[nodiscard]] std::unique_ptr<search_local::IndexWriter> take();
    /// Keeps a writer until it has nothing more to merge. None is kept before.
    void keep(std::unique_ptr<search_local::IndexWriter> writer);

 private:
    /// The kept writer at the end of its merges; nothing when all ends.
    [[nodiscard]] std::unique_ptr<search_local::IndexWriter> wait_for_merged();
    void close_those_that_merged();

    Mutex mutex_;
    std::condition_variable_any changed_;
    bool stop_ REFTEL_GUARDED_BY(mutex_) = false;
    bool closing_ REFTEL_GUARDED_BY(mutex_) = false;  ///< A writer was taken out to be closed
    std::unique_ptr<search_local::IndexWriter> writer_ REFTEL_GUARDED_BY(mutex_);
    std::thread closer_ REFTEL_GUARDED_BY(mutex_);
};

}  // namespace reftel::room
