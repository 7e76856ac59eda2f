// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/index.h"
#include "search/query.h"

namespace reftel::search {

/// A query that may have been meant.
struct Suggestion {
    struct Word {
        Span at;           ///< In the query as typed
        std::string word;  ///< What stands there instead
    };
    std::string query;        ///< With the other words
    std::vector<Word> words;  ///< In the order of the query
    std::uint64_t total = 0;  ///< Telegrams it finds, more than the query as typed
};

/// "Did you mean": for words that no or few telegrams of the edition have, words of the edition
/// that differ in a letter or two and that far more telegrams have. Nothing when there are none, or
/// when the other query would not find more than `found`.
///
/// Words of the fields of text outside quotation marks and inside; no numbers, forms or excluded
/// words. Cost: a fuzzy search for each rare word, at most kMaxSuggestedWords, and one search.
[[nodiscard]] Result<std::optional<Suggestion>> suggest(const Index& index, const Query& query,
                                                        std::uint64_t found);

}  // namespace reftel::search
