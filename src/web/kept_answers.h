// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/mutex.h"
#include "http/message.h"

namespace reftel::web {

/// Answers as they are sent, kept until the room shows something else; those that were asked for
/// last stay when there is no room for all. Thread-safe.
class KeptAnswers {
 public:
    using Answer = std::shared_ptr<const http::Response>;

    /// Holds answers of `most_bytes` together, none of more than a sixteenth of that.
    explicit KeptAnswers(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    /// The answer kept for a request, as the room's mark is now; nullptr when there is none. What
    /// was kept under another mark is gone.
    [[nodiscard]] Answer find(const std::string& mark, const std::string& request);
    /// Keeps an answer that was made after `mark` was read, in place of an earlier one.
    void keep(const std::string& mark, const std::string& request, Answer answer);

 private:
    struct Entry {
        std::string request;
        Answer answer;
        std::size_t bytes = 0;
    };

    void clear() REFTEL_REQUIRES(mutex_);
    void drop(std::list<Entry>::iterator entry) REFTEL_REQUIRES(mutex_);

    const std::size_t most_bytes_;
    Mutex mutex_;
    std::string mark_ REFTEL_GUARDED_BY(mutex_);
    std::size_t bytes_ REFTEL_GUARDED_BY(mutex_) = 0;
    std::list<Entry> entries_ REFTEL_GUARDED_BY(mutex_);  ///< Asked for last comes first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_request_
        REFTEL_GUARDED_BY(mutex_);  ///< Views the entries
};

}  // namespace reftel::web
