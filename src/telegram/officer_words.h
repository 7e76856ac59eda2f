// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace reftel::telegram {

/// True for a word of a title, an office or the place it is for, in any case and also with one slip
/// of the typist: `Counselor`, `Ambasador`, `A/DCM`, `EUR`, `ISTANBUL`. `capitals` says that the
/// whole line is in capitals, so that capitals do not tell an abbreviation from a name.
[[nodiscard]] bool is_officer_word(std::string_view word, bool capitals);

}  // namespace reftel::telegram
