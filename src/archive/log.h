// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

#include "archive/sqlite.h"
#include "base/result.h"
#include "base/sha256.h"
#include "base/utc_time.h"

namespace reftel::archive {

// The log: rows that are only added, each with the hash of the one before and of itself, so that a
// row changed or taken out later shows. What it cannot show is that the newest rows were cut off,
// or that all of it was written anew.

/// A row without its hash.
struct LogEntry {
    UtcTime time;
    std::string_view action;
    std::string_view subject;
    std::string_view detail;  ///< JSON
};

/// SHA-256 of: the hash before (32 zeros for the first), the time as 8 bytes little-endian, then
/// action, subject and detail, each after its length as 8 bytes little-endian.
[[nodiscard]] Sha256 log_hash(const Sha256& before, const LogEntry& entry);

/// Adds a row.
[[nodiscard]] Result<void> append_log(Database& database, const LogEntry& entry);

}  // namespace reftel::archive
