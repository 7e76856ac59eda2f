// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "search/index.h"
#include "search_local/snapshot.h"

namespace reftel::search_local {

/// As search::Index::words() of one pattern. A word that only withdrawn documents have is not
/// there.
[[nodiscard]] std::vector<search::WordCount> words_of(const Snapshot& snapshot,
                                                      const search::WordPattern& pattern);

/// As search::Index::values().
[[nodiscard]] std::vector<search::WordCount> values_of(const Snapshot& snapshot,
                                                       search::ValueField field,
                                                       std::string_view beginning,
                                                       std::size_t limit);

}  // namespace reftel::search_local
