// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/lock_file.h"
#include "base/result.h"
#include "search/document.h"
#include "search_local/limits.h"
#include "search_local/manifest.h"
#include "search_local/segment_builder.h"

namespace reftel::search_local {

/// A number for what a document is made from: the same for the same bytes.
[[nodiscard]] std::uint64_t version_of(std::string_view state);

/// Changes an index: adds, replaces and withdraws documents. Readers see what commit() made
/// durable, and nothing of what comes after it; a process that dies leaves the last commit.
class IndexWriter {
 public:
    struct Options {
        std::size_t build_memory = kBuildMemory;
        /// Above so many in a hundred documents withdrawn, merge() writes a segment anew. 0: no
        /// word of a withdrawn document stays in a file once there is nothing more to merge.
        std::uint64_t withdrawn_percent = kMaxWithdrawnPercent;
    };
    /// Makes the folder when there is none. Busy when another writer has the index; Corrupt,
    /// Unsupported: destroy() it and begin anew.
    [[nodiscard]] static Result<std::unique_ptr<IndexWriter>> open(const std::string& folder,
                                                                   const Options& options);
    /// With the usual options.
    [[nodiscard]] static Result<std::unique_ptr<IndexWriter>> open(const std::string& folder);
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
    /// Merges segments when there are many of like size, or much in one is withdrawn, and commits.
    /// True when there was something to merge: there may be more.
    [[nodiscard]] Result<bool> merge();

    [[nodiscard]] const std::string& mark() const { return manifest_.mark; }
    [[nodiscard]] std::uint64_t documents() const;
    /// Calls `visit` with id and version of every document that was committed and is not withdrawn.
    void for_each(
        const std::function<void(std::string_view id, std::uint64_t version)>& visit) const;

 private:
    IndexWriter(std::string folder, LockFile lock, const Options& options)
        : folder_(std::move(folder)), lock_(std::move(lock)), options_(options) {}
    void remove_strays() const;
    [[nodiscard]] Result<void> flush();
    void withdraw(std::string_view id);
    [[nodiscard]] std::vector<std::size_t> choose_merge() const;
    [[nodiscard]] Result<void> write_manifest();

    std::string folder_;
    LockFile lock_;
    Options options_;
    std::mutex mutex_;  ///< Guards manifest_.next_number, numbers_ and segments_ in add_segment().
    Manifest manifest_;
    std::vector<std::uint64_t> numbers_;
    std::vector<std::shared_ptr<LiveSegment>> segments_;
    std::unique_ptr<SegmentBuilder> builder_;
    std::unordered_set<std::string> building_;  ///< Ids in the builder
};

}  // namespace reftel::search_local
