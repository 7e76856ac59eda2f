// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "search_local/bitmap.h"
#include "search_local/segment.h"

namespace reftel::search_local {

/// One state of the index, as readers see it: it does not change under them.
class Snapshot {
 public:
    explicit Snapshot(std::vector<std::shared_ptr<const LiveSegment>> segments);

    [[nodiscard]] const std::vector<std::shared_ptr<const LiveSegment>>& segments() const {
        return segments_;
    }
    [[nodiscard]] std::uint64_t documents() const { return documents_; }
    /// Of all live documents.
    [[nodiscard]] const search::LengthStatistics& lengths() const { return lengths_; }
    /// What an occurrence counts in each document of a segment; worked out once.
    [[nodiscard]] const Strengths& strengths(std::size_t segment) const;
    /// By how much more at most an occurrence counts now than when the segment was written; at
    /// least 1.
    [[nodiscard]] double growth(std::size_t segment) const;
    /// Documents of a segment that a live document of any cites; worked out once.
    [[nodiscard]] const Bitmap& cited(std::size_t segment) const;
    /// Of the files of its segments.
    [[nodiscard]] std::uint64_t bytes() const;
    /// Of a segment; see Buffer::forget_pages.
    void forget_pages(std::size_t segment) const { segments_[segment]->segment->forget_pages(); }
    [[nodiscard]] bool damaged() const;
    /// Path of a damaged file; empty when there is none.
    [[nodiscard]] std::string damaged_path() const;

 private:
    void find_cited() const;

    std::vector<std::shared_ptr<const LiveSegment>> segments_;
    std::uint64_t documents_ = 0;
    search::LengthStatistics lengths_;
    mutable std::vector<Strengths> strengths_;
    mutable std::vector<std::once_flag> strengths_once_;
    mutable std::vector<Bitmap> cited_;
    mutable std::once_flag cited_once_;
};

}  // namespace reftel::search_local
