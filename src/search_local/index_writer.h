// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <vector>

#include "base/lock_file.h"
#include "base/mutex.h"
#include "base/result.h"
#include "search/document.h"
#include "search_local/limits.h"
#include "search_local/manifest.h"
#include "search_local/segment_builder.h"

namespace reftel::search_local {

/// A number for what a document is made from: the same for the same bytes.
[[nodiscard]] std::uint64_t version_of(std::string_view state, std::uint64_t seed = 0);

/// Changes an index: adds, replaces and withdraws documents. Readers see what commit() made
/// durable, and nothing of what comes after it; a process that dies leaves the last commit.
///
/// All but add_segment() and is_merging() is for one thread. With `merge_behind` a thread of the
/// writer merges what is committed while that one goes on: a merge changes which files hold the
/// documents of a commit, not which documents they are, so it is made durable and visible when it
/// is done, commit or not. The thread works on copies of the sets of live documents; what was
/// withdrawn meanwhile is withdrawn from the merged segment too.
class IndexWriter {
 public:
    struct Options {
        std::size_t build_memory = kBuildMemory;
        /// Above so many in a hundred documents withdrawn, merge() writes a segment anew. 0: no
        /// word of a withdrawn document stays in a file once there is nothing more to merge.
        std::uint64_t withdrawn_percent = kMaxWithdrawnPercent;
        /// Merge after commits, in a thread.
        bool merge_behind = false;
        /// Called by that thread when there is nothing more to merge for now; is_merging() may be
        /// asked then, other functions not.
        std::function<void()> when_merged{};
    };
    /// Makes the folder when there is none. Busy when another writer has the index; Corrupt,
    /// Unsupported: destroy() it and begin anew.
    [[nodiscard]] static Result<std::unique_ptr<IndexWriter>> open(const std::string& folder,
                                                                   const Options& options);
    /// With the usual options.
    [[nodiscard]] static Result<std::unique_ptr<IndexWriter>> open(const std::string& folder);
    /// Gives a merge that goes on behind up: what was committed stays as it is.
    ~IndexWriter();
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;
    /// Takes an index away, damaged or not; the folder stays.
    [[nodiscard]] static Result<void> destroy(const std::string& folder);

    /// Adds a document, in place of the one with its id. `version`: what it was made from.
    [[nodiscard]] Result<void> add(const search::Document& document, std::uint64_t version);
    /// Withdraws the document with this id, when there is one.
    [[nodiscard]] Result<void> remove(std::string_view id);
    /// Adds a segment of documents whose ids are not in the index: for building in several threads,
    /// each with a builder of its own. Thread-safe; the builder is as new.
    [[nodiscard]] Result<void> add_segment(SegmentBuilder& builder);
    /// Makes all of it durable and visible. `mark`: what the index is now made from.
    [[nodiscard]] Result<void> commit(std::string_view mark);
    /// Merges committed segments once when there are many of like size, or much in one is
    /// withdrawn. True when there was something to merge: there may be more. Waits for a merge that
    /// goes on behind, and tells of an error it ended with.
    [[nodiscard]] Result<bool> merge();
    /// Merges until there is nothing more to merge.
    [[nodiscard]] Result<void> merge_all();
    /// True while there is something to do behind.
    [[nodiscard]] bool is_merging() const;

    [[nodiscard]] const std::string& mark() const { return mark_; }
    [[nodiscard]] std::uint64_t documents() const;
    /// Calls `visit` with id and version of every document that is not withdrawn, those not
    /// flushed yet left out.
    void for_each(
        const std::function<void(std::string_view id, std::uint64_t version)>& visit) const;

 private:
    /// A segment as the next commit will have it.
    struct Held {
        std::uint64_t number = 0;
        std::shared_ptr<LiveSegment> of;
    };
    /// Segments of the last commit that become one.
    struct Merging {
        std::vector<std::uint64_t> numbers;
        std::vector<std::shared_ptr<const LiveSegment>> from;  ///< As committed when it began
        std::uint64_t number = 0;                              ///< Of the result
    };
    IndexWriter(std::string folder, LockFile lock, const Options& options)
        : folder_(std::move(folder)), lock_(std::move(lock)), options_(options) {}
    void remove_strays() const REFTEL_REQUIRES(mutex_);
    [[nodiscard]] Result<void> flush();
    void withdraw(std::string_view id);
    [[nodiscard]] std::vector<Held> committed() const REFTEL_REQUIRES(mutex_);
    [[nodiscard]] std::optional<Merging> begin_merge() REFTEL_REQUIRES(mutex_);
    [[nodiscard]] Result<void> end_merge(const Merging& merging) REFTEL_REQUIRES(mutex_);
    [[nodiscard]] Result<void> run_merge(const Merging& merging);
    void merge_behind();
    [[nodiscard]] std::optional<Merging> next_work();
    void wait_for_work();

    std::string folder_;
    LockFile lock_;
    Options options_;
    std::string mark_;
    std::unique_ptr<SegmentBuilder> builder_;
    std::unordered_set<std::string> building_;  ///< Ids in the builder

    mutable Mutex mutex_;
    mutable std::condition_variable_any changed_;
    Manifest manifest_ REFTEL_GUARDED_BY(mutex_);  ///< As it was written last
    std::vector<Held> segments_ REFTEL_GUARDED_BY(mutex_);
    std::set<std::uint64_t> writing_ REFTEL_GUARDED_BY(mutex_);  ///< Segments not finished
    bool merging_ REFTEL_GUARDED_BY(mutex_) = false;             ///< One at a time
    bool wanted_ REFTEL_GUARDED_BY(mutex_) = false;              ///< The thread is to look for work
    std::optional<Error> merge_error_ REFTEL_GUARDED_BY(mutex_);
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

}  // namespace reftel::search_local
