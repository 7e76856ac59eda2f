// SPDX-License-Identifier: AGPL-3.0-or-later

// Counts over all that an edition shows, and lists by person, caption and several origins.

#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "archive/edition.h"
#include "archive_support.h"

namespace reftel::archive::testing {
namespace {

// Three telegrams of Zenda in 2009 and one of 2008: 434 and 437 are released, 435 and 2008's are
// not. 437 cites 435, 436 and one of another post; 435 cites 300.
class Counts : public ArchiveTest {
 protected:
    void SetUp() override {
        const auto writer = open_writer(folder());
        add(*writer, sample(434, "100829Z MAR 09", "PGOV, ZY", ""), released_after(-10));
        add(*writer, sample(435, "110829Z MAR 09", "PREL, ZY", "ZENDA 300"));
        add(*writer,
            sample(437, "130829Z MAR 09", "PGOV, OVIP (GULLICK, AMBROSE)",
                   "A. ZENDA 435\n     B. ZENDA 436\n     C. STRELSAU 12"),
            released_after(-5));
        add(*writer, sample(9, "130829Z MAR 08", "PGOV", ""));
        ASSERT_TRUE(writer->commit());
    }

    static Sample sample(int number, const std::string& dtg, const std::string& tags,
                         const std::string& reference) {
        Sample one;
        one.number = number;
        one.dtg = dtg;
        one.tags = tags;
        one.reference = reference;
        one.paragraphs.push_back("Number " + std::to_string(number) + " stands alone.");
        return one;
    }

