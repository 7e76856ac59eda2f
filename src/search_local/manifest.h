// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search_local/segment.h"

namespace reftel::search_local {

/// Which segments make up the index, and which of their documents are withdrawn. One small file,
/// replaced as a whole: the index is in one state or the next.
struct Manifest {
    struct Entry {
        std::uint64_t number = 0;              ///< Names its files
        std::vector<std::uint32_t> withdrawn;  ///< Documents, rising
    };
    std::string mark;  ///< What the index was made from, in the words of whoever made it
    std::uint64_t next_number = 1;
    std::vector<Entry> segments;

    /// An empty one when there is no file; Corrupt, Unsupported.
    [[nodiscard]] static Result<Manifest> read(const std::string& folder);
    [[nodiscard]] Result<void> write(const std::string& folder) const;
    [[nodiscard]] static std::string path_in(const std::string& folder);
};

/// The path of a segment's files, without `.seg`.
[[nodiscard]] std::string segment_path(const std::string& folder, std::uint64_t number);

/// Opens all segments of a manifest.
[[nodiscard]] Result<std::vector<std::shared_ptr<LiveSegment>>> open_segments(
    const std::string& folder, const Manifest& manifest);

}  // namespace reftel::search_local
