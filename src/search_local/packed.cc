// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Four lanes side by side, so that a machine with 128-bit registers packs and unpacks four numbers
// at a time: number 4 i + l is the i-th of lane l. A lane is 32 numbers of `bits` bits in as many
// 32-bit words, lowest bits first.
#include "search_local/packed.h"

#include <algorithm>
#include <bit>
#include <cstring>

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

void unpack(const char* in, unsigned bits, Block& values) {
    if (bits == 0) {
        values.fill(0);
        return;
    }
    if (bits >= kWordBits) {
        std::memcpy(values.data(), in, sizeof values);
        return;
    }
    const std::uint32_t mask = (std::uint32_t{1} << bits) - 1;
    const char* const end = in + packed_size(bits);
    Lanes word = load(in);
    unsigned used = 0;
    for (std::size_t row = 0; row < kRows; ++row) {
        Lanes value = word >> used;
        used += bits;
        if (used >= kWordBits) {
            used -= kWordBits;
            in += sizeof word;
            if (in < end) {
                word = load(in);
                if (used > 0) {
                    value |= word << (bits - used);
                }
            }
        }
        value &= mask;
        std::memcpy(values.data() + 4 * row, &value, sizeof value);
    }
}

}  // namespace reftel::search_local
