// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/word_index.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "telegram/limits.h"

namespace reftel::telegram {
namespace {

constexpr std::uint64_t kCountBits = 3;

std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : word) {
        hash = (hash ^ static_cast<unsigned char>(to_lower(c))) * 0x100000001b3;
    }
    hash ^= hash >> 29;
    return (hash & ~kCountBits) | 4;
}

std::size_t slots_for(std::size_t bytes) {
    std::size_t slots = 1024;
    while (slots < bytes / 2) {
        slots *= 2;
    }
    return slots;
}

}  // namespace

unsigned WordIndex::search(std::string_view word) const {
    unsigned found = 0;
    for (std::size_t at = 0; at + word.size() <= message_.size() && found < 2;) {
        const void* hit =
            ::memmem(message_.data() + at, message_.size() - at, word.data(), word.size());
        if (hit == nullptr) {
            break;
        }
        at = static_cast<std::size_t>(static_cast<const char*>(hit) - message_.data());
        const std::size_t end = at + word.size();
        const bool whole = (at == 0 || !is_alpha(message_[at - 1])) &&
                           (end == message_.size() || !is_alpha(message_[end]));
        found += whole ? 1 : 0;
        at = end;
    }
    return found;
}

void WordIndex::build() {
    slots_.assign(slots_for(message_.size()), 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = 0; at < message_.size();) {
        if (!is_alpha(message_[at])) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < message_.size() && is_alpha(message_[end])) {
            ++end;
        }
        const std::uint64_t hash = hash_of(message_.substr(at, end - at));
        std::size_t slot = static_cast<std::size_t>(hash >> 8) & mask;
        while (slots_[slot] != 0 && (slots_[slot] & ~kCountBits) != (hash & ~kCountBits)) {
            slot = (slot + 1) & mask;
        }
        const std::uint64_t count = std::min<std::uint64_t>((slots_[slot] & kCountBits) + 1, 2);
        slots_[slot] = (hash & ~kCountBits) | count;
        at = end;
    }
}

unsigned WordIndex::count(std::string_view word) {
    if (word.empty()) {
        return 0;
    }
    if (slots_.empty() && searches_ < kWordSearchesBeforeIndex) {
        ++searches_;
        return search(word);
    }
    if (slots_.empty()) {
        build();
    }
    const std::uint64_t hash = hash_of(word);
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = static_cast<std::size_t>(hash >> 8) & mask;
    while (slots_[slot] != 0) {
        if ((slots_[slot] & ~kCountBits) == (hash & ~kCountBits)) {
            return static_cast<unsigned>(slots_[slot] & kCountBits);
        }
        slot = (slot + 1) & mask;
    }
    return 0;
}

}  // namespace reftel::telegram
