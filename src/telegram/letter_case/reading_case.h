// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "telegram/letter_case/case_dictionary.h"

namespace reftel::telegram {

struct Telegram;

/// A text in capitals, in small letters and capitals as prose has them: for reading, never the text
/// itself.
///
/// Only letters of ASCII change, each in its place: the result has the size of `text`, so that
/// every position in the one is a position in the other. Sentences begin with a capital; acronyms,
/// message reference numbers, office symbols, numerals, single letters and words with figures stay;
/// names are known from the tables, from `learned`, and from an English word list: a word that
/// nobody knows is taken for a name. Small letters of `text` stay small. Linear.
[[nodiscard]] std::string reading_case(std::string_view text, const CaseDictionary& learned);

/// Whether hardly a letter is small: less than one in twenty, and there are letters.
[[nodiscard]] bool is_in_capitals(std::string_view text);
/// The same of all paragraphs of a telegram.
[[nodiscard]] bool is_in_capitals(const Telegram& telegram);

/// The form of a single word in running text that nothing around it decides, as long as the word:
/// by the tables, `learned`, and the word list, in this order. `word` is letters in capitals.
[[nodiscard]] std::string form_in_text(std::string_view word, const CaseDictionary& learned);

/// Whether the tables hold a word in capitals as a name: of a place, a people, a month.
[[nodiscard]] bool is_known_name(const std::string& word);

}  // namespace reftel::telegram
