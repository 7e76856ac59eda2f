// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/near_ties.h"

#include <algorithm>
#include <tuple>

namespace reftel::search_local {
namespace {

/// How many candidates more than a page are gathered before those too low are let go.
constexpr std::size_t kSlack = 128;

}  // namespace

NearTies::NearTies(std::size_t limit, const std::optional<search::SortKey>& after)
    : limit_(limit), prune_at_(limit + kSlack), has_cursor_(after.has_value()) {
    if (after) {
        most_step_ = search::score_step(after->score);
    }
}

void NearTies::insert(const Candidate& candidate, std::uint64_t step) {
    if (has_cursor_ && step == most_step_) {
        tied_.push_back(candidate);
        return;
    }
    below_.push_back(candidate);
    if (below_.size() >= prune_at_) {
        prune();
        prune_at_ = 2 * below_.size() + kSlack;
    }
}

void NearTies::add(const NearTies& other) {
    tied_.insert(tied_.end(), other.tied_.begin(), other.tied_.end());
    for (const Candidate& candidate : other.below_) {
        if (search::score_step(candidate.score) >= least_step_) {
            below_.push_back(candidate);
        }
    }
    prune();
}

void NearTies::prune() {
    if (below_.size() <= limit_ || limit_ == 0) {
        return;
    }
    const auto step_of = [](const Candidate& candidate) {
        return search::score_step(candidate.score);
    };
    const auto last = below_.begin() + static_cast<std::ptrdiff_t>(limit_ - 1);
    std::ranges::nth_element(below_, last, std::greater<>(), step_of);
    least_step_ = step_of(*last);
    std::erase_if(below_,
                  [&](const Candidate& candidate) { return step_of(candidate) < least_step_; });
}

std::vector<NearTies::Candidate> NearTies::take() {
    prune();
    below_.insert(below_.end(), tied_.begin(), tied_.end());
    std::ranges::sort(below_, {}, [](const Candidate& candidate) {
        return std::tuple(candidate.segment, candidate.document);
    });
    return std::move(below_);
}

}  // namespace reftel::search_local
