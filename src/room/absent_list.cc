// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/absent_list.h"

namespace reftel::room {

Result<std::shared_ptr<const std::vector<archive::Count>>> AbsentList::list() {
    const MutexLock lock(mutex_);
    // The mark first: a change between the two is seen the next time.
    std::string mark = REFTEL_TRY(edition_.mark());
    if (list_ == nullptr || mark != mark_) {
        list_ = std::make_shared<const std::vector<archive::Count>>(REFTEL_TRY(edition_.absent()));
        mark_ = std::move(mark);
    }
    return list_;
}

}  // namespace reftel::room
