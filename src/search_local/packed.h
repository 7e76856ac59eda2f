// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace reftel::search_local {

/// Numbers packed together: postings and positions come in blocks of so many.
inline constexpr std::size_t kBlock = 128;
using Block = std::array<std::uint32_t, kBlock>;

/// Bits of the largest number, 0 to 32.
[[nodiscard]] unsigned bits_of(const Block& values);
/// Bytes of a block packed with `bits` bits a number.
[[nodiscard]] constexpr std::size_t packed_size(unsigned bits) {
    return std::size_t{bits} * kBlock / 8;
}
/// Appends the numbers, each of at most `bits` bits.
void pack(const Block& values, unsigned bits, std::string& out);
/// Reads what pack() wrote with so many bits, 0 to 32: packed_size(bits) bytes at `in`.
void unpack(const char* in, unsigned bits, Block& values);
/// Makes differences less 1 the numbers they stand for; `before`: one above the number before
/// them. The last number must be below 2^32.
void add_up(Block& values, std::uint32_t before);

/// Which places have a number that is not 0 in one of two blocks: bit r of word l stands for place
/// 4 r + l.
[[nodiscard]] std::array<std::uint32_t, 4> places_of_some(const Block& a, const Block& b);

}  // namespace reftel::search_local
