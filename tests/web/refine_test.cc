// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/refine.h"

#include <gtest/gtest.h>

#include "search/query.h"

namespace reftel::web {
namespace {

using search::parse_query;

TEST(Refine, TakesAClauseOut) {
    const auto query = parse_query("lamp tag:PHUM date:2009");
    ASSERT_EQ(query.clauses.size(), 3U);
    EXPECT_EQ(without_clause(query, 1), "lamp date:2009");
    EXPECT_EQ(without_clause(query, 9), "lamp tag:PHUM date:2009");
}

TEST(Refine, PutsBracketsAroundAChoiceBeforeItAddsToIt) {
    EXPECT_EQ(with_clause(parse_query("lamp OR ladder"), "tag:ZY"), "(lamp OR ladder) tag:ZY");
    EXPECT_EQ(with_clause(parse_query("(lamp OR ladder) damp"), "tag:ZY"),
              "(lamp OR ladder) damp tag:ZY");
    EXPECT_EQ(with_clause(parse_query("from:(zenda OR strelsau)"), "tag:ZY"),
              "from:(zenda OR strelsau) tag:ZY");
}

TEST(Refine, AddsAValueOfAFieldThatATelegramMayHaveSeveralOf) {
    EXPECT_EQ(with_value(parse_query("lamp tag:PHUM"), "tag", "ZY"), "lamp tag:PHUM tag:ZY");
    EXPECT_EQ(with_value(parse_query(""), "caption", "ROGER CHANNEL"), "caption:\"ROGER CHANNEL\"");
}

TEST(Refine, WidensAFieldThatATelegramHasOnceOnly) {
    EXPECT_EQ(with_value(parse_query("from:zenda lamp"), "from", "STRELSAU"),
              "from:(zenda OR STRELSAU) lamp");
    EXPECT_EQ(with_value(parse_query("from:(zenda OR strelsau)"), "from", "GRAUSTARK"),
              "from:(zenda OR strelsau OR GRAUSTARK)");
}

TEST(Refine, KnowsWhatIsAskedFor) {
    const auto query = parse_query("from:(zenda OR \"port lantern\") -tag:PHUM");
    EXPECT_TRUE(asks_for(query, "from", "ZENDA"));
    EXPECT_TRUE(asks_for(query, "from", "PORT LANTERN"));
    EXPECT_FALSE(asks_for(query, "tag", "PHUM"));
}

TEST(Refine, TakesAValueAway) {
    EXPECT_EQ(without_value(parse_query("tag:PHUM lamp tag:ZY"), "tag", "ZY"), "tag:PHUM lamp");
    EXPECT_EQ(without_value(parse_query("from:(zenda OR strelsau OR x) lamp"), "from", "STRELSAU"),
              "from:(zenda OR x) lamp");
    EXPECT_EQ(without_value(parse_query("from:(zenda OR \"port lantern\")"), "from", "ZENDA"),
              "from:\"port lantern\"");
    EXPECT_EQ(without_value(parse_query("lamp"), "from", "ZENDA"), "lamp");
}

TEST(Refine, KnowsAValueInAnotherSpelling) {
    EXPECT_TRUE(asks_for(parse_query("from:\"Embassy Astana\""), "from", "ASTANA"));
    EXPECT_TRUE(asks_for(parse_query("class:s"), "class", "SECRET"));
    EXPECT_TRUE(asks_for(parse_query("to:(secstate OR moscow)"), "to", "MOSCOW"));
    EXPECT_EQ(without_value(parse_query("to:(secstate OR moscow)"), "to", "STATE"), "to:moscow");
}

TEST(Refine, NarrowsByFurtherAddressees) {
    EXPECT_EQ(with_value(parse_query("to:state"), "to", "ZENDA"), "to:state to:ZENDA");
}

TEST(Refine, ReplacesTheDates) {
    EXPECT_EQ(with_dates(parse_query("date:2009 lamp"), "2007-04"), "date:2007-04 lamp");
    EXPECT_EQ(with_dates(parse_query("lamp"), "2007"), "lamp date:2007");
    EXPECT_EQ(with_dates(parse_query("date:2009 lamp"), ""), "lamp");
}

}  // namespace
}  // namespace reftel::web
