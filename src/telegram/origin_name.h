// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace reftel::telegram {

/// Room for the letters of a name, without a look at the heap.
class LetterBuffer {
 public:
    static constexpr std::size_t kCapacity = 64;

    /// False when it is full.
    bool push(char c) {
        if (size_ == kCapacity) {
            return false;
        }
        letters_[size_++] = c;
        return true;
    }
    [[nodiscard]] std::string_view view() const { return {letters_.data(), size_}; }

 private:
    std::array<char, kCapacity> letters_;
    std::size_t size_ = 0;
};

/// The letter without its accent, in capitals, when `text` begins with one of U+00C0 to U+00FF: two
/// bytes. 0 for other text, a blank for a sign.
[[nodiscard]] char plain_letter(std::string_view text);

/// Puts the letters of a name as written into `out`: capitals, no blanks and signs, a zero inside a
/// word as the letter O, accents dropped. Ends before a slash or bracket. False when there are
/// other digits or too many letters.
bool collect_letters(std::string_view as_written, LetterBuffer& out);

/// An origin by its letters. `letters` views the table or what was asked for.
struct ResolvedOrigin {
    std::string_view letters;
    bool known = false;
};
/// Prefixes such as AMEMBASSY and known debris are dropped until the table of origins has what is
/// left.
[[nodiscard]] ResolvedOrigin resolve_origin(std::string_view letters);

}  // namespace reftel::telegram
