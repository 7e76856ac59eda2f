// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "invented_documents.h"
#include "search/limits.h"
#include "search/scan_index.h"

namespace reftel::search {
namespace {

/// Parses, prints and searches; checks what every query keeps to.
void endure(std::string_view text, const DocumentSource& source) {
    const Query query = parse_query(text);
    ASSERT_FALSE(query.nodes.empty());
    EXPECT_LE(query.nodes.size(), kMaxQueryNodes);
    EXPECT_LE(query.issues.size(), kMaxQueryIssues);
    EXPECT_LE(query.text.size(), kMaxQueryBytes);
    for (const QueryIssue& issue : query.issues) {
        EXPECT_LE(issue.at.begin, issue.at.end);
        EXPECT_LE(issue.at.end, query.text.size());
        EXPECT_FALSE(describe(query, issue).empty());
    }
    for (const Clause& clause : query.clauses) {
        EXPECT_LE(clause.at.begin, clause.at.end);
        EXPECT_LE(clause.at.end, query.text.size());
        EXPECT_FALSE(clause.meaning.empty());
    }
    EXPECT_FALSE(dump(query).empty());
    const auto results =
        ScanIndex(source).search({query, Sort::Relevance, 2, {}, true, true, true, {}});
    EXPECT_TRUE(results.has_value());
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += part;
    }
    return out;
}

class HostileQuery : public ::testing::Test {
 protected:
    testing::MemorySource source_{testing::invented_documents()};
};

TEST_F(HostileQuery, OfTenThousandBracketsIsEndured) {
    endure(repeated("(", 10'000), source_);
    endure(repeated(")", 10'000), source_);
    endure(repeated("(", 2'000) + "oil" + repeated(")", 2'000), source_);
    endure(repeated("(oil ", 800), source_);
    endure(repeated("subject:(", 400), source_);
    endure(repeated("-(a OR ", 500), source_);
}

TEST_F(HostileQuery, OfAMegabyteOfQuotesIsEndured) {
    endure(repeated("\"", 1'000'000), source_);
    endure(repeated("\"a", 1'000'000), source_);
    endure(repeated("“", 1'000'000), source_);
}

TEST_F(HostileQuery, OfOperatorsAloneIsEndured) {
    for (const std::string_view part : {"OR ", "AND ", "NOT ", "NEAR/5 ", "-", "- ", "~", "* ",
                                        ": ", "subject: ", "a~ ", "*a* ", "a NEAR/9 "}) {
        endure(repeated(part, 2'000), source_);
    }
}

TEST_F(HostileQuery, OfManyFieldsIsEndured) {
    endure(repeated("tag:human ", 400), source_);
    endure(repeated("from:x* ", 400), source_);
    endure(repeated("zzzz:x ", 400), source_);
    endure("tag:\"" + repeated("a ", 2'000) + "\"", source_);
    endure("subject:" + std::string(1'000'000, 'a') + "*", source_);
    endure("class:" + std::string(3'000, '<'), source_);
    endure("date:" + std::string(3'000, '9') + ".." + std::string(500, '.'), source_);
}

TEST_F(HostileQuery, OfAnyBytesIsEndured) {
    std::string all;
    for (int i = 0; i < 256; ++i) {
        all.push_back(static_cast<char>(i));
    }
    endure(all, source_);
    endure(std::string(100, '\0'), source_);
    endure(repeated("\xC3", 3'000), source_);
    endure(std::string(kMaxQueryBytes - 1, 'a') + "é", source_);
}

TEST_F(HostileQuery, IsEnduredAtEveryPrefixOfALongOne) {
    const std::string query =
        "subject:(\"legal policy\" OR reform*) -comment:polcy~2 (oil NEAR/5 \"gas prices\") "
        "from:\"tel aviv\" "
        "tag:\"human rights\" class:<=confidential//noforn date:2009-03-01..2009-03-12 has:summary "
        "NOT (a OR -b) "
        "1.4(b) ref:\"09 Astana 436\" Élysée “curly” clas:secret precedence:>=immediate "
        "sort:newest";
    for (std::size_t size = 0; size <= query.size(); ++size) {
        endure(std::string_view(query).substr(0, size), source_);
    }
}

}  // namespace
}  // namespace reftel::search
