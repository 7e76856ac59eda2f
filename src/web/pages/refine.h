// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"

namespace reftel::web {

// Changing a query by links: everything is in the query's text, nothing beside it.

/// The query without one of its clauses.
[[nodiscard]] std::string without_clause(const search::Query& query, std::size_t clause);
/// The query with a clause more; `a OR b` gets brackets first.
[[nodiscard]] std::string with_clause(const search::Query& query, std::string_view clause);
/// `tag:PHUM`, `from:"Port Lantern"`: quoted when the value is more than letters, digits and
/// hyphens.
[[nodiscard]] std::string clause_for(std::string_view field, std::string_view value);
/// The query with its clause of this field widened by a value (`tag:(PHUM OR KZ)`), or with a new
/// clause.
[[nodiscard]] std::string with_value(const search::Query& query, std::string_view field,
                                     std::string_view value);
/// The query without this value of the field: from `tag:(PHUM OR KZ)` to `tag:KZ`.
[[nodiscard]] std::string without_value(const search::Query& query, std::string_view field,
                                        std::string_view value);
/// The query whose date clause, if it has one, is replaced.
[[nodiscard]] std::string with_dates(const search::Query& query, std::string_view range);
/// True when a top clause asks for this value of the field, alone or among others.
[[nodiscard]] bool asks_for(const search::Query& query, std::string_view field,
                            std::string_view value);

/// The facets of an answer but the years: value, count, bar, `not`; what is excluded below. `tags`
/// are those of the archive, by which counted TAGS are named.
[[nodiscard]] Html facets(const Language& lang, const room::SearchPage& found,
                          const std::vector<room::TagEntry>& tags);

}  // namespace reftel::web
