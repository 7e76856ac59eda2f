// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/kept_answers.h"

#include <utility>

namespace reftel::web {
namespace {

/// Headers, list and table, beside what is counted.
constexpr std::size_t kEntryOverhead = 1024;

std::size_t size_of(const std::string& request, const http::Response& answer) {
    const std::size_t zipped = answer.zipped && *answer.zipped ? (*answer.zipped)->size() : 0;
    return kEntryOverhead + request.size() + answer.body.size() + zipped;
}

}  // namespace

KeptAnswers::Answer KeptAnswers::find(const std::string& mark, const std::string& request) {
    const MutexLock lock(mutex_);
    if (mark != mark_) {
        clear();
        mark_ = mark;
        return nullptr;
    }
    const auto found = by_request_.find(request);
    if (found == by_request_.end()) {
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->answer;
}

void KeptAnswers::keep(const std::string& mark, const std::string& request, Answer answer) {
    const std::size_t bytes = size_of(request, *answer);
    const MutexLock lock(mutex_);
    if (mark != mark_ || bytes > most_bytes_ / 16 || by_request_.contains(request)) {
        return;
    }
    entries_.push_front({request, std::move(answer), bytes});
    by_request_.emplace(entries_.front().request, entries_.begin());
    bytes_ += bytes;
    while (bytes_ > most_bytes_) {
        drop_oldest();
    }
}

void KeptAnswers::clear() {
    by_request_.clear();
    entries_.clear();
    bytes_ = 0;
}

void KeptAnswers::drop_oldest() {
    const Entry& last = entries_.back();
    bytes_ -= last.bytes;
    by_request_.erase(last.request);
    entries_.pop_back();
}

}  // namespace reftel::web