    [[nodiscard]] std::string tags(Audience audience) const {
        std::string out;
        const auto found = open_edition(folder(), audience)->tag_use();
        for (const TagUse& use : *found) {
            out += fmt::format("{} {}", use.code, use.telegrams);
            for (const auto& [year, count] : use.years) {
                out += fmt::format(" {}:{}", year, count);
            }
            out += '\n';
        }
        return out;
    }
    [[nodiscard]] std::string persons(Audience audience) const {
        std::string out;
        const auto found = open_edition(folder(), audience)->person_use();
        for (const PersonUse& use : *found) {
            out += fmt::format("{} {}", use.name, use.telegrams);
            for (const auto& [role, count] : use.roles) {
                out += fmt::format(" {}:{}", role, count);
            }
            out += '\n';
        }
        return out;
    }
    [[nodiscard]] std::string coverage(Audience audience) const {
        std::string out;
        const auto found = open_edition(folder(), audience)->serial_coverage();
        for (const SerialCoverage& row : *found) {
            out += fmt::format("{} {}: {} held, {} cited, {} implied, {} to {}\n", row.origin,
                               row.year, row.held, row.cited_absent, row.implied(), row.lowest,
                               row.highest);
        }
        return out;
    }
};

TEST_F(Counts, GiveTheUseOfTagsByYear) {
    EXPECT_EQ(tags(Audience::Owner),
              "GULLICK, AMBROSE 1 2009:1\nOVIP 1 2009:1\nPGOV 3 2008:1 2009:2\nPREL 1 2009:1\n"
              "ZY 2 2009:2\n");
    EXPECT_EQ(tags(Audience::Released),
              "GULLICK, AMBROSE 1 2009:1\nOVIP 1 2009:1\nPGOV 2 2009:2\nZY 1 2009:1\n");
}

TEST_F(Counts, GivePersonsWithTheirRoles) {
    EXPECT_EQ(persons(Audience::Owner), "GULLICK, AMBROSE 1 tagged:1\nHARKAWAY 4 signed:4\n");
    EXPECT_EQ(persons(Audience::Released), "GULLICK, AMBROSE 1 tagged:1\nHARKAWAY 2 signed:2\n");
}

TEST_F(Counts, GiveWhatIsHeldOfSerialNumbers) {
    EXPECT_EQ(coverage(Audience::Owner),
              "STRELSAU 2009: 0 held, 1 cited, 11 implied, 12 to 12\n"
              "ZENDA 2008: 1 held, 0 cited, 8 implied, 9 to 9\n"
              "ZENDA 2009: 3 held, 2 cited, 432 implied, 300 to 437\n");
}

TEST_F(Counts, CountWhatIsClosedAsAbsentAndOnlyWhereAnOpenTelegramCitesIt) {
    EXPECT_EQ(coverage(Audience::Released),
              "STRELSAU 2009: 0 held, 1 cited, 11 implied, 12 to 12\n"
              "ZENDA 2009: 2 held, 2 cited, 433 implied, 434 to 437\n");
}

TEST_F(Counts, ListByPersonRoleCaptionAndOrigins) {
    const auto edition = open_edition(folder());
    Filter filter;
    filter.person = "HARKAWAY";
    EXPECT_EQ(*edition->count(filter), 4U);
    EXPECT_EQ(ids_of(*edition->list(filter, Order::Newest, 0, 2)), "09ZENDA437 09ZENDA435");
    filter.from = UtcTime::from({2009, 1, 1});
    EXPECT_EQ(*edition->count(filter), 3U);
    filter.role = "drafted";
    EXPECT_EQ(*edition->count(filter), 0U);
    Filter caption;
    caption.caption = "SIPDIS";
    caption.tag = "ZY";
    EXPECT_EQ(*edition->count(caption), 2U);
    caption.tag.clear();
    EXPECT_EQ(*edition->count(caption), 4U);
    EXPECT_EQ(edition->list(caption, Order::Oldest, 0, 9)->size(), 4U);
    Filter origins;
    origins.origins = {"STRELSAU", "ZENDA"};
    EXPECT_EQ(*edition->count(origins), 4U);
    origins.origins = {"STRELSAU"};
    EXPECT_EQ(*edition->count(origins), 0U);
    const auto released = open_edition(folder(), Audience::Released);
    Filter person;
    person.person = "HARKAWAY";
    EXPECT_EQ(ids_of(*released->list(person, Order::Oldest, 0, 9)), "09ZENDA434 09ZENDA437");
}

TEST_F(Counts, AreThereForAnArchiveMadeBeforePersonsWereKept) {
    const std::string before = dump_tables(folder());
    tamper(folder(), "DROP TABLE person; DROP INDEX caption_by_text; PRAGMA user_version = 2");
    EXPECT_EQ(persons(Audience::Owner), "GULLICK, AMBROSE 1 tagged:1\nHARKAWAY 4 signed:4\n");
    EXPECT_EQ(dump_tables(folder()), before);
    EXPECT_EQ(damage(), "");
}

TEST_F(Counts, AreMadeForAnOlderArchiveWhileItIsSaidHowFar) {
    std::string said;
    const auto say = [&said](std::uint64_t done, std::uint64_t total) {
        said += fmt::format("{}/{} ", done, total);
    };
    ASSERT_TRUE(bring_up_to_date(folder(), UtcTime{}, say));
    EXPECT_EQ(said, "") << "it is not older";
    tamper(folder(), "DROP TABLE person; DROP INDEX caption_by_text; PRAGMA user_version = 2");
    ASSERT_TRUE(bring_up_to_date(folder(), UtcTime{}, say));
    EXPECT_EQ(said, "1/4 2/4 3/4 4/4 ");
    EXPECT_EQ(damage(), "");
    EXPECT_TRUE(bring_up_to_date(folder() + "/nothing", UtcTime{}, say));
    EXPECT_FALSE(std::filesystem::exists(folder() + "/nothing"));
}

TEST_F(Counts, AreCheckedAgainstTheMessages) {
    tamper(folder(), "UPDATE person SET name = 'NOBODY' WHERE role = 'tagged'");
    EXPECT_NE(damage().find("09ZENDA437 the first"), std::string::npos) << damage();
}

}  // namespace
}  // namespace reftel::archive::testing
