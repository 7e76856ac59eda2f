// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "search/document.h"
#include "search/query.h"

namespace reftel::search {

/// How the value behind a field's colon is read.
enum class ValueForm : std::uint8_t {
    Words,
    Place,
    Tag,
    Class,
    Mark,
    Caption,
    Precedence,
    Date,
    Reference,
    Has,
    Is,
    Sort
};

/// A field of the query language.
struct FieldName {
    std::string_view name;  ///< `subject`
    QueryNode::Field field = QueryNode::Field::Text;
    ValueForm form = ValueForm::Words;
    std::string_view example;  ///< A value that can be typed: `"legal policy"`
};

/// All fields, aliases left out.
[[nodiscard]] std::span<const FieldName> all_fields();
/// By name or alias (`tags`, `origin`), in any case; nullptr when there is none.
[[nodiscard]] const FieldName* find_field(std::string_view name);
/// The name nearest to one that does not exist, one or two slips away; empty when none is near.
[[nodiscard]] std::string_view nearest_field(std::string_view name);
/// The one of `candidates` nearest to `word`, one or two slips away; empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

/// Something a telegram has or is, as `has:summary`, `is:partial`.
struct Property {
    std::string_view name;
    Saying meaning;  ///< `a summary`, `complete`
    bool is_part;    ///< The telegram is *with* what the saying names; else it *is* so
    bool (*holds)(const Document&);
};
[[nodiscard]] std::span<const Property> has_properties();
[[nodiscard]] std::span<const Property> is_properties();
/// By name (plurals allowed); nullptr when there is none.
[[nodiscard]] const Property* find_property(std::span<const Property> table, std::string_view name);

/// A value with a comparison in front or a range: `<=confidential`, `2008..2009`, `..2009`.
struct Comparison {
    enum class Op : std::uint8_t { Equal, Less, LessOrEqual, Greater, GreaterOrEqual, Range };
    Op op = Op::Equal;
    std::string_view value;  ///< Views into the value; Range: the lower end, may be empty.
    std::string_view upper;  ///< Range only; may be empty.
};
[[nodiscard]] Comparison parse_comparison(std::string_view value);

/// A day, month or year: first moment and the first one after it.
struct Period {
    UtcTime from;
    UtcTime until;
};
/// `2009`, `2009-03`, `2009-03-12` (also with `/`); years 1000 to 9999. Nothing when it is none or
/// there is no such day.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

/// A level as people type it: a name, its beginning as on class lines, or a portion mark (`S`,
/// `SBU`). None when it is no level.
[[nodiscard]] telegram::Level level_of_word(std::string_view word);
/// The portion mark of a level: `SBU`; empty for None.
[[nodiscard]] std::string_view portion_of(telegram::Level level);

/// Codes of TAGS whose meaning, in any era, has all the words; rising, each once.
[[nodiscard]] std::vector<std::string> tags_meaning(std::string_view words);

}  // namespace reftel::search
