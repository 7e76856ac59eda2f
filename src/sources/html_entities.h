// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reftel::sources {

/// A character reference: `&amp;`, `&#x000A;`, `&#182;`, `&nbsp`.
struct HtmlEntity {
    std::size_t length = 0;  ///< Bytes it takes; 0 when there is none.
    char32_t code_point = 0;
};

/// The reference at the front of `text`, which begins with `&`. Knows the names of Latin-1 and of
/// common signs; the semicolon may be missing after a number and after names of Latin-1, as
/// browsers have it. Numbers 0x80 to 0x9F are read as CP1252.
[[nodiscard]] HtmlEntity read_html_entity(std::string_view text);

}  // namespace reftel::sources
