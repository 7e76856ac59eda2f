// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "archive/sqlite.h"
#include "base/result.h"
#include "base/utc_time.h"

namespace reftel::archive {

/// From when on the public may read a telegram.
struct Opening {
    std::optional<UtcTime> released;  ///< Nothing: not at any time that is known
    bool withheld = false;            ///< By decision; then released is nothing
    bool decided = false;             ///< Some decision, not publishers alone, says so
};

/// What publishers and decisions make of a telegram, by the rules of docs/schema.md, "Who may see
/// what".
///
/// Publishers open it at `published` (the earliest). A release opens it at its time instead. The
/// latest decision counts: after a release nothing else, after an embargo the later of the two
/// times (it opens nothing by itself), after a withholding never.
[[nodiscard]] Result<Opening> opening_of(Database& database, std::int64_t telegram,
                                         std::optional<UtcTime> published);

}  // namespace reftel::archive
