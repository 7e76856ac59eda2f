// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Four lanes side by side, so that a machine with 128-bit registers packs and unpacks four numbers
// at a time: number 4 i + l is the i-th of lane l. A lane is 32 numbers of `bits` bits in as many
// 32-bit words, lowest bits first.
#include "search_local/packed.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace reftel::search_local {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the index is written as memory holds it");

using Lanes __attribute__((vector_size(16))) = std::uint32_t;
constexpr std::size_t kRows = kBlock / 4;
constexpr unsigned kWordBits = 32;

Lanes load(const char* from) {
    Lanes out;
    std::memcpy(&out, from, sizeof out);
    return out;
}

}  // namespace

unsigned bits_of(const Block& values) {
    std::uint32_t all = 0;
    for (const std::uint32_t value : values) {
        all |= value;
    }
    return static_cast<unsigned>(std::bit_width(all));
}

void pack(const Block& values, unsigned bits, std::string& out) {
    const std::size_t begin = out.size();
    out.resize(begin + packed_size(bits));
    char* to = out.data() + begin;
    Lanes word{};
    unsigned used = 0;
    for (std::size_t row = 0; row < kRows && bits > 0; ++row) {
        Lanes value;
        std::memcpy(&value, values.data() + 4 * row, sizeof value);
        word |= value << used;
        used += bits;
        if (used >= kWordBits) {
            std::memcpy(to, &word, sizeof word);
            to += sizeof word;
            used -= kWordBits;
            word = used > 0 ? value >> (bits - used) : Lanes{};
        }
    }
}

namespace {

/// A function of its own for each number of bits: all shifts are constants.
template <unsigned kBits>
void unpack_as(const char* in, Block& values) {
    constexpr std::uint32_t kMask = kBits == kWordBits ? UINT32_MAX : (1U << kBits % kWordBits) - 1;
    Lanes word{};
#pragma GCC unroll 32
    for (unsigned row = 0; row < kRows; ++row) {
        const unsigned begin = row * kBits;
        const unsigned used = begin % kWordBits;
        Lanes value{};
        if (kBits > 0) {
            if (used == 0) {
                word = load(in + begin / kWordBits * sizeof word);
            }
            value = word >> used;
            if (used + kBits > kWordBits) {
                word = load(in + (begin / kWordBits + 1) * sizeof word);
                value |= word << (kWordBits - used);
            }
        }
        value &= kMask;
        std::memcpy(values.data() + std::size_t{4} * row, &value, sizeof value);
    }
}

using Unpack = void (*)(const char*, Block&);
template <std::size_t... kBits>
constexpr std::array<Unpack, sizeof...(kBits)> unpackers(std::index_sequence<kBits...> /*bits*/) {
    return {unpack_as<kBits>...};
}
constexpr auto kUnpackers = unpackers(std::make_index_sequence<kWordBits + 1>());

}  // namespace

void unpack(const char* in, unsigned bits, Block& values) {
    kUnpackers[bits](in, values);
}

void add_up(Block& values, std::uint32_t before) {
    constexpr Lanes kOne{1, 1, 1, 1};
    constexpr Lanes kZero{};
    Lanes sum{before, before, before, before};
    sum -= kOne;
    for (std::size_t row = 0; row < kRows; ++row) {
        Lanes value;
        std::memcpy(&value, values.data() + 4 * row, sizeof value);
        value += kOne;
        value += __builtin_shufflevector(value, kZero, 4, 0, 1, 2);
        value += __builtin_shufflevector(value, kZero, 4, 4, 0, 1);
        value += sum;
        sum = __builtin_shufflevector(value, value, 3, 3, 3, 3);
        std::memcpy(values.data() + 4 * row, &value, sizeof value);
    }
}

std::array<std::uint32_t, 4> places_of_some(const Block& a, const Block& b) {
    Lanes bit{1, 1, 1, 1};
    Lanes all{};
    for (std::size_t row = 0; row < kRows; ++row) {
        Lanes one;
        Lanes other;
        std::memcpy(&one, a.data() + 4 * row, sizeof one);
        std::memcpy(&other, b.data() + 4 * row, sizeof other);
        all |= std::bit_cast<Lanes>((one | other) != 0) & bit;
        bit += bit;
    }
    std::array<std::uint32_t, 4> out;
    std::memcpy(out.data(), &all, sizeof out);
    return out;
}

}  // namespace reftel::search_local
