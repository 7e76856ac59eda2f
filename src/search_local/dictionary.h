// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search_local/checked_file.h"

namespace reftel::search_local {

/// Where the postings of a key are.
struct KeyEntry {
    std::uint32_t documents = 0;
    std::uint32_t occurrences = 0;  ///< Places in all documents; 0 for keys without positions
    std::uint64_t postings = 0;     ///< Offset in kPostings
    std::uint64_t postings_size = 0;
    std::uint64_t positions = 0;  ///< Offset in kPositions
    std::uint64_t positions_size = 0;
    /// What the numbers in its postings stay below: documents, or keys for fields that are made.
    std::uint64_t limit = UINT32_MAX;
};

/// Writes the sorted keys of a segment: in blocks of kKeysOfBlock, each key by what differs from
/// the one before.
class DictionaryWriter {
 public:
    /// Keys rise; the postings and positions of each follow those of the key before.
    void add(std::string_view key, const KeyEntry& entry);
    [[nodiscard]] std::uint64_t keys() const { return signatures_.size(); }
    /// Writes the sections of a dictionary.
    void write(CheckedFileWriter& file) const;

 private:
    std::string blocks_;
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint64_t> beginnings_;
    std::vector<std::uint64_t> signatures_;
    std::string last_;
};

/// The keys of a segment, read from its file. Damage reads as if keys were missing;
/// CheckedFile::damaged() tells.
class Dictionary {
 public:
    Dictionary() = default;
    /// The file must outlive the dictionary. `documents` of the segment. False when sections and
    /// count do not fit.
    [[nodiscard]] bool open(const CheckedFile& file, std::uint64_t keys, std::uint64_t documents);

    /// Goes over keys in order.
    class Walk {
     public:
        /// Goes to the next key; false at the end.
        [[nodiscard]] bool next();
        [[nodiscard]] std::string_view key() const { return key_; }
        [[nodiscard]] const KeyEntry& entry() const { return entry_; }
        [[nodiscard]] std::uint64_t ordinal() const { return next_ - 1; }

     private:
        friend class Dictionary;
        [[nodiscard]] bool begin_block();
        [[nodiscard]] bool read_entry();

        const Dictionary* dictionary_ = nullptr;
        std::uint64_t next_ = 0;
        std::string_view rest_;
        std::string key_;
        KeyEntry entry_;
    };

    [[nodiscard]] std::optional<KeyEntry> find(std::string_view key) const;
    /// Before the first key that is not below `key`.
    [[nodiscard]] Walk from(std::string_view key) const;
    /// Before the block that holds the key of this number.
    [[nodiscard]] Walk from_block(std::uint64_t ordinal) const;
    /// One a key.
    [[nodiscard]] const std::uint64_t* signatures() const { return signatures_; }
    [[nodiscard]] std::uint64_t keys() const { return keys_; }
    /// Numbers of the keys that begin with `beginning` (not empty, its last byte below 0xFF): from
    /// the first to below the second.
    [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> range(std::string_view beginning) const;
    /// Number of the first key that is not below `key`.
    [[nodiscard]] std::uint64_t lower_bound(std::string_view key) const;
    /// The key of a number, and its entry.
    [[nodiscard]] Walk at(std::uint64_t ordinal) const;

    static constexpr std::size_t kKeysOfBlock = 16;

 private:
    [[nodiscard]] std::string_view block(std::uint64_t number) const;
    [[nodiscard]] std::string_view first_key(std::uint64_t number) const;
    [[nodiscard]] std::uint64_t block_of(std::string_view key) const;

    const CheckedFile* file_ = nullptr;
    std::string_view blocks_;
    const std::uint32_t* offsets_ = nullptr;
    std::span<const std::uint64_t> beginnings_;
    const std::uint64_t* signatures_ = nullptr;
    std::uint64_t block_count_ = 0;
    std::uint64_t keys_ = 0;
    std::uint64_t documents_ = 0;
};

}  // namespace reftel::search_local
