// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "base/result.h"

namespace reftel {

/// Held by the one process that writes (an archive, an index); the system lets go of it when that
/// process dies, however it dies.
class LockFile {
 public:
    /// Busy when another one holds it, Io when the file cannot be made.
    [[nodiscard]] static Result<LockFile> take(const std::string& path);
    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&&) = delete;
    LockFile(const LockFile&) = delete;
    ~LockFile();

 private:
    explicit LockFile(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace reftel
