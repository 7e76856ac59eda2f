// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/utc_time.h"

namespace reftel::telegram {

// Tables of facts, compiled in from src/telegram/facts/*.tsv and indexed at first use
// (thread-safe). Views have static storage.

/// One row of the table of origins. [spec 6.5]
struct OriginFact {
    std::string_view name;       ///< `Embassy Astana`
    std::string_view canonical;  ///< `ASTANA`
    std::string_view kind;       ///< `embassy`, `consulate`, `mission`, `department`, ...
    std::string_view city;
    std::string_view country_tag;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::string_view routing_indicator;  ///< As of 2010; may be empty.
};
/// By canonical name, alias or abbreviation, capitals without blanks. nullptr when the table has
/// none. The six-letter cuts of 1973 to 1979 are no aliases: canonical_origin() knows them.
[[nodiscard]] const OriginFact* find_origin(std::string_view canonical_or_alias);
[[nodiscard]] std::span<const OriginFact> all_origins();

enum class TagKind : std::uint8_t { Unknown, Subject, Geo, Org, Program, Person };
[[nodiscard]] std::string_view to_string(TagKind kind);

/// One row of the table of TAGS; a code may have several, one an era. [spec 5] The meaning is empty
/// when it is not recorded.
struct TagFact {
    std::string_view code;
    TagKind kind = TagKind::Unknown;
    std::string_view meaning;
    std::string_view era;  ///< The source and era as the table states them.
};
/// The row that holds at a date (none: the latest era); nullptr when the code is unknown.
[[nodiscard]] const TagFact* find_tag(std::string_view code, std::optional<Date> at = std::nullopt);
/// The rows of a code, one an era, the earliest first.
[[nodiscard]] std::span<const TagFact> eras_of_tag(std::string_view code);
[[nodiscard]] std::span<const TagFact> all_tags();
/// What a code is, in capitals: by the table, else by its shape (K and three letters: a program;
/// two: a country; a letter of a subject field and three: a subject; brackets or a comma: a
/// person). [spec 5.3]
[[nodiscard]] TagKind kind_of_tag(std::string_view code, std::optional<Date> at = std::nullopt);

/// Name of the station behind a routing indicator; empty when unknown or shared by several.
[[nodiscard]] std::string_view station_name(std::string_view routing_indicator);

}  // namespace reftel::telegram
