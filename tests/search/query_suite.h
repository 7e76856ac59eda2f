// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "search/document.h"
#include "search/index.h"

namespace reftel::search::testing {

/// One query of `testdata/search/queries.tsv`, asked of suite_documents().
struct SuiteQuery {
    std::size_t line = 0;
    std::vector<std::string> needs;  ///< What an engine must be able to do to be asked it
    std::string query;
    std::string found;  ///< Ids, rising; in the order of the answer when the query has `sort:`
};

/// All that a query of the suite may need; the file names nothing else.
[[nodiscard]] const std::set<std::string>& suite_needs();
[[nodiscard]] std::vector<SuiteQuery> read_suite();
/// The telegrams that the suite is about: invented_documents(), each cited by those that refer to
/// it.
[[nodiscard]] std::vector<Document> suite_documents();
/// Asks an engine over suite_documents() every query whose needs it meets, all of an answer and
/// page by page. The number of queries asked.
std::size_t run_suite(const Index& index, const std::set<std::string>& can);

}  // namespace reftel::search::testing
