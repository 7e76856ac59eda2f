// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/buffer.h"
#include "base/result.h"

namespace reftel {

/// Maps a file for reading; the mapping lives as long as the Buffer. An empty file gives an empty
/// Buffer. NotFound when there is none, Io when it cannot be read, Unsupported when it is not a
/// regular file. The error's subject is the path.
[[nodiscard]] Result<Buffer> map_file(const std::string& path);

/// Writes `bytes` to a temporary neighbour, syncs it and renames it to `path`: the file is old or
/// new, never half.
[[nodiscard]] Result<void> write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace reftel
