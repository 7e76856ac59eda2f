// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace reftel::telegram {

/// True for a word of a title, an office or the place it is for, in any case and also with one slip
/// of the typist: `Counselor`, `Ambasador`, `A/DCM`, `EUR`, `ISTANBUL`. `capitals` says that the
/// whole line is in capitals, so that capitals do not tell an abbreviation from a name.
[[nodiscard]] bool is_officer_word(std::string_view word, bool capitals);

/// Whether a word at the head of a name in capitals can only be an abbreviation of a title: two or
/// three letters that are no given name, or up to five without a vowel: `REO`, `LCDR`.
[[nodiscard]] bool is_office_symbol(std::string_view word);

/// `de`, `van`, `bin`: between a given name and a surname.
[[nodiscard]] bool is_name_particle(std::string_view word);

/// False for a word of titles that is no surname: `Counselor`; true for `West`, for a post, and for
/// what a slip might have made of one: `Secord`.
[[nodiscard]] bool may_be_surname(std::string_view word);

/// English has it in small letters alone: `textiles`, not `Grant`.
[[nodiscard]] bool is_ordinary_word(std::string_view word);

}  // namespace reftel::telegram
