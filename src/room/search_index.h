// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/edition.h"
#include "base/result.h"
#include "room/writer_behind.h"
#include "search/index.h"
#include "search_local/index_writer.h"
#include "search_local/local_index.h"

namespace reftel::room {

/// Gives documents of an edition one by one.
class EditionLoader : public search::DocumentLoader {
 public:
    /// `edition` must outlive this.
    explicit EditionLoader(const archive::Edition& edition) : edition_(edition) {}
    [[nodiscard]] Result<std::optional<search::Document>> load(std::string_view id) const override;

 private:
    const archive::Edition& edition_;
};

/// What bringing an index up to date did.
struct IndexUpdate {
    std::uint64_t added = 0;    ///< New or changed telegrams
    std::uint64_t removed = 0;  ///< No longer shown by the edition
    std::uint64_t documents = 0;
};
/// Told now and then: telegrams indexed, and how many there are to index.
using IndexProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

/// The search index of an edition: `search/owner` or `search/released` in the archive's folder,
/// made from that edition and from nothing else.
///
/// An index that is not of the edition's present state is brought up to date before it answers, and
/// one that is damaged is made anew. Where the folder cannot be written the scan answers. Safe to
/// use from several threads.
class SearchIndex : public search::Index {
 public:
    /// `edition` must outlive this.
    SearchIndex(const std::string& archive_folder, const archive::Edition& edition);

    [[nodiscard]] Result<search::Results> search(
        const search::SearchRequest& request) const override;
    [[nodiscard]] Result<std::vector<std::vector<search::WordCount>>> words(
        std::span<const search::WordPattern> patterns) const override;
    [[nodiscard]] Result<std::vector<search::WordCount>> values(search::ValueField field,
                                                                std::string_view beginning,
                                                                std::size_t limit) const override;
    /// Brings the index up to date. Busy when another process does.
    [[nodiscard]] Result<IndexUpdate> update(const IndexProgress& progress) const;

 private:
    /// What `question` gives for the index; for the scan where there can be no index.
    template <typename Answer>
    [[nodiscard]] Result<Answer> ask(
        const std::function<Result<Answer>(const search::Index&)>& question) const;
    /// Where segments are merged: before update() returns, or while searches are answered.
    enum class Merging : std::uint8_t { Now, Behind };
    /// Commits through `writer`, which is opened when there is none; what there is to merge is
    /// left.
    [[nodiscard]] Result<IndexUpdate> update_once(
        const IndexProgress& progress, Merging merging,
        std::unique_ptr<search_local::IndexWriter>& writer) const;
    [[nodiscard]] Result<IndexUpdate> update_or_make_anew(
        const IndexProgress& progress, Merging merging,
        std::unique_ptr<search_local::IndexWriter>& writer) const;
    [[nodiscard]] Result<void> update_ahead_of_search() const;
    /// The index, up to date; nothing when it cannot be.
    [[nodiscard]] Result<std::shared_ptr<search_local::LocalIndex>> current() const;
    [[nodiscard]] Result<std::unique_ptr<search_local::IndexWriter>> open_writer(
        Merging merging) const;
    [[nodiscard]] Result<std::string> wanted_mark() const;

    std::string folder_;
    const archive::Edition& edition_;
    EditionLoader loader_;
    mutable std::mutex mutex_;  ///< Guards index_, and lets one thread update while others wait.
    mutable std::shared_ptr<search_local::LocalIndex> index_;
    mutable WriterBehind behind_;
};

}  // namespace reftel::room
