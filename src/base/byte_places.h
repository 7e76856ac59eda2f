// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace reftel {

/// The places of one byte in a text, one after the other. Where they are as near as ends of lines
/// are, quicker than a call of memchr for each: 64 bytes are compared at once, and what was found
/// in them is kept as bits.
class BytePlaces {
 public:
    /// From `from` on. The text must outlive this.
    BytePlaces(std::string_view text, char byte, std::size_t from)
        : text_(text), byte_(byte), next_block_(from) {}

    /// npos when there is no other.
    [[nodiscard]] std::size_t next() {
        while (bits_ == 0) {
            if (next_block_ >= text_.size()) {
                return std::string_view::npos;
            }
            block_ = next_block_;
            next_block_ += kBlock;
            bits_ = next_block_ <= text_.size() ? bits_of_block() : bits_of_rest();
        }
        const std::size_t at = block_ + static_cast<std::size_t>(std::countr_zero(bits_));
        bits_ &= bits_ - 1;
        return at;
    }

 private:
    static constexpr std::size_t kBlock = 64;

#if defined(__SSE2__)
    [[nodiscard]] std::uint64_t bits_of_block() const {
        constexpr std::size_t kAtOnce = 16;
        const __m128i wanted = _mm_set1_epi8(byte_);
        std::uint64_t out = 0;
        for (std::size_t part = 0; part < kBlock; part += kAtOnce) {
            __m128i bytes;
            std::memcpy(&bytes, text_.data() + block_ + part, kAtOnce);
            const auto found =
                static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)));
            out |= std::uint64_t{found} << part;
        }
        return out;
    }
#else
    [[nodiscard]] std::uint64_t bits_of_block() const {
        return bits_of_rest();
    }
#endif

    [[nodiscard]] std::uint64_t bits_of_rest() const {
        std::uint64_t out = 0;
        for (std::size_t i = 0; i < kBlock && block_ + i < text_.size(); ++i) {
            out |= std::uint64_t{text_[block_ + i] == byte_} << i;
        }
        return out;
    }

    std::string_view text_;
    char byte_;
    std::size_t next_block_;
    std::size_t block_ = 0;
    std::uint64_t bits_ = 0;
};

}  // namespace reftel
