// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace reftel::search_local {

/// How many bits are set. In plain arithmetic: std::popcount is a call where a program must run on
/// machines without an instruction for it.
[[nodiscard]] constexpr std::uint64_t count_bits(std::uint64_t word) {
    word -= (word >> 1U) & 0x5555555555555555ULL;
    word = (word & 0x3333333333333333ULL) + ((word >> 2U) & 0x3333333333333333ULL);
    word = (word + (word >> 4U)) & 0x0F0F0F0F0F0F0F0FULL;
    return (word * 0x0101010101010101ULL) >> 56U;
}

/// A set of documents of one segment: one bit each.
class Bitmap {
 public:
    Bitmap() = default;
    explicit Bitmap(std::size_t size, bool all = false)
        : size_(size), words_((size + 63) / 64, all ? ~std::uint64_t{0} : 0) {
        trim();
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    void set(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << (at % 64); }
    /// Sets some that rise. A word of the set is written once, however many of it come.
    void set_rising(const std::uint32_t* at, std::size_t count) {
        std::size_t word = 0;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (at[i] / 64 != word) {
                if (bits != 0) {
                    words_[word] |= bits;
                }
                word = at[i] / 64;
                bits = 0;
            }
            bits |= std::uint64_t{1} << (at[i] % 64);
        }
        if (bits != 0) {
            words_[word] |= bits;
        }
    }
    /// Sets those whose number is not 0; as many numbers as the set has places.
    void set_where(const std::vector<std::uint32_t>& numbers) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            std::uint64_t bits = 0;
            const std::size_t end = std::min(numbers.size(), i * 64 + 64);
            for (std::size_t k = i * 64; k < end; ++k) {
                bits |= std::uint64_t{numbers[k] != 0} << (k % 64);
            }
            words_[i] |= bits;
        }
    }
    void clear(std::size_t at) { words_[at / 64] &= ~(std::uint64_t{1} << (at % 64)); }
    [[nodiscard]] bool has(std::size_t at) const {
        return ((words_[at / 64] >> (at % 64)) & 1U) != 0;
    }
    [[nodiscard]] std::uint64_t count() const {
        std::uint64_t out = 0;
        for (const std::uint64_t word : words_) {
            out += count_bits(word);
        }
        return out;
    }
    [[nodiscard]] bool empty() const {
        return std::ranges::all_of(words_, [](std::uint64_t word) { return word == 0; });
    }
    /// True when one of first..last (both included) is in the set.
    [[nodiscard]] bool any_between(std::size_t first, std::size_t last) const {
        const std::size_t begin = first / 64;
        const std::size_t end = last / 64;
        const std::uint64_t head = ~std::uint64_t{0} << (first % 64);
        const std::uint64_t tail = ~std::uint64_t{0} >> (63 - last % 64);
        if (begin == end) {
            return (words_[begin] & head & tail) != 0;
        }
        if ((words_[begin] & head) != 0 || (words_[end] & tail) != 0) {
            return true;
        }
        for (std::size_t i = begin + 1; i < end; ++i) {
            if (words_[i] != 0) {
                return true;
            }
        }
        return false;
    }

    // The sets are of one segment and so of one size.
    void keep_only(const Bitmap& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            words_[i] &= other.words_[i];
        }
    }
    void add(const Bitmap& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            words_[i] |= other.words_[i];
        }
    }
    void remove(const Bitmap& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            words_[i] &= ~other.words_[i];
        }
    }
    void invert() {
        for (std::uint64_t& word : words_) {
            word = ~word;
        }
        trim();
    }

    /// Calls `visit(at)` for each member, rising.
    template <typename Visit>
    void for_each(Visit&& visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
                visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
            }
        }
    }
    /// All members, rising.
    [[nodiscard]] std::vector<std::uint32_t> list() const {
        std::vector<std::uint32_t> out(count());
        std::uint32_t* next = out.data();
        for_each([&next](std::size_t at) { *next++ = static_cast<std::uint32_t>(at); });
        return out;
    }
    /// Calls `visit(at)` for members from `begin` (a multiple of 64) to below `end`.
    template <typename Visit>
    void for_each_between(std::size_t begin, std::size_t end, Visit&& visit) const {
        for (std::size_t i = begin / 64; i < (end + 63) / 64; ++i) {
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
                visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
            }
        }
    }

 private:
    void trim() {
        if (size_ % 64 != 0) {
            words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
        }
    }

    std::size_t size_ = 0;
    std::vector<std::uint64_t> words_;
};

}  // namespace reftel::search_local
