// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "telegram/facts.h"

namespace reftel::telegram {

// What facts.cc knows of the spellings of origins, for the other files of this layer. Thread-safe;
// views have static storage.

/// How sure a spelling is; falling. docs/facts.md says what stands in which column.
enum class Spelling : std::uint8_t {
    Canonical,
    Alias,         ///< Another name, or an attested misprint.
    Abbreviation,  ///< `HK`, `BA`, `NATO`: means a post only where one is expected, never in
                   ///< running text.
    Cut            ///< First six characters, as in the document numbers of 1973 to 1979.
};

struct OriginSpelling {
    std::string_view letters;
    const OriginFact* origin = nullptr;  ///< nullptr: the table has none.
    Spelling spelling = Spelling::Cut;
};

/// By letters alone: capitals, no blanks.
[[nodiscard]] OriginSpelling find_spelling(std::string_view letters);
/// The same with BackwardHash::of(letters) at hand.
[[nodiscard]] OriginSpelling find_spelling(std::string_view letters, std::uint64_t backward_hash);

/// The one origin a single slip of the typist away from `letters` (four or more); nullptr when
/// there is none or several. Linear in the size of the table: for what could not be found
/// otherwise.
[[nodiscard]] const OriginFact* find_origin_by_slip(std::string_view letters);

/// The one origin that `letters` become when a stray Q in them is put back to one or two letters,
/// which is how a relay garbled names (`QXICO`); nullptr without one.
[[nodiscard]] const OriginFact* find_origin_with_hole(std::string_view letters);

/// The one origin that `letters` (three or more) are left of when more is lost than a slip loses:
/// the end of its name (`TEGUC`), one letter of four (`BAU`), two letters (`KUALUMPUR`); nullptr
/// when there is none or several. Linear in the size of the table.
[[nodiscard]] const OriginFact* find_origin_by_rest(std::string_view letters);

}  // namespace reftel::telegram
