// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"

namespace reftel::telegram {

struct Telegram;

/// How words are written in telegrams of small and capital letters: each word's most frequent form
/// where it does not begin a sentence. Made with CaseCounts; immutable; owns its words.
class CaseDictionary {
 public:
    CaseDictionary() = default;
    /// Words in any order, each once; two forms of one word: the first is found.
    explicit CaseDictionary(std::vector<std::string> forms);

    /// The form of a word given in capitals; empty when it has none.
    [[nodiscard]] std::string_view find(std::string_view word) const;
    [[nodiscard]] std::size_t size() const { return forms_.size(); }
    /// Sorted without regard to case.
    [[nodiscard]] const std::vector<std::string>& forms() const { return forms_; }

 private:
    std::vector<std::string> forms_;
};

/// Counts the forms of words of telegrams, for a CaseDictionary.
class CaseCounts {
 public:
    /// Text of a telegram with small letters; text in capitals adds nothing.
    void add(std::string_view reading_text);
    /// The paragraphs of a telegram, unless it is in capitals.
    void add(const Telegram& telegram);
    /// The most frequent form of each word, at most kMaxCaseWords, the most frequent words first to
    /// stay. A word that has a small form is given in capitals only when nearly always written so;
    /// a word of English begins with a capital only when it nearly always does outside of names of
    /// several words.
    [[nodiscard]] CaseDictionary dictionary() const;

 private:
    std::unordered_map<std::string, std::uint32_t> forms_;
};

}  // namespace reftel::telegram
