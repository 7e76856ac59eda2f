// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "search_local/segment.h"

namespace reftel::search_local {

/// Writes the live documents of some segments as one, in their order. Memory: the columns and keys
/// of the result, not its postings. Corrupt when one of them is damaged; Busy when `stop` became
/// true meanwhile: then there is no file.
[[nodiscard]] Result<void> merge_segments(
    const std::vector<std::shared_ptr<const LiveSegment>>& from, const std::string& path,
    const std::atomic<bool>& stop);

}  // namespace reftel::search_local
