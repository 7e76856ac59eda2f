// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/facets.h"

#include <string>

#include <gtest/gtest.h>

#include "invented_documents.h"
#include "search/scan_index.h"

namespace reftel::search {
namespace {

std::string facet(std::string_view query, std::string_view field) {
    const testing::MemorySource source(testing::invented_documents());
    SearchRequest request;
    request.query = parse_query(query);
    request.facets = true;
    const auto results = ScanIndex(source).search(request);
    EXPECT_TRUE(results.has_value());
    std::string out;
    for (const Facet& each : results->facets) {
        if (each.field == field) {
            for (const auto& [value, count] : each.values) {
                out.append(out.empty() ? "" : " ")
                    .append(value)
                    .append("=")
                    .append(std::to_string(count));
            }
        }
    }
    return out;
}

TEST(Facets, CountAllMatches) {
    EXPECT_EQ(facet("", "from"), "HENTZAU=6 ZENDA=6 STRELSAU=2");
    EXPECT_EQ(facet("oil", "tag"), "EPET=3 ENRG=1");
    EXPECT_EQ(facet("oil", "class"), "SENSITIVE=2 CONFIDENTIAL=1 UNCLASSIFIED=1");
    EXPECT_EQ(facet("", "caption"), "SIPDIS=2 NODIS=1");
    EXPECT_EQ(facet("", "precedence"), "FLASH=1 IMMEDIATE=1 PRIORITY=1 ROUTINE=1");
    EXPECT_EQ(facet("oil", "year"), "1975=1 2007=2 2008=1");
    EXPECT_EQ(facet("", "to"), "STATE=1");
    EXPECT_EQ(facet("", "info"), "AMEMBASSY STRELSAU=1 RUEHC=1");
}

TEST(Facets, AreNotShrunkByTheirOwnClause) {
    EXPECT_EQ(facet("oil from:zenda", "from"), "ZENDA=3 HENTZAU=1");
    EXPECT_EQ(facet("oil from:zenda", "year"), "2007=2 2008=1");
    EXPECT_EQ(facet("oil from:(zenda OR strelsau) date:2008", "year"), "2007=2 2008=1");
    EXPECT_EQ(facet("oil tag:ENRG", "tag"), "EPET=3 ENRG=1");
    EXPECT_EQ(facet("gas info:moscow", "info"), "AMEMBASSY STRELSAU=1 RUEHC=1");
    EXPECT_EQ(facet("gas info:moscow", "to"), "");
}

TEST(Facets, AreShrunkByExclusionsAndMixedClauses) {
    EXPECT_EQ(facet("oil -from:zenda", "from"), "HENTZAU=1");
    EXPECT_EQ(facet("oil (from:zenda OR tag:PHUM)", "from"), "ZENDA=3");
}

}  // namespace
}  // namespace reftel::search
