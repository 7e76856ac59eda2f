// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace reftel::telegram {

/// Hash that is built from the last byte to the first: so a search that walks backwards through a
/// text has the hash of "AVIV" and then that of "TELAVIV" without beginning anew.
class BackwardHash {
 public:
    constexpr void prepend(char c) {
        value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x9E3779B97F4A7C15ULL;
        value_ ^= value_ >> 29;
    }
    [[nodiscard]] constexpr std::uint64_t value() const { return value_; }
    [[nodiscard]] static constexpr std::uint64_t of(std::string_view text) {
        BackwardHash hash;
        for (std::size_t i = text.size(); i > 0; --i) {
            hash.prepend(text[i - 1]);
        }
        return hash.value();
    }

 private:
    std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

/// Finds the number that was stored with a string. Open addressing, at most half full; built once,
/// then only read, by as many threads as like. Keys are views: what they view must outlive the
/// index.
class StringIndex {
 public:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    /// Room for `count` keys; no more may be added.
    explicit StringIndex(std::size_t count);

    /// The first value given for a key stays.
    void add(std::string_view key, std::size_t value);
    /// kNone when there is no such key.
    [[nodiscard]] std::size_t find(std::string_view key) const {
        return find(key, BackwardHash::of(key));
    }
    [[nodiscard]] std::size_t find(std::string_view key, std::uint64_t hash) const;
    /// False when no key has this hash: the quick way out. True says nothing.
    [[nodiscard]] bool may_have(std::uint64_t hash) const {
        return slots_[hash & mask_].value != kNone;
    }

 private:
    struct Slot {
        std::string_view key;
        std::size_t value = kNone;
    };
    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
};

}  // namespace reftel::telegram
