// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/utc_time.h"
#include "room/import.h"

namespace reftel::room {

// The reports of imports, kept in the archive's folder as `reports/2023-11-14T221320Z.json`. They
// name the owner's files and hold no text; they can be taken away like an index.

/// `FOLDER/reports/2023-11-14T221320Z` and the suffix; makes the folder.
[[nodiscard]] Result<std::string> report_path(const std::string& folder, UtcTime when,
                                              std::string_view suffix);

/// Keeps a report; the oldest beyond kMaxKeptReports are taken away.
[[nodiscard]] Result<void> keep_report(const std::string& folder, const ImportReport& report,
                                       UtcTime when);

/// The report of the last import that changed something.
struct KeptReport {
    UtcTime when;
    std::string json;
};
[[nodiscard]] Result<std::optional<KeptReport>> last_report(const std::string& folder);

}  // namespace reftel::room
