// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "archive/edition.h"
#include "base/mutex.h"
#include "base/result.h"

namespace reftel::room {

/// Something made from all of an edition, kept until the edition shows something else. Thread-safe:
/// one thread makes it while others wait.
template <typename Value>
class Kept {
 public:
    using Make = std::function<Result<Value>(const archive::Edition&)>;
    explicit Kept(Make make) : make_(std::move(make)) {}

    /// Shared by those who were given it: it lives on when a newer one is made.
    [[nodiscard]] Result<std::shared_ptr<const Value>> get(const archive::Edition& edition) {
        const MutexLock lock(mutex_);
        // The mark first: a change between the two is seen the next time.
        std::string mark = REFTEL_TRY(edition.mark());
        if (value_ == nullptr || mark_ != mark) {
            value_ = std::make_shared<const Value>(REFTEL_TRY(make_(edition)));
            mark_ = std::move(mark);
        }
        return value_;
    }

 private:
    Make make_;
    Mutex mutex_;
    std::string mark_ REFTEL_GUARDED_BY(mutex_);  ///< State of the edition it was made of
    std::shared_ptr<const Value> value_ REFTEL_GUARDED_BY(mutex_);
};

}  // namespace reftel::room
