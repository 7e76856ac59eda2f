// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utc_time.h"

namespace reftel::telegram {

/// Who classified a telegram, as its `Classified By` line says. [spec 4.2]
struct ClassifyingOfficer {
    std::string name;   ///< As printed: `JOHN Q. DOE, JR.`; never empty.
    std::string title;  ///< What stands before or behind it: `Acting DCM`; may be empty.
};

/// A `Classified By` field taken apart.
struct ClassifiedBy {
    std::vector<ClassifyingOfficer> officers;  ///< Mostly one.
    std::string reasons;           ///< `1.4 (b) and (d)`, from the number on; may be empty.
    std::string reason_paragraph;  ///< `1.4`
    std::string reason_letters;    ///< `bd`: small, in order, each once.

    std::string derived_from;           ///< `DSCG 05-1, B AND D`: then no officers; may be empty.
    std::optional<Date> declassify_on;  ///< Of a `Declassify On` in the same field.
};

/// Reads a field, with or without its label, which may be repeated, misspelt, and cut hard at the
/// margin. What stands before the last label is not read. Never fails: a field without a name has
/// no officers. Linear in the first 2,000 bytes after the label.
[[nodiscard]] ClassifiedBy parse_classified_by(std::string_view field);

}  // namespace reftel::telegram
