// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reftel::telegram {

/// Message reference number: year, origin and serial name a telegram. Canonical form `09ASTANA436`.
/// [spec 6.3]
struct Mrn {
    std::uint16_t year = 0;  ///< Four digits; two-digit years from 60 on are 19yy.
    std::string origin;  ///< Canonical: capitals only, no blanks (`ASTANA`, `USUNNEWYORK`); 2 to 24
                         ///< letters.
    std::uint32_t number = 0;  ///< 1 to 9,999,999.

    /// `09ASTANA436`: the key, and the word in URLs.
    [[nodiscard]] std::string to_string() const;
    /// `09 ASTANA 436`: for people.
    [[nodiscard]] std::string display() const;

    friend bool operator==(const Mrn&, const Mrn&) = default;
    friend auto operator<=>(const Mrn&, const Mrn&) = default;
};

/// Letters of an origin.
inline constexpr std::size_t kShortestOrigin = 2;
inline constexpr std::size_t kLongestOrigin = 24;
inline constexpr std::uint32_t kLargestSerial = 9'999'999;

/// 60 and above are 19yy, below 20yy.
[[nodiscard]] std::uint16_t full_year(unsigned two_digits);

/// Strictly the canonical form (`09ASTANA436`), any case. Nothing else is accepted.
[[nodiscard]] std::optional<Mrn> parse_canonical_mrn(std::string_view text);

/// What a person typed or pasted: `09 Astana 436`, `09ASTANA000436`, `2009 ASTANA 436`,
/// `1975BANGKO01234` (the National Archives' document number: origin cut to six letters, resolved
/// through the table of origins), `ASTANA 000436` (no year: year is 0), with any case, blanks,
/// hyphens and leading zeros. Known debris is removed and aliases become the canonical origin. Not
/// URLs: room does those.
[[nodiscard]] std::optional<Mrn> parse_typed_mrn(std::string_view text);

/// Canonical origin for an origin or PLAD as written (`AMEMBASSY ASTANA`, `SECSTATE WASHDC`, `USUN
/// NEW YORK`, `TEL AVIV`): capitals, prefix dropped, blanks and signs removed, alias looked up.
/// `known` says whether the table has it. [spec 6.5]
struct OriginName {
    std::string canonical;  ///< Empty when what is left is not 2 to 24 letters.
    bool known = false;
};
[[nodiscard]] OriginName canonical_origin(std::string_view as_written);

/// What a canonical origin is called in a year: TAIPEI is AITTAIPEI from 1979 on. To be asked
/// wherever an Mrn is put together. The result views `canonical` or static storage.
[[nodiscard]] std::string_view origin_in_year(std::string_view canonical, unsigned year);

/// Canonical id for a malformed or aliased one (`07EFTOATHENS404` -> `07ATHENS404`); nothing when
/// it cannot be read. An origin that the table lacks is mended when one slip of a typist leads to a
/// single known one, a lost letter before others.
[[nodiscard]] std::optional<Mrn> canonical_mrn(std::string_view id);

}  // namespace reftel::telegram
