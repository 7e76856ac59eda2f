// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "archive/rows.h"
#include "archive/sqlite.h"
#include "base/result.h"

namespace reftel::archive {

// The rows of a telegram's parts as one text, once as they stand in the tables and once as they
// should: equal texts, equal rows.

[[nodiscard]] Result<std::string> print_stored(Database& database, std::int64_t telegram);
[[nodiscard]] std::string print_expected(const ParsedRows& parsed,
                                         const telegram::Published& published);

}  // namespace reftel::archive
