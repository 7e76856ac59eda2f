// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "archive/edition.h"
#include "base/mutex.h"

namespace reftel::room {

/// The MRNs that an edition cites and does not hold. All references are walked for it, so the list
/// is kept until the edition changes. Thread-safe.
class AbsentList {
 public:
    /// `edition` must outlive this.
    explicit AbsentList(const archive::Edition& edition) : edition_(edition) {}
    /// As Edition::absent().
    [[nodiscard]] Result<std::shared_ptr<const std::vector<archive::Count>>> list();

 private:
    const archive::Edition& edition_;
    Mutex mutex_;
    std::string mark_ REFTEL_GUARDED_BY(mutex_);  ///< State of the edition that list_ was made of
    /// Shared with who reads it now.
    std::shared_ptr<const std::vector<archive::Count>> list_ REFTEL_GUARDED_BY(mutex_);
};

}  // namespace reftel::room
