// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/document.h"
#include "search/index.h"

namespace reftel::search {

/// The words of a telegram that tell most about it, the most telling first, at most
/// kMaxSimilarWords: frequent in its subject, summary and text, rare in the edition. Words that no
/// other telegram has and numbers are none of them.
[[nodiscard]] Result<std::vector<std::string>> characteristic_words(const Index& index,
                                                                    const Document& document);

/// A query, as typed, for telegrams with some of these words but not these ids: what "more like
/// this" means, so that it can be read, changed and turned page by page like any other.
[[nodiscard]] std::string similar_query(std::span<const std::string> words,
                                        std::span<const std::string> without_ids);

}  // namespace reftel::search
