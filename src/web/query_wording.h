// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "search/query.h"
#include "web/language.h"

namespace reftel::web {

/// How a query was understood, in the language of the page: "the word oil, in subject or text".
[[nodiscard]] std::string meaning_of(const Language& lang, const search::Query& query,
                                     const search::Clause& clause);
/// What was not understood of it, as a sentence.
[[nodiscard]] std::string issue_of(const Language& lang, const search::Query& query,
                                   const search::QueryIssue& issue);

}  // namespace reftel::web
