// SPDX-License-Identifier: AGPL-3.0-or-later
#include "query_suite.h"

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "golden.h"
#include "invented_documents.h"

namespace reftel::search::testing {
namespace {

SearchRequest request_of(const SuiteQuery& query, std::uint32_t limit) {
    SearchRequest out;
    out.query = parse_query(query.query);
    out.limit = limit;
    if (out.query.sort) {
        out.sort = static_cast<Sort>(*out.query.sort);
    }
    return out;
}

std::string ids_of(std::vector<Hit> hits, bool in_order) {
    if (!in_order) {
        std::ranges::sort(hits, {}, &Hit::id);
    }
    std::string out;
    for (const Hit& hit : hits) {
        out.append(out.empty() ? "" : " ").append(hit.id);
    }
    return out;
}

void ask(const Index& index, const SuiteQuery& query) {
    SCOPED_TRACE("line " + std::to_string(query.line) + ": " + query.query);
    SearchRequest request = request_of(query, 100);
    const auto all = index.search(request);
    ASSERT_TRUE(all.has_value()) << all.error().to_string();
    EXPECT_EQ(all->total, all->hits.size());
    EXPECT_EQ(ids_of(all->hits, request.query.sort.has_value()), query.found);
    request.limit = 1;
    std::vector<Hit> one_by_one;
    do {
        const auto page = index.search(request);
        ASSERT_TRUE(page.has_value()) << page.error().to_string();
        one_by_one.insert(one_by_one.end(), page->hits.begin(), page->hits.end());
        request.cursor = page->next;
    } while (!request.cursor.empty() && one_by_one.size() <= all->hits.size());
    EXPECT_EQ(ids_of(one_by_one, true), ids_of(all->hits, true));
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> out;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) {
        out.push_back(part);
    }
    return out;
}

}  // namespace

const std::set<std::string>& suite_needs() {
    static const std::set<std::string> all{
        "words",  "boolean", "phrases",    "near",       "prefix",      "wildcard",
        "fuzzy",  "stems",   "text-field", "values",     "value-words", "value-forms",
        "levels", "dates",   "citing",     "properties", "order"};
    return all;
}

std::vector<Document> suite_documents() {
    std::vector<Document> out = invented_documents();
    for (Document& cited : out) {
        cited.cited_by.clear();
        for (const Document& citing : out) {
            if (std::ranges::find(citing.references, cited.id) != citing.references.end()) {
                cited.cited_by.push_back(citing.id);
            }
        }
    }
    return out;
}

std::vector<SuiteQuery> read_suite() {
    const std::string text =
        reftel::testing::read_file(reftel::testing::project_path("testdata/search/queries.tsv"));
    std::vector<SuiteQuery> out;
    std::istringstream lines(text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::vector<std::string> columns = split(line, '\t');
        if (columns.size() < 2 || columns.size() > 3) {
            ADD_FAILURE() << "queries.tsv, line " << number << ": needs, query, ids";
            continue;
        }
        out.push_back({number, split(columns[0], ' '), columns[1],
                       columns.size() == 3 ? columns[2] : std::string()});
    }
    return out;
}

std::size_t run_suite(const Index& index, const std::set<std::string>& can) {
    std::size_t asked = 0;
    for (const SuiteQuery& query : read_suite()) {
        const bool able = std::ranges::all_of(
            query.needs, [&](const std::string& need) { return can.contains(need); });
        if (able) {
            ask(index, query);
            ++asked;
        }
    }
    return asked;
}

}  // namespace reftel::search::testing
