// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/large_pages.h"

namespace reftel::search_local {

/// Gives each different word a number, from 0 in the order they come, and counts how often it came.
///
/// A short word, nearly every one, stands in its slot as three numbers, and a slot is half a line
/// of the cache: one visit to memory answers.
class WordTable {
 public:
    /// A word, ready to be looked for. Who looks for many makes all their keys first and has the
    /// slots fetched meanwhile: most of the time of a look-up is waiting for memory.
    struct Key {
        std::array<std::uint64_t, 3> parts{};  ///< Of a long word: hash, size, and a mark
        std::uint64_t hash = 0;
    };
    /// Bytes that key_of_padded() reads.
    static constexpr std::size_t kPadded = 24;

    WordTable();
    [[nodiscard]] static Key key_of(std::string_view word);
    /// The same for a word behind which zeros stand up to kPadded bytes.
    [[nodiscard]] static Key key_of_padded(std::string_view word);
    void fetch(const Key& key) const { __builtin_prefetch(&slots_[key.hash & mask_]); }

    /// A word that is not short has to be at hand when its key is looked for.
    [[nodiscard]] static bool is_long(const Key& key) { return key.parts[2] == kLong; }
    [[nodiscard]] std::uint32_t number_of_short(const Key& key) {
        std::size_t at = key.hash & mask_;
        for (; slots_[at].parts[2] != 0; at = (at + 1) & mask_) {
            if (is_same(slots_[at].parts, key.parts)) {
                ++slots_[at].count;
                return slots_[at].number;
            }
        }
        return add(at, key, short_word(key));
    }
    [[nodiscard]] std::uint32_t number_of(std::string_view word);

    [[nodiscard]] std::string_view word(std::uint32_t number) const {
        return std::string_view(bytes_).substr(begins_[number],
                                               begins_[number + 1] - begins_[number]);
    }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(begins_.size() - 1);
    }
    /// How often each word came.
    [[nodiscard]] std::vector<std::uint32_t> counts() const;
    /// The numbers in the order of their words.
    [[nodiscard]] std::vector<std::uint32_t> sorted() const;
    [[nodiscard]] std::size_t memory() const {
        return bytes_.capacity() + begins_.capacity() * sizeof(std::uint64_t) +
               slots_.capacity() * sizeof(Slot);
    }

 private:
    /// The last byte of a key says how long a short word is, less one byte so that 0 is no word.
    static constexpr std::size_t kShort = 23;
    static constexpr unsigned kSizeShift = 56;
    static constexpr std::uint64_t kLong = UINT64_MAX;
    struct alignas(32) Slot {
        std::array<std::uint64_t, 3> parts{};  ///< As of Key; the last is 0 when the slot is free
        std::uint32_t number = 0;
        std::uint32_t count = 0;
    };
    /// As ==, which is a call and a comparison of bytes.
    [[nodiscard]] static bool is_same(const std::array<std::uint64_t, 3>& a,
                                      const std::array<std::uint64_t, 3>& b) {
        return ((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2])) == 0;
    }
    [[nodiscard]] static std::string_view short_word(const Key& key) {
        return {reinterpret_cast<const char*>(key.parts.data()), (key.parts[2] >> kSizeShift) - 1};
    }
    [[nodiscard]] static Key key_of_short(const char* padded, std::size_t size);
    [[nodiscard]] static Key key_of_long(std::string_view word);
    [[nodiscard]] std::uint32_t add(std::size_t at, const Key& key, std::string_view word);
    void grow();

    std::string bytes_;
    std::vector<std::uint64_t> begins_{0};
    LargeVector<Slot> slots_;  ///< A power of two, at most half full.
    std::size_t mask_ = 0;
};

}  // namespace reftel::search_local
