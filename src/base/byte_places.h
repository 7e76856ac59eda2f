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

/// The places in a text where a Sign stands, one after the other. Where they are as near as ends of
/// lines are, quicker than a call of memchr for each: 64 bytes are compared at once, and what was
/// found in them is kept as bits. A Sign compares one place (`at`) or sixteen (`at_sixteen`, bytes
/// of ones where it stands) and says how many bytes behind the place it looks at (`reach`).
template <class Sign>
class PlacesOf {
 public:
    /// From `from` on. The text must outlive this.
    PlacesOf(std::string_view text, Sign sign, std::size_t from)
        : text_(text), sign_(sign), next_block_(from) {}

    /// npos when there is no other.
    [[nodiscard]] std::size_t next() {
        while (bits_ == 0) {
            if (next_block_ + sign_.reach() >= text_.size()) {
                return std::string_view::npos;
            }
            block_ = next_block_;
            next_block_ += kBlock;
            bits_ = next_block_ + sign_.reach() <= text_.size() ? bits_of_block() : bits_of_rest();
        }
        const std::size_t at = block_ + static_cast<std::size_t>(std::countr_zero(bits_));
        bits_ &= bits_ - 1;
        return at;
    }

 private:
    static constexpr std::size_t kBlock = 64;

    [[nodiscard]] std::uint64_t bits_of_block() const {
#if defined(__SSE2__)
        constexpr std::size_t kAtOnce = 16;
        std::uint64_t out = 0;
        for (std::size_t part = 0; part < kBlock; part += kAtOnce) {
            const __m128i found = sign_.at_sixteen(text_.data() + block_ + part);
            out |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << part;
        }
        return out;
#else
        return bits_of_rest();
#endif
    }

    [[nodiscard]] std::uint64_t bits_of_rest() const {
        std::uint64_t out = 0;
        for (std::size_t i = 0; i < kBlock && block_ + i + sign_.reach() < text_.size(); ++i) {
            out |= std::uint64_t{sign_.at(text_.data() + block_ + i)} << i;
        }
        return out;
    }

    std::string_view text_;
    Sign sign_;
    std::size_t next_block_;
    std::size_t block_ = 0;
    std::uint64_t bits_ = 0;
};

/// One byte.
struct ByteSign {
    char byte;

    [[nodiscard]] static constexpr std::size_t reach() { return 0; }
    [[nodiscard]] bool at(const char* place) const { return *place == byte; }
#if defined(__SSE2__)
    [[nodiscard]] __m128i at_sixteen(const char* place) const {
        __m128i bytes;
        std::memcpy(&bytes, place, sizeof(bytes));
        return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
    }
#endif
};

/// A letter in either case and, `distance` behind it, a byte: the `E` of `END `. Where both alone
/// are common, quicker than a search for either.
struct PairSign {
    char letter;  ///< The small one.
    char byte;
    std::size_t distance;

    static constexpr char kSmall = 0x20;  ///< The bit that makes a letter small.

    [[nodiscard]] std::size_t reach() const { return distance; }
    [[nodiscard]] bool at(const char* place) const {
        return (*place | kSmall) == letter && place[distance] == byte;
    }
#if defined(__SSE2__)
    [[nodiscard]] __m128i at_sixteen(const char* place) const {
        __m128i letters;
        __m128i bytes;
        std::memcpy(&letters, place, sizeof(letters));
        std::memcpy(&bytes, place + distance, sizeof(bytes));
        letters = _mm_or_si128(letters, _mm_set1_epi8(kSmall));
        return _mm_and_si128(_mm_cmpeq_epi8(letters, _mm_set1_epi8(letter)),
                             _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)));
    }
#endif
};

using BytePlaces = PlacesOf<ByteSign>;
using BytePairs = PlacesOf<PairSign>;

}  // namespace reftel
