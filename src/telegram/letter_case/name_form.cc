// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/letter_case/name_form.h"

#include "base/text.h"

namespace reftel::telegram {

std::string form_of_name(std::string_view word) {
    std::string out = to_lower(word);
    out[0] = to_upper(out[0]);
    if (word.size() > 4 && word.starts_with("MC")) {
        out[2] = to_upper(out[2]);
    }
    return out;
}

}  // namespace reftel::telegram
