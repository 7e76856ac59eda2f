// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace reftel::telegram {

/// How English writes a word: Debian's word list `wamerican`, compiled in. Static storage.
struct EnglishForms {
    bool small = false;        ///< In small letters: `china`, `talks`.
    std::string_view capital;  ///< With capitals: `China`, `Kissinger`, `NATO`; may be empty.

    [[nodiscard]] bool known() const { return small || !capital.empty(); }
};
/// Of letters in any case; nothing for a word that the list lacks. Constant time.
[[nodiscard]] EnglishForms english_forms(std::string_view word);

}  // namespace reftel::telegram
