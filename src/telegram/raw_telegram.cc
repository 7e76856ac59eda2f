// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/raw_telegram.h"

#include <fmt/format.h>

namespace reftel::telegram {

std::string Provenance::to_string() const {
    std::string out = member.empty() ? source : fmt::format("{}!{}", source, member);
    if (offset > 0 && reader != "pdf") {
        out += fmt::format(":{}", offset);
    }
    return out;
}

}  // namespace reftel::telegram
