// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include "archive_support.h"

namespace reftel::archive::testing {
namespace {

using Kind = Decision::Kind;

class DecisionTest : public ArchiveTest {
 protected:
    static Decision decision(Kind kind, std::optional<int> days = std::nullopt) {
        Decision made;
        made.kind = kind;
        made.id = "09ZENDA436";
        if (days) {
            made.at = UtcTime{kNow.seconds + *days * kDay};
        }
        made.reason = "because";
        return made;
    }
    [[nodiscard]] Visibility visibility(const std::string& id = "09ZENDA436") const {
        return open_edition(folder(), Audience::Released)->status(id)->visibility;
    }
};

TEST_F(DecisionTest, ReleaseOpensWhatNoPublisherReleased) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(visibility(), Visibility::Embargoed);
    ASSERT_TRUE(writer->decide(decision(Kind::Release)));
    EXPECT_EQ(visibility(), Visibility::Visible);
}

TEST_F(DecisionTest, TheLatestWins) {
    const auto writer = open_writer(folder());
    add(*writer, Sample(), released_after(-10));
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(visibility(), Visibility::Visible);
    ASSERT_TRUE(writer->decide(decision(Kind::Withhold)));
    EXPECT_EQ(visibility(), Visibility::Withheld);
    ASSERT_TRUE(writer->decide(decision(Kind::Embargo, 5)));
    EXPECT_EQ(visibility(), Visibility::Embargoed);
    EXPECT_EQ(open_edition(folder(), Audience::Released)->status("09ZENDA436")->until,
              (UtcTime{kNow.seconds + 5 * kDay}));
    ASSERT_TRUE(writer->decide(decision(Kind::Embargo, -5)));
    EXPECT_EQ(visibility(), Visibility::Visible);
    ASSERT_TRUE(writer->decide(decision(Kind::Release, 3)));
    EXPECT_EQ(visibility(), Visibility::Embargoed);
}

TEST_F(DecisionTest, AnEmbargoThatIsOverOpensNothingByItself) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    ASSERT_TRUE(writer->commit());
    ASSERT_TRUE(writer->decide(decision(Kind::Embargo, -5)));
    EXPECT_EQ(visibility(), Visibility::Embargoed);
}

TEST_F(DecisionTest, HoldsForWitnessesThatArriveLater) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    ASSERT_TRUE(writer->commit());
    ASSERT_TRUE(writer->decide(decision(Kind::Withhold)));
    add(*writer, raw_of("\n" + Sample().text(), released_after(-10)));
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(visibility(), Visibility::Withheld);
}

TEST_F(DecisionTest, IdentifyMovesAProvisionalTelegram) {
    const auto writer = open_writer(folder());
    Sample sample;
    sample.number = 0;
    const std::string old = add(*writer, sample, released_after(-1)).id;
    ASSERT_EQ(old.front(), 'X');
    Decision made = decision(Kind::Identify);
    made.id = old;
    made.value = "09zenda55";
    ASSERT_TRUE(writer->decide(made));
    ASSERT_TRUE(writer->commit());
    const auto edition = open_edition(folder(), Audience::Released);
    EXPECT_EQ(edition->status(old)->moved_to, "09ZENDA55");
    EXPECT_EQ(edition->open_telegram(old).error().kind, Error::Kind::NotFound);
    EXPECT_TRUE(edition->open_telegram("09ZENDA55"));
    // The same message again is a witness of the telegram where it is now.
    EXPECT_EQ(add(*writer, raw_of(sample.text(), {}, "again.txt")).outcome,
              Added::Outcome::AlreadyHeld);
    auto wrapped = raw_of("x" + sample.text());
    wrapped.slice.begin = 1;
    EXPECT_EQ(add(*writer, wrapped).id, "09ZENDA55");
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(damage(), "");
}

