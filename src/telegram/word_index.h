// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace reftel::telegram {

/// Says how often a word occurs in a message, any case. Words are runs of ASCII letters.
///
/// The first few questions are answered by searching; after that an index of hashes is built once,
/// so that many questions stay linear in the message. Equal hashes count as equal words: the answer
/// only decides how a broken word is joined.
class WordIndex {
 public:
    explicit WordIndex(std::string_view message) : message_(message) {}

    /// Occurrences as a whole word, counted up to 2.
    [[nodiscard]] unsigned count(std::string_view word);

 private:
    void build();
    [[nodiscard]] unsigned search(std::string_view word) const;

    std::string_view message_;
    std::size_t searches_ = 0;
    std::vector<std::uint64_t>
        slots_;  ///< Hash with its count in the lowest two bits; 0: free. A power of two of them.
};

}  // namespace reftel::telegram
