// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "archive/edition.h"
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
        const std::string mark = REFTEL_TRY(edition.mark());
        const std::lock_guard lock(mutex_);
        if (value_ == nullptr || mark_ != mark) {
            Value made = REFTEL_TRY(make_(edition));
            value_ = std::make_shared<const Value>(std::move(made));
            mark_ = mark;
        }
        return value_;
    }

 private:
    Make make_;
    std::mutex mutex_;  ///< Guards all below.
    std::string mark_;
    std::shared_ptr<const Value> value_;
};

}  // namespace reftel::room
