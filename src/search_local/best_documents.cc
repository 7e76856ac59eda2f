// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/best_documents.h"

#include <algorithm>
#include <string>

#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

Section ranks_of(search::Sort sort) {
    switch (sort) {
        case search::Sort::Oldest:
            return kOldestRanks;
        case search::Sort::Mrn:
            return kMrnRanks;
        default:
            return kNewestRanks;
    }
}

}  // namespace

BestDocuments::BestDocuments(const Segment& segment, search::Sort sort, std::size_t limit,
                             const std::optional<search::SortKey>& after)
    : segment_(segment),
      sort_(sort),
      by_score_(sort == search::Sort::Relevance),
      limit_(limit),
      after_(after),
      ranks_(segment.column<std::uint32_t>(ranks_of(sort))) {}

bool BestDocuments::is_after(const Entry& entry) const {
    if (by_score_ && entry.score != after_->score) {
        return entry.score < after_->score;
    }
    const auto key = search::SortKey::make(entry.score, segment_.date(entry.document),
                                           std::string(segment_.id(entry.document)));
    return search::comes_before(sort_, *after_, key);
}

void BestDocuments::insert(const Entry& entry) {
    const auto order = [this](const Entry& a, const Entry& b) { return before(a, b); };
    heap_.push_back(entry);
    std::ranges::push_heap(heap_, order);
    if (heap_.size() > limit_) {
        std::ranges::pop_heap(heap_, order);
        heap_.pop_back();
    }
    if (by_score_ && heap_.size() == limit_) {
        need_score(heap_.front().score);
    }
}

}  // namespace reftel::search_local
