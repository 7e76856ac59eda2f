// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reftel::search_local {

/// Gives each different word a number, from 0 in the order they come.
class WordTable {
 public:
    WordTable();
    [[nodiscard]] std::uint32_t number_of(std::string_view word);
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
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = UINT32_MAX;
    };
    void grow();

    std::string bytes_;
    std::vector<std::uint64_t> begins_{0};
    std::vector<Slot> slots_;  ///< A power of two, at most half full.
};

}  // namespace reftel::search_local
