// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/word_table.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace reftel::search_local {
namespace {

constexpr std::size_t kFirstSlots = std::size_t{1} << 12U;

}  // namespace

WordTable::WordTable() : slots_(kFirstSlots) {}

bool WordTable::is_word(const Slot& slot, std::string_view word) const {
    return word.size() <= kInside ? slot.size == word.size() &&
                                        std::memcmp(slot.word.data(), word.data(), word.size()) == 0
                                  : slot.size > kInside && this->word(slot.number) == word;
}

std::uint32_t WordTable::hash_of(std::string_view word) {
    return static_cast<std::uint32_t>(XXH3_64bits(word.data(), word.size()));
}

std::uint32_t WordTable::number_of(std::string_view word, std::uint32_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != UINT32_MAX) {
        if (slots_[at].hash == hash && is_word(slots_[at], word)) {
            return slots_[at].number;
        }
        at = (at + 1) & mask;
    }
    const std::uint32_t number = size();
    Slot& slot = slots_[at];
    slot.hash = hash;
    slot.number = number;
    slot.size = static_cast<std::uint8_t>(std::min(word.size(), kInside + 1));
    if (word.size() <= kInside) {
        word.copy(slot.word.data(), word.size());
    }
    bytes_.append(word);
    begins_.push_back(bytes_.size());
    if (std::size_t{size()} * 2 > slots_.size()) {
        grow();
    }
    return number;
}

void WordTable::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.number != UINT32_MAX) {
            std::size_t at = slot.hash & mask;
            while (slots_[at].number != UINT32_MAX) {
                at = (at + 1) & mask;
            }
            slots_[at] = slot;
        }
    }
}

std::vector<std::uint32_t> WordTable::sorted() const {
    std::vector<std::uint32_t> out(size());
    std::iota(out.begin(), out.end(), 0U);
    std::ranges::sort(out, {}, [this](std::uint32_t number) { return word(number); });
    return out;
}

}  // namespace reftel::search_local
