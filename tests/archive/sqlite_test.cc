// SPDX-License-Identifier: AGPL-3.0-or-later
#include "archive/sqlite.h"

#include <string>

#include <gtest/gtest.h>

#include "golden.h"

namespace reftel::archive {
namespace {

class Sqlite : public ::testing::Test {
 protected:
    void SetUp() override {
        auto opened = Database::open(path_, Database::Mode::Write);
        ASSERT_TRUE(opened) << opened.error().to_string();
        database_ = std::move(*opened);
        ASSERT_TRUE(
            database_->execute("CREATE TABLE shelf (number INTEGER PRIMARY KEY, text TEXT)"));
    }
    Result<void> put(std::string_view text) {
        Query insert = REFTEL_TRY(database_->query("INSERT INTO shelf (text) VALUES (?)"));
        return insert.bind(text).run();
    }

    reftel::testing::TemporaryFolder folder_;
    std::string path_ = folder_.path() + "/with a #, a ? and 100%.db";
    std::unique_ptr<Database> database_;
};

TEST_F(Sqlite, KeepsTextAsItIs) {
    const std::string odd("a\0b\xFF", 4);
    ASSERT_TRUE(put(odd));
    ASSERT_TRUE(put(std::string_view()));
    auto rows = database_->query("SELECT text FROM shelf ORDER BY number");
    ASSERT_TRUE(rows);
    rows->bind();
    ASSERT_TRUE(*rows->step());
    EXPECT_EQ(rows->text(0), odd);
    ASSERT_TRUE(*rows->step());
    EXPECT_FALSE(rows->is_null(0));
    EXPECT_FALSE(*rows->step());
}

TEST_F(Sqlite, SaysThatTheDiskIsFullAndWhatToDo) {
    ASSERT_TRUE(database_->execute("PRAGMA max_page_count = 4"));
    const auto done = put(std::string(200000, 'x'));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, Error::Kind::Io);
    EXPECT_NE(done.error().message.find("the disk is full"), std::string::npos);
    EXPECT_NE(done.error().hint, "");
}

TEST_F(Sqlite, RollsBackWhatWasNotCommitted) {
    {
        auto transaction = Transaction::begin(*database_);
        ASSERT_TRUE(transaction);
        ASSERT_TRUE(put("a"));
    }
    EXPECT_EQ(*database_->number("SELECT count(*) FROM shelf"), 0);
}

TEST_F(Sqlite, LendsOneStatementTwiceAtOnce) {
    ASSERT_TRUE(put("a"));
    ASSERT_TRUE(put("b"));
    auto outer = database_->query("SELECT text FROM shelf ORDER BY number");
    outer->bind();
    ASSERT_TRUE(*outer->step());
    auto inner = database_->query("SELECT text FROM shelf ORDER BY number");
    inner->bind();
    ASSERT_TRUE(*inner->step());
    ASSERT_TRUE(*inner->step());
    EXPECT_EQ(outer->text(0), "a");
    EXPECT_EQ(inner->text(0), "b");
}

TEST_F(Sqlite, GivesAnErrorForANumberOfParametersThatDoesNotFit) {
    auto query = database_->query("SELECT ?");
    ASSERT_TRUE(query);
    EXPECT_FALSE(query->bind(1, 2).step());
    EXPECT_FALSE(database_->query("SELEKT"));
}

TEST_F(Sqlite, RefusesToWriteThroughAReadingConnection) {
    auto reader = Database::open(path_, Database::Mode::Read);
    ASSERT_TRUE(reader);
    const auto done = (*reader)->execute("DELETE FROM shelf");
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, Error::Kind::Io);
}

}  // namespace
}  // namespace reftel::archive
