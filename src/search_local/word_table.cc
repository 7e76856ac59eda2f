// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/word_table.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 12U;

/// The 128 bits of a product, folded: every bit of both numbers moves many of the result.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t hash_of(const std::array<std::uint64_t, 3>& parts) {
    // Digits of pi: numbers without a pattern.
    return mixed(parts[0] ^ 0x243F6A8885A308D3ULL, parts[1] ^ 0x13198A2E03707344ULL) ^
           mixed(parts[2] ^ 0xA4093822299F31D0ULL, 0x082EFA98EC4E6C89ULL);
}

}  // namespace

WordTable::WordTable() : slots_(kFirstSlots), mask_(kFirstSlots - 1) {}

WordTable::Key WordTable::key_of_short(const char* padded, std::size_t size) {
    Key out;
    std::memcpy(out.parts.data(), padded, sizeof out.parts);
    out.parts[2] |= std::uint64_t{size + 1} << kSizeShift;
    out.hash = hash_of(out.parts);
    return out;
}

WordTable::Key WordTable::key_of_long(std::string_view word) {
    const std::uint64_t hash = XXH3_64bits(word.data(), word.size());
    return {{hash, word.size(), kLong}, hash};
}

WordTable::Key WordTable::key_of_padded(std::string_view word) {
    return word.size() <= kShort ? key_of_short(word.data(), word.size()) : key_of_long(word);
}

WordTable::Key WordTable::key_of(std::string_view word) {
    if (word.size() > kShort) {
        return key_of_long(word);
    }
    std::array<char, kPadded> padded{};
    word.copy(padded.data(), word.size());
    return key_of_short(padded.data(), word.size());
}

std::uint32_t WordTable::number_of(std::string_view word) {
    const Key key = key_of(word);
    if (!is_long(key)) {
        return number_of_short(key);
    }
    std::size_t at = key.hash & mask_;
    for (; slots_[at].parts[2] != 0; at = (at + 1) & mask_) {
        if (slots_[at].parts == key.parts && this->word(slots_[at].number) == word) {
            ++slots_[at].count;
            return slots_[at].number;
        }
    }
    return add(at, key, word);
}

std::uint32_t WordTable::add(std::size_t at, const Key& key, std::string_view word) {
    const std::uint32_t number = size();
    slots_[at] = {key.parts, number, 1};
    bytes_.append(word);
    begins_.push_back(bytes_.size());
    if (std::size_t{size()} * 2 > slots_.size()) {
        grow();
    }
    return number;
}

void WordTable::grow() {
    LargeVector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.parts[2] == 0) {
            continue;
        }
        std::size_t at = (slot.parts[2] == kLong ? slot.parts[0] : hash_of(slot.parts)) & mask_;
        while (slots_[at].parts[2] != 0) {
            at = (at + 1) & mask_;
        }
        slots_[at] = slot;
    }
}

std::vector<std::uint32_t> WordTable::counts() const {
    std::vector<std::uint32_t> out(size());
    for (const Slot& slot : slots_) {
        if (slot.parts[2] != 0) {
            out[slot.number] = slot.count;
        }
    }
    return out;
}

std::vector<std::uint32_t> WordTable::sorted() const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(size());
    for (std::uint32_t i = 0; i < size(); ++i) {
        order.emplace_back(beginning_of(word(i)), i);
    }
    std::ranges::sort(order, [this](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : word(a.second) < word(b.second);
    });
    std::vector<std::uint32_t> out;
    out.reserve(order.size());
    for (const auto& entry : order) {
        out.push_back(entry.second);
    }
    return out;
}

}  // namespace reftel::search_local
