// SPDX-License-Identifier: AGPL-3.0-or-later
#include "query_suite.h"

#include <gtest/gtest.h>

#include "invented_documents.h"
#include "search/scan_index.h"

namespace reftel::search {
namespace {

TEST(QuerySuite, NamesNeedsThatAreKnownAndUsesThemAll) {
    std::set<std::string> used;
    for (const testing::SuiteQuery& query : testing::read_suite()) {
        for (const std::string& need : query.needs) {
            EXPECT_TRUE(testing::suite_needs().contains(need)) << query.line << ": " << need;
            used.insert(need);
        }
    }
    EXPECT_EQ(used, testing::suite_needs());
}

TEST(QuerySuite, IsAnsweredByTheScan) {
    const testing::MemorySource source(testing::suite_documents());
    const ScanIndex scan(source);
    EXPECT_EQ(testing::run_suite(scan, testing::suite_needs()), testing::read_suite().size());
}

}  // namespace
}  // namespace reftel::search
