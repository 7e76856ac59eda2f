// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search_local/checked_file.h"
#include "search_local/dictionary.h"
#include "search_local/packed.h"

namespace reftel::search_local {

// The documents of a key, rising, in blocks of kBlock with what is needed to pass over a block
// unread; and the places of a word in each of them.
//
//   postings  = [directory, when there is a full block] blocks tail
//   directory = a BlockMark for each block and for the tail
//   block     = bits of documents, times, extra (a byte each), the three packed
//   tail      = varints: document, times << 1 | has extra, [extra]
//   positions = [offsets, when there is a full block: u32 each, one more than blocks] blocks tail
//
// Documents are differences minus 1; places are differences within a document, the first whole.
//
// A *weight* is what ranking counts, in halves: 2 for a place in a paragraph, 3 in a summary, 6 in
// the subject. It is written as the number of places and what it exceeds twice that number by.

/// Encodes one key after the other.
class PostingsEncoder {
 public:
    /// The next document of the key. `weight` 0: a key without positions. `words` of the document.
    void add(std::uint32_t document, std::uint32_t times, std::uint32_t weight,
             std::uint32_t words);
    /// The places in the document added last, rising; as many as its `times`.
    void add_position(std::uint32_t position);
    /// Ends the key: appends to the two sections; the sizes are in the entry, the offsets are not.
    [[nodiscard]] KeyEntry finish(std::string& postings, std::string& positions);

 private:
    void end_block();
    void end_positions();

    struct Mark {
        std::uint32_t last;
        std::uint32_t offset;
        std::uint32_t first_position;
        std::uint16_t most_weight;
        std::uint16_t least_words;
    };
    KeyEntry entry_;
    Block documents_{};
    Block times_{};
    Block extras_{};
    std::size_t held_ = 0;
    std::uint32_t next_document_ = 0;  ///< One above the last added
    std::uint32_t block_position_ = 0;
    std::uint32_t most_weight_ = 0;
    std::uint32_t least_words_ = UINT32_MAX;
    std::vector<Mark> marks_;
    std::string data_;

    Block deltas_{};
    std::size_t deltas_held_ = 0;
    std::uint32_t last_position_ = 0;
    std::vector<std::uint32_t> position_offsets_;
    std::string position_data_;
};

/// A block of documents, read.
struct PostingBlock {
    std::size_t size = 0;
    Block documents;
    Block times;
    Block weights;
    std::uint32_t first_position =
        0;  ///< Index of the first document's first place among all of the key
};

/// Reads the documents of a key. Damage reads as an end; CheckedFile::damaged() tells.
class PostingReader {
 public:
    /// The file must outlive the reader.
    PostingReader(const CheckedFile& file, const KeyEntry& entry);

    [[nodiscard]] std::size_t blocks() const { return blocks_; }
    /// What is known of a block unread. Of a list without directory: anything.
    struct Bounds {
        std::uint32_t first = 0;
        std::uint32_t last = UINT32_MAX;
        std::uint16_t most_weight = UINT16_MAX;  ///< UINT16_MAX: or more
        std::uint16_t least_words = 0;
    };
    [[nodiscard]] Bounds bounds(std::size_t block) const;
    /// The first block at or after `from` that may hold a document at or above `document`.
    [[nodiscard]] std::size_t find_block(std::size_t from, std::uint32_t document) const;
    [[nodiscard]] bool read(std::size_t block, PostingBlock& out) const;

 private:
    void read_tail(std::string_view bytes, std::size_t size, std::uint32_t next,
                   PostingBlock& out) const;

    const CheckedFile* file_;
    KeyEntry entry_;
    std::string_view directory_;
    std::string_view data_;
    std::size_t blocks_ = 0;
};

/// Reads the places of a word.
class PositionReader {
 public:
    PositionReader(const CheckedFile& file, const KeyEntry& entry);

    /// Appends the places number `first` to `first + times - 1` of the key: those of one document.
    void read(std::uint32_t first, std::uint32_t times, std::vector<std::uint32_t>& out);

 private:
    void load(std::size_t block);

    const CheckedFile* file_;
    std::string_view offsets_;
    std::string_view data_;
    std::size_t full_blocks_ = 0;
    std::size_t loaded_ = SIZE_MAX;
    std::size_t tail_ = 0;
    Block deltas_{};
};

}  // namespace reftel::search_local
