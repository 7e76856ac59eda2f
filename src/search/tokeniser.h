// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/source_pos.h"
#include "search/limits.h"

namespace reftel::search {

/// Cuts text into folded words: the one place that decides what a word is, for queries, engines and
/// lighting.
///
/// A word is a run of letters and digits. Case and Latin accents are folded. An apostrophe inside a
/// word is dropped
/// (`Qa'ida` is `qaida`), a final `'s` too (`Astana's` is `astana`); every other sign separates
/// (`al-Qa'ida` is two words). Single letters joined by full stops are one word (`U.S.` is `us`). A
/// number loses leading zeros (`000436` is `436`). docs/search.md has the whole of it. One pass;
/// nothing is allocated but the word.
class TokenStream {
 public:
    /// In a query, `*` may be part of a word.
    enum class Stars : std::uint8_t { Separate, Keep };

    /// `text` must outlive the stream and be shorter than 4 GiB; bytes that are no UTF-8 separate.
    explicit TokenStream(std::string_view text, Stars stars = Stars::Separate)
        : text_(text), stars_(stars) {}

    /// Goes to the next word; false at the end.
    [[nodiscard]] bool next();
    /// The word, folded, at most kMaxWordBytes; good until next(). kPadded bytes can be read at its
    /// beginning: those behind a shorter word are 0, so that words can be compared as numbers.
    [[nodiscard]] std::string_view word() const { return {padded_.data(), size_}; }
    static constexpr std::size_t kPadded = 32;
    /// Its bytes in the text, without a final `'s`.
    [[nodiscard]] Span at() const { return at_; }

 private:
    [[nodiscard]] bool skip_separators();
    [[nodiscard]] bool take_plain_word();
    void take_any_word();
    void read_word();
    void read_initials();
    [[nodiscard]] bool take_ascii_run();
    [[nodiscard]] bool take_other();
    [[nodiscard]] bool take_apostrophe(std::uint32_t length);
    [[nodiscard]] bool letter_follows(std::size_t offset) const;
    void finish_word();

    std::string_view text_;
    Stars stars_;
    std::size_t next_ = 0;  ///< First byte not read yet.
    std::size_t end_ = 0;   ///< End of the word's last letter.
    std::string word_;      ///< While it is read, when it is not plain.
    std::array<char, kMaxWordBytes + kPadded> padded_;
    std::size_t size_ = 0;  ///< Of the word in padded_.
    Span at_;
};

}  // namespace reftel::search