TEST_F(DecisionTest, IdentifyTellsNobodyWhereAClosedTelegramWent) {
    const auto writer = open_writer(folder());
    Sample sample;
    sample.number = 0;
    const std::string old = add(*writer, sample).id;
    Decision made = decision(Kind::Identify);
    made.id = old;
    made.value = "09ZENDA55";
    ASSERT_TRUE(writer->decide(made));
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(visibility(old), Visibility::Embargoed);
    EXPECT_EQ(open_edition(folder(), Audience::Released)->status(old)->moved_to, "");
    EXPECT_EQ(open_edition(folder())->status(old)->moved_to, "09ZENDA55");
}

TEST_F(DecisionTest, IdentifyMakesTwoCopiesOneTelegramAndKeepsItClosed) {
    const auto writer = open_writer(folder());
    add(*writer, Sample(), released_after(-10));
    Sample copy;
    copy.number = 0;
    const std::string old = add(*writer, copy).id;
    Decision made = decision(Kind::Withhold);
    made.id = old;
    ASSERT_TRUE(writer->decide(made));
    ASSERT_TRUE(writer->decide(decision(Kind::Release)));
    made.kind = Kind::Identify;
    made.value = "09ZENDA436";
    ASSERT_TRUE(writer->decide(made));
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(*open_edition(folder())->count({}), 1U);
    EXPECT_EQ(open_edition(folder())->open_telegram("09ZENDA436")->witnesses.size(), 2U);
    EXPECT_EQ(visibility(), Visibility::Withheld);
    EXPECT_EQ(visibility(old), Visibility::Withheld);
    EXPECT_EQ(damage(), "");
}

TEST_F(DecisionTest, IdentifyBackGivesTheOldAddressBack) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    Decision made = decision(Kind::Identify);
    made.value = "09ZENDA437";
    ASSERT_TRUE(writer->decide(made));
    made.value = "09ZENDA436";
    ASSERT_TRUE(writer->decide(made));
    ASSERT_TRUE(writer->commit());
    const auto edition = open_edition(folder());
    EXPECT_TRUE(edition->open_telegram("09ZENDA436"));
    EXPECT_EQ(edition->status("09ZENDA437")->moved_to, "09ZENDA436");
}

TEST_F(DecisionTest, IsRefusedForWhatIsNotThereOrNoNumber) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    ASSERT_TRUE(writer->commit());
    Decision made = decision(Kind::Withhold);
    made.id = "09ZENDA1";
    EXPECT_EQ(writer->decide(made).error().kind, Error::Kind::NotFound);
    made = decision(Kind::Identify);
    made.value = "nonsense";
    EXPECT_EQ(writer->decide(made).error().kind, Error::Kind::Malformed);
}

TEST_F(DecisionTest, TheLogCannotBeChangedUnnoticed) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    ASSERT_TRUE(writer->decide(decision(Kind::Withhold)));
    ASSERT_TRUE(writer->log("import", "folder", R"({"telegrams":1})"));
    ASSERT_TRUE(writer->set_setting("title", "Lamps"));
    ASSERT_TRUE(writer->commit());
    EXPECT_EQ(check_archive(folder(), {})->log_rows, 3U);
    EXPECT_EQ(damage(), "");
    tamper(folder(), "DROP TRIGGER log_stays; UPDATE log SET detail = '{}' WHERE number = 1");
    EXPECT_EQ(damage(), "log row 1: it, or one before it, was changed or removed\n");
    tamper(folder(), "DROP TRIGGER log_is_kept; DELETE FROM log WHERE number = 1");
    EXPECT_EQ(damage(), "log row 2: it, or one before it, was changed or removed\n");
}

TEST_F(DecisionTest, TriggersForbidToChangeLogAndDecisions) {
    const auto writer = open_writer(folder());
    add(*writer, Sample());
    ASSERT_TRUE(writer->decide(decision(Kind::Withhold)));
    ASSERT_TRUE(writer->commit());
    const std::string before = dump_tables(folder());
    for (const char* const statement : {"DELETE FROM log", "UPDATE log SET time = 0",
                                        "DELETE FROM decision", "UPDATE decision SET at = 0"}) {
        EXPECT_NONFATAL_FAILURE(tamper(folder(), statement), "");
    }
    EXPECT_EQ(dump_tables(folder()), before);
}

}  // namespace
}  // namespace reftel::archive::testing
