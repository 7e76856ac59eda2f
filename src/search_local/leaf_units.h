// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search_local/bitmap.h"
#include "search_local/dictionary.h"
#include "search_local/postings.h"
#include "search_local/segment.h"
#include "search_local/strengths.h"

namespace reftel::search_local {

/// What a leaf of text counts in each document of a segment. Of a leaf that is one or a few words
/// it is read from the postings, and only where it is asked for.
class LeafUnits {
 public:
    /// More words than this are summed up for all documents at once.
    static constexpr std::size_t kFewWords = 8;

    /// Of a few words anywhere in the text. `growth`: Snapshot::growth() of the segment. The
    /// segment and the strengths must outlive this.
    LeafUnits(const Segment& segment, const Strengths& strengths, double growth,
              std::span<const KeyEntry> words);
    /// Worked out: units of ranking, a number a document.
    explicit LeafUnits(std::vector<std::uint32_t> units);

    /// Not below the units of any document from `begin` to below `end`. From one call to the next,
    /// `begin` rises.
    [[nodiscard]] double most_between(std::uint32_t begin, std::uint32_t end);
    /// Adds the scores of documents from `begin` to below `end`: of document d to sums[d - begin].
    /// Only those of `found` are needed. `begin` is not below the `end` of the call before.
    void add_scores(double rarity, std::uint32_t begin, std::uint32_t end, const Bitmap& found,
                    std::span<double> sums);

 private:
    /// Stands at a block of a word's postings.
    struct Cursor {
        PostingReader reader;
        std::size_t number = 0;       ///< Of the block
        std::size_t read = SIZE_MAX;  ///< Number of the block below; SIZE_MAX before any
        PostingBlock block;
        std::uint32_t most_of_block = 0;  ///< Of a list without directory, read at once
    };
    template <typename Visit>
    void for_each_unit(Cursor& cursor, std::uint32_t begin, std::uint32_t end, const Bitmap& found,
                       Visit&& visit) const;
    [[nodiscard]] static bool load(Cursor& cursor);
    [[nodiscard]] double most_of_word(Cursor& cursor, std::uint32_t begin, std::uint32_t end) const;

    const Strengths* strengths_ = nullptr;
    double growth_ = 1;
    std::vector<Cursor> words_;
    std::vector<std::uint32_t> all_;   ///< A number a document, when worked out
    std::vector<std::uint32_t> some_;  ///< Of a stretch, while words are summed up
};

}  // namespace reftel::search_local
