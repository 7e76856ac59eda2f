// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "search/query_builder.h"

namespace reftel::search {

// Parts of read_value (query_builder.h): each makes the node for one form of value, or names an
// issue.

using MaybeNode = std::optional<std::uint32_t>;

/// A leaf of the value's field and place.
[[nodiscard]] QueryNode leaf_of(QueryNode::Kind kind, const TypedValue& value);
/// Adds a Code leaf.
[[nodiscard]] MaybeNode add_codes(QueryBuilder& builder, const TypedValue& value,
                                  std::vector<std::string> codes);

[[nodiscard]] MaybeNode read_class(QueryBuilder& builder, const TypedValue& value);
[[nodiscard]] MaybeNode read_mark(QueryBuilder& builder, const TypedValue& value);
[[nodiscard]] MaybeNode read_precedence(QueryBuilder& builder, const TypedValue& value);
[[nodiscard]] MaybeNode read_date(QueryBuilder& builder, const TypedValue& value);

}  // namespace reftel::search
