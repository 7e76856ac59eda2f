// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "telegram/compose/draft.h"
#include "telegram/compose/problem.h"

namespace reftel::telegram::compose {

/// Fills in what a draft may leave out (routing indicators, serial, filing time, executive order,
/// kinds of references) and puts captions and TAGS in their prescribed order. What is missing and
/// cannot be known is an error that says what to write.
void complete(Draft& draft, Problems& problems);

/// What the format and the rules say against a complete draft.
void check(const Draft& draft, Problems& problems);

/// The routing indicator of a plain-language address; empty when no table has it, or several.
[[nodiscard]] std::string_view routing_indicator_of(std::string_view plad);

/// The name that stands in the class line for an originator: `ZENDA` for AMEMBASSY ZENDA.
[[nodiscard]] std::string origin_of(std::string_view plad);

/// The order in force at a date: `12958`; empty before the first. [spec 4.1]
[[nodiscard]] std::string_view executive_order_at(const Date& date);

/// Rank of a caption, the most restrictive lowest.
[[nodiscard]] std::size_t caption_rank(std::string_view caption);

}  // namespace reftel::telegram::compose
