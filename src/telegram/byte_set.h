// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace reftel::telegram {

/// Bytes to be told from others at once: signs that end a sentence, the first letters of words that
/// are looked for. Most lines begin with none of these letters, and then no word need be compared.
class ByteSet {
 public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char c : bytes) {
            add(c);
        }
    }
    /// The first byte of each of `words`.
    template <typename Words>
    static constexpr ByteSet initials_of(const Words& words) {
        ByteSet out{std::string_view{}};
        for (const std::string_view word : words) {
            out.add(word.front());
        }
        return out;
    }

    [[nodiscard]] constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }
    /// Whether the first byte of `text` is in the set.
    [[nodiscard]] constexpr bool starts(std::string_view text) const {
        return !text.empty() && has(text.front());
    }
    /// Without the bytes of the set at its front.
    [[nodiscard]] constexpr std::string_view skip(std::string_view text) const {
        while (starts(text)) {
            text.remove_prefix(1);
        }
        return text;
    }

 private:
    constexpr void add(char c) { has_[static_cast<unsigned char>(c)] = true; }

    std::array<bool, 256> has_{};
};

}  // namespace reftel::telegram
