// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace reftel::cli {

/// How many telegrams of a folder a field came out right for, of those whose facts somebody else
/// has recorded.
struct GoldField {
    std::string name;  ///< `date`, `time`, `from`, `number`, `subject`
    std::size_t right = 0;
    std::size_t all = 0;
};

/// One telegram whose field came out otherwise.
struct GoldFailure {
    std::string file;
    std::string field;
    std::string expected;
    std::string got;
};

/// Share of bytes in lines that have a named part, for one folder.
struct GoldBytes {
    std::string folder;
    std::size_t named = 0;
    std::size_t all = 0;
};

struct GoldReport {
    std::vector<GoldField> fields;
    std::vector<GoldFailure> failures;
    std::vector<GoldBytes> bytes;
    std::size_t telegrams = 0;
};

/// Parses every `X.txt` below `folder` that has a sidecar `X.json` and compares with what the
/// sidecar's `gold` says. Not found when there is no such folder; a sidecar that is no JSON is
/// passed over. docs/conformance.md says how the fields are compared.
[[nodiscard]] Result<GoldReport> measure_gold(const std::string& folder);

}  // namespace reftel::cli
