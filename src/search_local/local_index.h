// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/document.h"
#include "search/index.h"
#include "search_local/snapshot.h"
#include "search_local/thread_budget.h"

namespace reftel::search_local {

/// The embedded search engine: an index in a folder, read.
///
/// Each search is answered from one state of the index; a newer state that a writer (of this
/// process or another) committed is taken up by the next search. Nothing is locked while a query
/// runs. Safe to use from several threads; a large search takes more threads than the caller's
/// while no other search wants the processors.
class LocalIndex : public search::Index {
 public:
    /// `loader` gives the documents that hits show, and must outlive the index. A folder without an
    /// index is an empty one. Corrupt, Unsupported, Io.
    [[nodiscard]] static Result<std::unique_ptr<LocalIndex>> open(
        const std::string& folder, const search::DocumentLoader& loader,
        const ThreadBudget::Options& threads);
    /// With the usual options.
    [[nodiscard]] static Result<std::unique_ptr<LocalIndex>> open(
        const std::string& folder, const search::DocumentLoader& loader);

    /// Corrupt when the index is damaged: it has to be made anew.
    [[nodiscard]] Result<search::Results> search(
        const search::SearchRequest& request) const override;
    [[nodiscard]] Result<std::vector<std::vector<search::WordCount>>> words(
        std::span<const search::WordPattern> patterns) const override;
    [[nodiscard]] Result<std::vector<search::WordCount>> values(search::ValueField field,
                                                                std::string_view beginning,
                                                                std::size_t limit) const override;
    /// What the index was made from, as the writer said at its last commit.
    [[nodiscard]] Result<std::string> mark() const;
    [[nodiscard]] Result<std::shared_ptr<const Snapshot>> snapshot() const;

 private:
    /// What tells one manifest file from the next.
    struct Stamp {
        std::uint64_t file = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        std::int64_t size = -1;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    LocalIndex(std::string folder, const search::DocumentLoader& loader,
               const ThreadBudget::Options& threads)
        : folder_(std::move(folder)), loader_(loader), threads_(threads) {}
    [[nodiscard]] Stamp stamp_now() const;
    [[nodiscard]] Result<void> refresh(const Stamp& now) const;
    void bound_memory(const Snapshot& state) const;

    std::string folder_;
    const search::DocumentLoader& loader_;
    mutable ThreadBudget threads_;
    mutable std::atomic<std::uint64_t> searches_ = 0;
    mutable std::mutex mutex_;  ///< Guards what follows; held to look, not to search.
    mutable Stamp stamp_;
    mutable std::string mark_;
    mutable std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace reftel::search_local
