// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "search/closeness.h"
#include "search_local/postings.h"
#include "search_local/segment.h"

namespace reftel::search_local {

/// The places of one word, document by document: for looking into few documents.
class DocumentPlaces {
 public:
    DocumentPlaces(const Segment& segment, const KeyEntry& entry)
        : postings_(segment.file(), entry), positions_(segment.positions_file(), entry) {}

    /// Puts the places in a document into `out`; none when it has not the word.
    void read(std::uint32_t document, std::vector<std::uint32_t>& out);

 private:
    PostingReader postings_;
    PositionReader positions_;
    PostingBlock block_;
    std::size_t held_ = SIZE_MAX;  ///< Number of block_
};

/// Measures how close the words of a query are to each other in documents of a segment.
class Closeness {
 public:
    /// `entries`: of each word of `stretch`; without one no document has all of them. `patterns` of
    /// the query in all.
    Closeness(const Segment& segment, const std::vector<KeyEntry>& entries, std::size_t patterns,
              search::ShortestStretch stretch);
    /// The shortest stretch of subject or paragraph with all the words.
    [[nodiscard]] std::uint32_t of(std::uint32_t document);

 private:
    const Segment& segment_;
    search::ShortestStretch stretch_;
    std::vector<DocumentPlaces> words_;
    std::vector<std::vector<std::uint32_t>> all_;     ///< Places of each word
    std::vector<std::vector<std::uint32_t>> inside_;  ///< Those in one piece, of each pattern
};

}  // namespace reftel::search_local
