// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/one_slip.h"

#include <cstddef>
#include <utility>

namespace reftel::telegram {

bool is_one_slip_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (b.size() - a.size() > 1) {
        return false;
    }
    // One slip leaves the first letter or the last as it was.
    if (a.size() > 2 && a.front() != b.front() && a.back() != b.back()) {
        return false;
    }
    std::size_t same = 0;
    while (same < a.size() && a[same] == b[same]) {
        ++same;
    }
    if (a.size() < b.size()) {
        return a.substr(same) == b.substr(same + 1);
    }
    if (same == a.size() || a.substr(same + 1) == b.substr(same + 1)) {
        return true;
    }
    return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
           a.substr(same + 2) == b.substr(same + 2);
}

}  // namespace reftel::telegram
