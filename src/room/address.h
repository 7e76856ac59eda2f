// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "telegram/mrn.h"

namespace reftel::room {

/// What somebody typed or pasted, read as the address of a telegram.
struct TypedAddress {
    std::optional<telegram::Mrn> mrn;  ///< year is 0 when it was not typed
    std::string exact;      ///< The id as it would stand in our addresses; may be a provisional one
    std::string paragraph;  ///< `5`; empty when none was named
    bool is_url = false;
    bool is_compact = false;  ///< Typed without blanks, like an id: surely meant as one
};

/// Reads a reference in any spelling (`09 Astana 436`, `ASTANA 000436`, `09ASTANA436 para 5`), one
/// of our addresses
/// (`/cable/09ASTANA436/5`, `.../cable/09ASTANA436#p5`) or an old URL of another site
/// (`https://.../plusd/cables/09ASTANA436_a.html`). Nothing when the text is none of these.
[[nodiscard]] std::optional<TypedAddress> read_address(std::string_view typed);

/// True for `X5BE0575D5F8F`: the id of a telegram whose MRN could not be read.
[[nodiscard]] bool is_provisional_id(std::string_view id);

}  // namespace reftel::room
