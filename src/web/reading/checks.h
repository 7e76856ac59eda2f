// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"

namespace reftel::web {

/// A fact of a telegram held against another, or something odd that was found.
struct Check {
    enum class Kind : std::uint8_t { Agrees, Note, Warning };
    Kind kind = Kind::Agrees;
    Html text;
    std::size_t line = 0;  ///< As transmitted, from 1; 0 when it is about no line
};
/// Agreements first, then findings in the order of the telegram.
[[nodiscard]] std::vector<Check> check(const Language& lang, const room::Reading& reading);

}  // namespace reftel::web
