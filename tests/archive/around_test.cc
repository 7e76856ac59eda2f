// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "archive/edition.h"
#include "archive_support.h"

namespace reftel::archive::testing {
namespace {

// 440 and 443 are released, 441 embargoed for ten days, 442 never released. The open 443 cites the
// closed 441, the absent 449 and the open 440; the closed 442 cites the absent 448 and 449.
class Around : public ArchiveTest {
 protected:
    void SetUp() override {
        const auto writer = open_writer(folder());
        add(*writer, sample(440, "10", ""), released_after(-10));
        add(*writer, sample(441, "11", "ZENDA 440"), released_after(10));
        add(*writer, sample(442, "12", "A. ZENDA 008\n     B. 08 ZENDA 448\n     C. 08 ZENDA 449"));
        add(*writer, sample(443, "13", "A. ZENDA 441\n     B. 08 ZENDA 449\n     C. ZENDA 440"),
            released_after(-5));
        ASSERT_TRUE(writer->commit());
    }

    static Sample sample(int number, const std::string& day, const std::string& reference) {
        Sample one;
        one.number = number;
        one.dtg = day + "0829Z MAR 09";
        one.reference = reference;
        one.paragraphs.push_back("Number " + std::to_string(number) + " stands alone.");
        return one;
    }
};

std::string id_of(const std::optional<Card>& card) {
    return card ? card->id : "none";
}

TEST_F(Around, WhatWasSentBeforeAndAfterPassesOverWhatIsClosed) {
    const auto owner = open_edition(folder());
    EXPECT_EQ(id_of(owner->sent_around("09ZENDA441")->first), "09ZENDA440");
    EXPECT_EQ(id_of(owner->sent_around("09ZENDA441")->second), "09ZENDA442");
    const auto released = open_edition(folder(), Audience::Released);
    EXPECT_EQ(id_of(released->sent_around("09ZENDA440")->first), "none");
    EXPECT_EQ(id_of(released->sent_around("09ZENDA440")->second), "09ZENDA443");
    EXPECT_EQ(id_of(released->sent_around("09ZENDA443")->first), "09ZENDA440");
    EXPECT_EQ(id_of(released->sent_around("09ZENDA442")->first), "none");
    EXPECT_EQ(id_of(released->sent_around("09ZENDA442")->second), "none");
}

TEST_F(Around, OfTheSameMinuteTheAddressDecidesWhatComesFirst) {
    {
        const auto writer = open_writer(folder());
        Sample one = sample(450, "13", "");
        one.origin = "STRELSAU";
        add(*writer, one, released_after(-5));
        ASSERT_TRUE(writer->commit());
    }
    const auto released = open_edition(folder(), Audience::Released);
    EXPECT_EQ(id_of(released->sent_around("09ZENDA440")->second), "09STRELSAU450");
    EXPECT_EQ(id_of(released->sent_around("09STRELSAU450")->second), "09ZENDA443");
    EXPECT_EQ(id_of(released->sent_around("09ZENDA443")->first), "09STRELSAU450");
}

TEST_F(Around, NumbersAroundOneThatNeedNotBeHeldAreThoseOfOpenTelegrams) {
    const auto owner = open_edition(folder())->numbered_around({2009, "ZENDA", 442}, 10);
    EXPECT_EQ(ids_of(owner->before), "09ZENDA441 09ZENDA440");
    EXPECT_EQ(ids_of(owner->after), "09ZENDA443");
    const auto edition = open_edition(folder(), Audience::Released);
    const auto released = edition->numbered_around({2009, "ZENDA", 442}, 10);
    EXPECT_EQ(ids_of(released->before), "09ZENDA440");
    EXPECT_EQ(ids_of(released->after), "09ZENDA443");
    EXPECT_EQ(ids_of(edition->numbered_around({2009, "ZENDA", 500}, 1)->before), "09ZENDA443");
    EXPECT_EQ(ids_of(edition->numbered_around({2008, "ZENDA", 442}, 10)->before), "");
}

TEST_F(Around, WhatIsClosedAndWhatIsNotHeldAreAbsentAlike) {
    EXPECT_EQ(text_of(*open_edition(folder(), Audience::Released)->absent()),
              "08ZENDA449=1 09ZENDA441=1");
}

TEST_F(Around, TheOwnerMissesWhatIsNotHeld) {
    EXPECT_EQ(text_of(*open_edition(folder())->absent()), "08ZENDA449=2 08ZENDA448=1 09ZENDA8=1");
}

TEST_F(Around, AYearThatWasTakenGivesWayToTheYearThatIsHeld) {
    {
        const auto writer = open_writer(folder());
        Sample one = sample(8, "20", "");
        one.dtg = "200829Z MAR 08";
        add(*writer, one);
        ASSERT_TRUE(writer->commit());
    }
    EXPECT_EQ(text_of(*open_edition(folder())->absent()), "08ZENDA449=2 08ZENDA448=1");
}

class Witnesses : public ArchiveTest {
 protected:
    static Sample other_copy() {
        Sample one;
        one.paragraphs[1] = "Somebody was seen to choose the first lamp.";
        return one;
    }
};

TEST_F(Witnesses, TheTextOfEachOfAnOpenTelegramCanBeRead) {
    const auto writer = open_writer(folder());
    add(*writer, Sample{}, released_after(-5));
    add(*writer, other_copy(), released_after(-5));
    ASSERT_TRUE(writer->commit());
    const auto edition = open_edition(folder(), Audience::Released);
    const auto first = edition->witness_text("09ZENDA436", 1);
    const auto second = edition->witness_text("09ZENDA436", 2);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->message, Sample{}.text());
    EXPECT_EQ(second->message, other_copy().text());
    EXPECT_EQ(second->parsed->subject, "LANTERNS");
    for (const std::uint64_t number : {0ULL, 3ULL, 1ULL << 40U}) {
        EXPECT_EQ(edition->witness_text("09ZENDA436", number).error().kind, Error::Kind::NotFound);
    }
}

TEST_F(Witnesses, NoTextOfAClosedTelegramIsGiven) {
    const auto writer = open_writer(folder());
    add(*writer, Sample{}, released_after(5));
    add(*writer, other_copy(), released_after(5));
    ASSERT_TRUE(writer->commit());
    const auto released = open_edition(folder(), Audience::Released);
    EXPECT_EQ(released->witness_text("09ZENDA436", 1).error().kind, Error::Kind::NotFound);
    EXPECT_EQ(released->witness_text("09ZENDA436", 2).error().kind, Error::Kind::NotFound);
    EXPECT_TRUE(open_edition(folder())->witness_text("09ZENDA436", 2));
}

/// One of two telegrams that could not be cut apart: both have the whole text.
telegram::RawTelegram raw_of_both(std::uint64_t part, const std::string& id, int released) {
    const std::string text = "SUBJECT: LANTERNS\n\n1. The Kingdom lit its lanterns.\n";
    telegram::Published published = released_after(released);
    published.reference_id = id;
    telegram::RawTelegram raw = raw_of("%PDF-1.4 that cannot be cut", published, "both.pdf");
    raw.from.reader = "pdf";
    raw.from.offset = part;
    raw.made = MappedText{text, {}};
    raw.made->map.add(0, 0);
    return raw;
}

TEST_F(Witnesses, TextThatCannotBeToldFromAClosedTelegramsIsTheOwnersAlone) {
    const auto writer = open_writer(folder());
    add(*writer, raw_of_both(1, "09ZENDA436", -5));
    add(*writer, raw_of_both(2, "09ZENDA437", 5));
    ASSERT_TRUE(writer->commit());
    const auto released = open_edition(folder(), Audience::Released);
    ASSERT_EQ(*released->count({}), 1U);
    ASSERT_EQ(*open_edition(folder())->count({}), 2U);
    EXPECT_EQ(released->witness_text("09ZENDA436", 1).error().kind, Error::Kind::NotFound);
    EXPECT_TRUE(open_edition(folder())->witness_text("09ZENDA436", 1));
}

}  // namespace
}  // namespace reftel::archive::testing
