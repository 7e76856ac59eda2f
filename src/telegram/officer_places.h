// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace reftel::telegram {

/// Whether the title goes on behind a word of it: `to`, `for`, `of`, `in`.
[[nodiscard]] bool introduces_place(std::string_view word);

/// Tells, word by word, what in a title is the country or the field of an officer: the Sri Lanka of
/// `Ambassador to Sri Lanka Mary Roe`, the textiles of `Coordinator for Textiles Mary Roe`.
/// Directly behind `to` even what could be a name, such as Chad, is a country.
class OfficerPlaces {
 public:
    /// The word of `text` from `begin` to `end`, the next one in the same text.
    [[nodiscard]] bool pass(std::string_view text, std::size_t begin, std::size_t end);

 private:
    enum class Awaited : std::uint8_t { Nothing, Country, CountryOrField };

    Awaited awaited_ = Awaited::Nothing;
    Awaited before_place_ = Awaited::Nothing;  ///< What was awaited when the place before came.
    std::size_t country_end_ = 0;
};

}  // namespace reftel::telegram
