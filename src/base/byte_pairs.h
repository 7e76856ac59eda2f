// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace reftel {

/// The places where a letter, in either case, stands a little before another byte: the `E` of
/// `END `. Where both alone are common, quicker than a search for either: 16 places are compared at
/// once.
class BytePairs {
 public:
    /// `letter` is a small one; `byte` stands `distance` behind it. From `from` on. The text must
    /// outlive this.
    BytePairs(std::string_view text, char letter, char byte, std::size_t distance, std::size_t from)
        : text_(text), letter_(letter), byte_(byte), distance_(distance), next_block_(from) {}

    /// npos when there is no other.
    [[nodiscard]] std::size_t next() {
        while (bits_ == 0) {
            if (next_block_ + distance_ >= text_.size()) {
                return std::string_view::npos;
            }
            block_ = next_block_;
            next_block_ += kBlock;
            bits_ = next_block_ + distance_ <= text_.size() ? bits_of_block() : bits_of_rest();
        }
        const std::size_t at = block_ + static_cast<std::size_t>(std::countr_zero(bits_));
        bits_ &= bits_ - 1;
        return at;
    }

 private:
    static constexpr std::size_t kBlock = 16;
    static constexpr char kSmall = 0x20;  ///< The bit that makes a letter small.

#if defined(__SSE2__)
    [[nodiscard]] unsigned bits_of_block() const {
        __m128i letters;
        __m128i bytes;
        std::memcpy(&letters, text_.data() + block_, kBlock);
        std::memcpy(&bytes, text_.data() + block_ + distance_, kBlock);
        letters = _mm_or_si128(letters, _mm_set1_epi8(kSmall));
        letters = _mm_cmpeq_epi8(letters, _mm_set1_epi8(letter_));
        bytes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte_));
        return static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(letters, bytes)));
    }
#else
    [[nodiscard]] unsigned bits_of_block() const {
        return bits_of_rest();
    }
#endif

    [[nodiscard]] unsigned bits_of_rest() const {
        unsigned out = 0;
        for (std::size_t i = 0; i < kBlock && block_ + i + distance_ < text_.size(); ++i) {
            const bool pair =
                (text_[block_ + i] | kSmall) == letter_ && text_[block_ + i + distance_] == byte_;
            out |= static_cast<unsigned>(pair) << i;
        }
        return out;
    }

    std::string_view text_;
    char letter_;
    char byte_;
    std::size_t distance_;
    std::size_t next_block_;
    std::size_t block_ = 0;
    unsigned bits_ = 0;
};

}  // namespace reftel
