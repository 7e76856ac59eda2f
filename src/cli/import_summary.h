// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "room/import.h"

namespace reftel::cli {

/// The report of an import for a terminal: what came, how much of it was understood, what looks
/// poor, what was not read. `verbose`: file by file, and lists to their ends.
[[nodiscard]] std::string import_summary(const room::ImportReport& report,
                                         const std::string& archive, bool verbose);

/// `in/a.txt: 1 telegram (text), 1 new: 07ZENDA231`: one file on one line.
[[nodiscard]] std::string import_line(const room::ImportReport::File& file);

}  // namespace reftel::cli
