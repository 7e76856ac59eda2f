// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/kept_answers.h"

#include <iterator>
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
    if (mark != mark_ || bytes > most_bytes_ / 16) {
        return;
    }
    if (const auto before = by_request_.find(request); before != by_request_.end()) {
        drop(before->second);
    }
    entries_.push_front({request, std::move(answer), bytes});
    by_request_.emplace(entries_.front().request, entries_.begin());
    bytes_ += bytes;
    while (bytes_ > most_bytes_) {
        drop(std::prev(entries_.end()));
    }
}

void KeptAnswers::clear() {
    by_request_.clear();
    entries_.clear();
    bytes_ = 0;
}

void KeptAnswers::drop(std::list<Entry>::iterator entry) {
    bytes_ -= entry->bytes;
    by_request_.erase(entry->request);
    entries_.erase(entry);
}

}  // namespace reftel::web
