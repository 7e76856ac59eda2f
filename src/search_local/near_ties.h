// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "search/sort_key.h"

namespace reftel::search_local {

/// Keeps the documents that may be on a page ordered by steps of the score, the closeness of words
/// within a step to be worked out afterwards: those of the `limit` best steps and all that share
/// the last of these steps.
class NearTies {
 public:
    struct Candidate {
        double score = 0;
        std::uint32_t segment = 0;
        std::uint32_t document = 0;
    };

    NearTies(std::size_t limit, const std::optional<search::SortKey>& after);

    /// Of which the documents are that are offered next.
    void begin_segment(std::uint32_t segment) { segment_ = segment; }
    /// Documents of a lower step cannot be on the page any more.
    void need_step(std::uint64_t least) { least_step_ = std::max(least_step_, least); }
    /// The step below which nothing is taken.
    [[nodiscard]] std::uint64_t least_step() const { return least_step_; }
    /// Takes in what another kept.
    void add(const NearTies& other);
    void offer(std::uint32_t document, double score) {
        const std::uint64_t step = search::score_step(score);
        if (step >= least_step_ && step <= most_step_) {
            insert({score, segment_, document}, step);
        }
    }
    /// False when a score of at most `most` cannot be on the page any more.
    [[nodiscard]] bool may_take(double most) const {
        return search::score_step(most) >= least_step_;
    }
    /// In the order of segments and documents.
    [[nodiscard]] std::vector<Candidate> take();

 private:
    void insert(const Candidate& candidate, std::uint64_t step);
    void prune();

    std::size_t limit_;
    std::uint32_t segment_ = 0;
    std::uint64_t least_step_ = 0;
    std::uint64_t most_step_ =
        UINT64_MAX;                ///< The step of the cursor: it may end before some of it
    std::vector<Candidate> tied_;  ///< In the step of the cursor
    std::vector<Candidate> below_;
    std::size_t prune_at_;
    bool has_cursor_;
};

}  // namespace reftel::search_local
