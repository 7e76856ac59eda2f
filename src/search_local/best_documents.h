// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "search/index.h"
#include "search/sort_key.h"
#include "search_local/segment.h"

namespace reftel::search_local {

/// Keeps the documents of one segment that come first in an order, and after a cursor.
class BestDocuments {
 public:
    struct Entry {
        double score = 0;
        std::uint32_t rank = 0;
        std::uint32_t document = 0;
    };

    BestDocuments(const Segment& segment, search::Sort sort, std::size_t limit,
                  const std::optional<search::SortKey>& after);

    void offer(std::uint32_t document, double score) {
        if (score < threshold_) {
            return;  // most of them; before its rank is looked for in memory
        }
        const Entry entry{score, document < ranks_.size() ? ranks_[document] : 0, document};
        if (heap_.size() == limit_ && !before(entry, heap_.front())) {
            return;
        }
        if (!after_ || is_after(entry)) {
            insert(entry);
        }
    }
    /// Documents of a lower score cannot be among the first any more.
    void need_score(double least) { threshold_ = std::max(threshold_, least); }
    /// The score below which nothing is taken; lowest() while there is room.
    [[nodiscard]] double threshold() const { return threshold_; }
    /// False when a score of at most `most` cannot be among the first any more.
    [[nodiscard]] bool may_take(double most) const { return most >= threshold_; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return heap_; }

 private:
    [[nodiscard]] bool before(const Entry& a, const Entry& b) const {
        return a.score != b.score && by_score_ ? a.score > b.score : a.rank < b.rank;
    }
    [[nodiscard]] bool is_after(const Entry& entry) const;
    void insert(const Entry& entry);

    const Segment& segment_;
    search::Sort sort_;
    bool by_score_;
    std::size_t limit_;
    const std::optional<search::SortKey>& after_;
    std::span<const std::uint32_t> ranks_;
    double threshold_ = std::numeric_limits<double>::lowest();
    std::vector<Entry> heap_;  ///< The last in order on top
};

}  // namespace reftel::search_local
