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
//   block     = bits of documents, times, in summary, in subject (a byte each), the four packed
//   tail      = varints: document, times << 1 | not only in the body, [in summary, in subject]
//   positions = [offsets, when there is a full block: u32 each, one more than blocks] blocks tail
//
// Documents are differences minus 1; places are differences within a document, the first whole.
//
// With each block its heaviest document, in the units of ranking as the lengths of this segment
// make them.

/// How often a word is in a document.
struct Occurrences {
    std::uint32_t times = 1;    ///< In all
    std::uint32_t summary = 0;  ///< Of these, in summaries
    std::uint32_t subject = 0;
};

/// Encodes one key after the other.
class PostingsEncoder {
 public:
    /// The next document of the key. `most_units`: no more than this does the key count in it.
    void add(std::uint32_t document, const Occurrences& found, std::uint32_t most_units) {
        if (held_ == kBlock) {
            end_block();
        }
        documents_[held_] = document - next_document_;
        times_[held_] = found.times - 1;
        summaries_[held_] = found.summary;
        subjects_[held_] = found.subject;
        ++held_;
        next_document_ = document + 1;
        most_units_ = most_units > most_units_ ? most_units : most_units_;
        ++entry_.documents;
        last_position_ = 0;
    }
    /// The next document of a key without positions.
    void add(std::uint32_t document) { add(document, Occurrences{}, 0); }
    /// The places in the document added last, rising; as many as its `times`.
    void add_position(std::uint32_t position) {
        if (deltas_held_ == kBlock) {
            end_positions();
        }
        deltas_[deltas_held_++] = position - last_position_;
        last_position_ = position;
        ++entry_.occurrences;
    }
    /// Ends the key: appends to the two sections; the sizes are in the entry, the offsets are not.
    [[nodiscard]] KeyEntry finish(std::string& postings, std::string& positions);

 private:
    void end_block();
    void end_positions();

    struct Mark {
        std::uint32_t last;
        std::uint32_t offset;
        std::uint32_t first_position;
        std::uint32_t most_units;
    };
    KeyEntry entry_;
    Block documents_{};
    Block times_{};
    Block summaries_{};
    Block subjects_{};
    std::size_t held_ = 0;
    std::uint32_t next_document_ = 0;  ///< One above the last added
    std::uint32_t block_position_ = 0;
    std::uint32_t most_units_ = 0;
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
    Block summaries;
    Block subjects;
    bool plain = true;  ///< All occurrences are in the body: the two above are not set
    std::uint32_t first_position =
        0;  ///< Index of the first document's first place among all of the key

    [[nodiscard]] Occurrences at(std::size_t k) const {
        return plain ? Occurrences{times[k], 0, 0}
                     : Occurrences{times[k], summaries[k], subjects[k]};
    }
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
        std::uint32_t most_units = UINT32_MAX;
    };
    [[nodiscard]] Bounds bounds(std::size_t block) const;
    /// The first block at or after `from` that may hold a document at or above `document`.
    [[nodiscard]] std::size_t find_block(std::size_t from, std::uint32_t document) const;
    /// The same, for a document that is seldom more than a few blocks away.
    [[nodiscard]] std::size_t find_block_near(std::size_t from, std::uint32_t document) const {
        while (from < blocks_ && bounds(from).last < document) {
            ++from;
        }
        return from;
    }
    /// Without one (few documents) there is one block, and nothing is known of it unread.
    [[nodiscard]] bool has_directory() const { return !directory_.empty(); }
    [[nodiscard]] bool read(std::size_t block, PostingBlock& out) const {
        return read(block, Columns::All, out);
    }
    /// The same, but only `size` and `documents` are set.
    [[nodiscard]] bool read_documents(std::size_t block, PostingBlock& out) const {
        return read(block, Columns::Documents, out);
    }

 private:
    enum class Columns { Documents, All };
    [[nodiscard]] bool read(std::size_t block, Columns wanted, PostingBlock& out) const;
    [[nodiscard]] static bool read_full(std::string_view bytes, Columns wanted, std::uint64_t& next,
                                        PostingBlock& out);
    [[nodiscard]] static bool read_tail(std::string_view bytes, std::size_t size,
                                        std::uint64_t& next, PostingBlock& out);

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
    std::uint32_t occurrences_;
    std::size_t full_blocks_ = 0;
    std::size_t loaded_ = SIZE_MAX;
    std::size_t tail_ = 0;
    Block deltas_{};
};

}  // namespace reftel::search_local
