// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "base/utc_time.h"
#include "room/import.h"

namespace reftel::web {

/// What the page says beside the report itself.
struct ImportFacts {
    std::string archive;  ///< The folder
    UtcTime when;
};

/// The report of an import as one document that needs nothing else: the reading room's style sheet
/// is in it, no script, no picture. For the owner: it names their files.
[[nodiscard]] std::string import_report_page(const room::ImportReport& report,
                                             const ImportFacts& facts);

}  // namespace reftel::web
