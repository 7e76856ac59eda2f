// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/string_index.h"

#include <bit>

namespace reftel::telegram {

StringIndex::StringIndex(std::size_t count)
    : slots_(std::bit_ceil(count * 2 + 2)), mask_(slots_.size() - 1) {}

void StringIndex::add(std::string_view key, std::size_t value) {
    std::size_t at = BackwardHash::of(key) & mask_;
    while (slots_[at].value != kNone) {
        if (slots_[at].key == key) {
            return;
        }
        at = (at + 1) & mask_;
    }
    slots_[at] = {key, value};
}

std::size_t StringIndex::find(std::string_view key, std::uint64_t hash) const {
    std::size_t at = hash & mask_;
    while (slots_[at].value != kNone) {
        if (slots_[at].key == key) {
            return slots_[at].value;
        }
        at = (at + 1) & mask_;
    }
    return kNone;
}

}  // namespace reftel::telegram
