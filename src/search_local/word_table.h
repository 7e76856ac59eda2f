// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reftel::search_local {

/// Gives each different word a number, from 0 in the order they come.
class WordTable {
 public:
    WordTable();
    [[nodiscard]] std::uint32_t number_of(std::string_view word) {
        return number_of(word, hash_of(word));
    }
    /// With the hash at hand. Who looks for many words hashes them all first and has the places
    /// fetched meanwhile: most of the time of a look-up is waiting for memory.
    [[nodiscard]] std::uint32_t number_of(std::string_view word, std::uint32_t hash);
    [[nodiscard]] static std::uint32_t hash_of(std::string_view word);
    void fetch(std::uint32_t hash) const {
        __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    }
    [[nodiscard]] std::string_view word(std::uint32_t number) const {
        return std::string_view(bytes_).substr(begins_[number],
                                               begins_[number + 1] - begins_[number]);
    }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(begins_.size() - 1);
    }
    /// The numbers in the order of their words.
    [[nodiscard]] std::vector<std::uint32_t> sorted() const;
    [[nodiscard]] std::size_t memory() const {
        return bytes_.capacity() + begins_.capacity() * sizeof(std::uint64_t) +
               slots_.capacity() * sizeof(Slot);
    }

 private:
    /// Short words, nearly all, stand in the slot itself: one line of the cache answers.
    static constexpr std::size_t kInside = 23;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = UINT32_MAX;
        std::uint8_t size = 0;  ///< Above kInside: the word is in bytes_ only
        std::array<char, kInside> word{};
    };
    [[nodiscard]] bool is_word(const Slot& slot, std::string_view word) const;
    void grow();

    std::string bytes_;
    std::vector<std::uint64_t> begins_{0};
    std::vector<Slot> slots_;  ///< A power of two, at most half full.
};

}  // namespace reftel::search_local
