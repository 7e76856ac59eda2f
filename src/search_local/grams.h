// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/word_pattern.h"
#include "search_local/bitmap.h"
#include "search_local/segment.h"

namespace reftel::search_local {

// Which blocks of the dictionary have a word of text with three letters in a row: what finds
// `*forms*` and `fuzzy~` without a look at every word. The end of a word counts as a letter. They
// are keys like others, behind all others; the postings are numbers of blocks.

/// Collects the rows of a dictionary while it is written.
class GramCollector {
 public:
    /// A word of text that goes into this block; blocks rise.
    void add(std::string_view word, std::uint32_t block);
    /// A row's key and its blocks, rising.
    struct Row {
        std::string key;
        const std::vector<std::uint32_t>* blocks;
    };
    /// In the order of keys. Views into this.
    [[nodiscard]] std::vector<Row> rows() const;

 private:
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> blocks_;
};

/// Blocks of the dictionary that have all words the pattern matches, and others; nothing when the
/// pattern has no three letters that such a word must have.
[[nodiscard]] std::optional<Bitmap> blocks_for(const Segment& segment,
                                               const search::WordPattern& pattern);

}  // namespace reftel::search_local
