// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "archive_support.h"

namespace reftel::archive::testing {
namespace {

class Rebuild : public ArchiveTest {
 protected:
    // One of everything: witnesses, telegrams of one number, provisional ones, decisions of each
    // kind in between.
    void SetUp() override {
        const auto writer = open_writer(folder());
        Sample sample;
        sample.reference = "ZENDA 77";
        add(*writer, sample, released_after(-10));
        sample.paragraphs.emplace_back("One more.");
        add(*writer, sample);
        Sample other;
        other.dtg = "130900Z MAR 09";
        other.paragraphs = {"Every word of this is another one."};
        add(*writer, other, released_after(5));
        add_identified(*writer);
        decide(*writer, Decision::Kind::Embargo, "09ZENDA436-2", "");
        add(*writer, raw_of("No telegram.\n"));
        add(*writer, raw_of("Nor this.\n", published_as("09ZENDA99", "SECRET")));
        ASSERT_TRUE(writer->commit());
    }

    static void decide(ArchiveWriter& writer, Decision::Kind kind, const std::string& id,
                       const std::string& value) {
        const auto done = writer.decide({kind, id, std::nullopt, value, "because"});
        EXPECT_TRUE(done) << done.error().to_string();
    }

    // One copy that becomes a telegram of its own, and one that turns out to be of another.
    static void add_identified(ArchiveWriter& writer) {
        Sample unnumbered;
        unnumbered.number = 0;
        unnumbered.dtg = "";
        unnumbered.paragraphs = {"Found in an attic."};
        const std::string alone = add(writer, unnumbered).id;
        decide(writer, Decision::Kind::Withhold, alone, "");
        decide(writer, Decision::Kind::Identify, alone, "09ZENDA55");
        Sample copy;
        copy.number = 0;
        copy.subject = "COPY";
        decide(writer, Decision::Kind::Identify, add(writer, copy).id, "09ZENDA436");
        decide(writer, Decision::Kind::Identify, "09ZENDA55", "09ZENDA56");
        add(writer, raw_of("\n" + unnumbered.text()));
    }
};

TEST_F(Rebuild, TellsWhenOtherSourcesReadTheTelegrams) {
    EXPECT_EQ(is_read_otherwise(folder()), false);
    tamper(folder(), "UPDATE setting SET value = 'another' WHERE name = 'read_by'");
    EXPECT_EQ(is_read_otherwise(folder()), true);
    ASSERT_TRUE(open_writer(folder())->rebuild({}));
    EXPECT_EQ(is_read_otherwise(folder()), false);
    tamper(folder(), "DELETE FROM setting");
    EXPECT_EQ(is_read_otherwise(folder()), true) << "an archive of before there was a mark";
    EXPECT_EQ(is_read_otherwise(folder() + "/none").error().kind, Error::Kind::NotFound);
}

TEST_F(Rebuild, MakesTheSameAgain) {
    const std::string before = dump_tables(folder(), {"log"});
    EXPECT_EQ(damage(), "");
    std::uint64_t last = 0;
    ASSERT_TRUE(
        open_writer(folder())->rebuild([&](std::uint64_t done, std::uint64_t) { last = done; }));
    EXPECT_EQ(dump_tables(folder(), {"log"}), before);
    EXPECT_EQ(last, check_archive(folder(), {})->witnesses);
    EXPECT_EQ(damage(), "");
}

TEST_F(Rebuild, RepairsRowsThatWereDerivedWrongly) {
    const std::string before = dump_tables(folder(), {"log"});
    tamper(folder(),
           "UPDATE telegram SET subject = 'FORGED'; DELETE FROM tag; UPDATE paragraph SET kind = "
           "'table'");
    EXPECT_NE(damage(), "");
    const std::string mark = *open_edition(folder())->mark();
    ASSERT_TRUE(open_writer(folder())->rebuild({}));
    EXPECT_NE(*open_edition(folder())->mark(), mark);
    EXPECT_EQ(dump_tables(folder(), {"log"}), before);
}

// As if an earlier parser had read the number otherwise: the telegram gets another address, and
// what was decided holds.
TEST_F(Rebuild, KeepsAddressesAndDecisionsWhenTheParserHasLearned) {
    tamper(
        folder(),
        "UPDATE telegram SET id = '09ZENDB436-2', mrn_origin = 'ZENDB' WHERE id = '09ZENDA436-2'");
    ASSERT_TRUE(open_writer(folder())->rebuild({}));
    EXPECT_EQ(open_edition(folder())->status("09ZENDB436-2")->moved_to, "09ZENDA436-2");
    const auto later = open_edition(folder(), Audience::Released, {kNow.seconds + 99 * kDay});
    EXPECT_EQ(later->status("09ZENDB436-2")->visibility, Visibility::Embargoed);
    EXPECT_EQ(later->status("09ZENDA436-2")->visibility, Visibility::Embargoed);
}

// As if an earlier parser had taken two telegrams for one, about which something was decided: both
// stay closed.
TEST_F(Rebuild, ClosesBothPartsOfATelegramThatWasClosed) {
    {
        const auto writer = open_writer(folder());
        Sample one;
        one.number = 800;
        one.dtg = "010900Z JAN 09";
        add(*writer, one, released_after(-9));
        one.number = 801;
        one.dtg = "020900Z JAN 09";
        add(*writer, one, released_after(-9));
        decide(*writer, Decision::Kind::Withhold, "09ZENDA801", "");
        ASSERT_TRUE(writer->commit());
    }
    tamper(folder(),
           "UPDATE witness SET telegram = (SELECT number FROM telegram WHERE id = '09ZENDA801')"
           " WHERE telegram = (SELECT number FROM telegram WHERE id = '09ZENDA800')");
    ASSERT_TRUE(open_writer(folder())->rebuild({}));
    const auto released = open_edition(folder(), Audience::Released);
    EXPECT_EQ(released->status("09ZENDA800")->visibility, Visibility::Withheld);
    EXPECT_EQ(released->status("09ZENDA801")->visibility, Visibility::Withheld);
    const std::string once = dump_tables(folder(), {"log"});
    ASSERT_TRUE(open_writer(folder())->rebuild({}));
    EXPECT_EQ(dump_tables(folder(), {"log"}), once);
}

}  // namespace
}  // namespace reftel::archive::testing
