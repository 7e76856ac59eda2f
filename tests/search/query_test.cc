// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "golden.h"
#include "search/index.h"
#include "search/limits.h"
#include "search/query_fields.h"

namespace reftel::search {
namespace {

std::string dump_each_line(std::string_view text) {
    std::string out;
    while (text.ends_with('\n')) {
        text.remove_suffix(1);
    }
    for (const std::string_view line : split(text, '\n')) {
        out.append("> ").append(line).append("\n").append(dump(parse_query(line))).append("\n");
    }
    return out;
}

TEST(ParseQuery, UnderstandsAndExplainsEveryForm) {
    testing::check_golden("search/query", dump_each_line);
}

TEST(ParseQuery, AsksForEverythingWhenEmpty) {
    const Query query = parse_query("   ");
    EXPECT_TRUE(query.is_empty());
    ASSERT_EQ(query.nodes.size(), 1U);
    EXPECT_EQ(query.nodes[0].kind, QueryNode::Kind::All);
    EXPECT_TRUE(query.issues.empty());
}

TEST(ParseQuery, SaysWhatTheBriefSays) {
    const Query unknown = parse_query("clas:secret");
    ASSERT_EQ(unknown.issues.size(), 1U);
    EXPECT_EQ(describe(unknown, unknown.issues[0]),
              "Read without `clas:secret`: there is no field \"clas\". Did you mean class:secret?");
    const Query open = parse_query("\"legal policy");
    ASSERT_EQ(open.issues.size(), 1U);
    EXPECT_EQ(describe(open, open.issues[0]),
              "The quotation mark at character 1 is never closed; read as if it ended at the end.");
}

TEST(ParseQuery, PutsTheRootLastAndChildrenBelowTheirParents) {
    const Query query = parse_query("a (b OR -c) subject:(d NEAR/5 \"e f\") NOT (g h)");
    for (std::uint32_t i = 0; i < query.nodes.size(); ++i) {
        for (const std::uint32_t child : query.nodes[i].children) {
            EXPECT_LT(child, i);
        }
    }
    EXPECT_EQ(query.nodes.back().kind, QueryNode::Kind::And);
    EXPECT_EQ(query.clauses.size(), 4U);
    EXPECT_EQ(parse_query("(a b)").clauses.size(), 1U);
    EXPECT_EQ(parse_query("a OR b c").clauses.size(), 1U);
}

TEST(ParseQuery, KeepsTheSortOutOfTheClauses) {
    const Query query = parse_query("oil sort:oldest");
    EXPECT_EQ(query.clauses.size(), 1U);
    ASSERT_TRUE(query.sort.has_value());
    EXPECT_EQ(static_cast<Sort>(*query.sort), Sort::Oldest);
}

TEST(Fields, AreFoundByTheirOwnNamesAndAliases) {
    std::set<std::string_view> names;
    for (const FieldName& field : all_fields()) {
        EXPECT_TRUE(names.insert(field.name).second) << field.name;
        EXPECT_EQ(find_field(to_upper(field.name)), &field);
    }
    EXPECT_EQ(find_field("tags"), find_field("tag"));
    EXPECT_EQ(find_field("nothing"), nullptr);
}

TEST(Fields, HaveExamplesThatAreUnderstood) {
    for (const FieldName& field : all_fields()) {
        const std::string text = std::string(field.name) + ":" + std::string(field.example);
        EXPECT_TRUE(parse_query(text).issues.empty()) << text;
    }
}

TEST(Fields, SuggestTheNearestName) {
    EXPECT_EQ(nearest_field("clas"), "class");
    EXPECT_EQ(nearest_field("sumary"), "summary");
    EXPECT_EQ(nearest_field("subjetc"), "subject");
    EXPECT_EQ(nearest_field("zzz"), "");
}

TEST(Sorts, AreReadAsTheyAreWritten) {
    for (const Sort sort : {Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Mrn}) {
        EXPECT_EQ(parse_sort(to_string(sort)), sort);
    }
    EXPECT_FALSE(parse_sort("size").has_value());
}

}  // namespace
}  // namespace reftel::search
