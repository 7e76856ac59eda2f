// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "invented_documents.h"
#include "search/scan_index.h"
#include "search/sort_key.h"

namespace reftel::search {
namespace {

/// All ids, page by page.
std::string by_pages(const DocumentSource& source, std::string_view query, Sort sort,
                     std::uint32_t limit) {
    SearchRequest request;
    request.query = parse_query(query);
    request.sort = sort;
    request.limit = limit;
    std::string out;
    do {
        const auto results = ScanIndex(source).search(request);
        if (!results) {
            return results.error().to_string();
        }
        EXPECT_LE(results->hits.size(), limit);
        out.append(out.empty() ? "" : " ").append(testing::in_order(*results));
        request.cursor = results->next;
    } while (!request.cursor.empty());
    return out;
}

TEST(ScanPages, AreTogetherOneBigPage) {
    const testing::MemorySource source(testing::chance_documents(60, 436));
    for (const Sort sort : {Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Mrn}) {
        for (const std::string_view query : {"", "oil", "oil OR gas -coal", "legal polc*"}) {
            const std::string whole = by_pages(source, query, sort, 1000);
            for (const std::uint32_t limit : {1U, 7U, 30U}) {
                EXPECT_EQ(by_pages(source, query, sort, limit), whole)
                    << query << " " << to_string(sort) << " " << limit;
            }
        }
    }
}

TEST(ScanPages, AreRefusedForACursorThatIsNone) {
    const testing::MemorySource source(testing::invented_documents());
    SearchRequest request;
    request.query = parse_query("oil");
    for (const std::string_view cursor : {"x", "00", "zz", "0100"}) {
        request.cursor = cursor;
        const auto results = ScanIndex(source).search(request);
        ASSERT_FALSE(results.has_value()) << cursor;
        EXPECT_EQ(results.error().kind, Error::Kind::Malformed);
    }
    request.cursor = encode_cursor(Sort::Newest, SortKey::make(0, std::nullopt, "09ZENDA1"));
    EXPECT_FALSE(ScanIndex(source).search(request).has_value());
}

}  // namespace
}  // namespace reftel::search
