// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/fact_tables.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/text.h"
#include "golden.h"
#include "telegram/classification.h"

namespace reftel::telegram {
namespace {

using Fields = std::vector<std::string_view>;

/// How many of its first columns name a row.
std::size_t key_columns(std::string_view table) {
    return table == "declassification" || table == "reasons" || table == "tags" ? 2 : 1;
}

/// Tables in which several rows of a key hold at once: a code that several sources attest, an
/// indicator that several stations share.
bool may_overlap(std::string_view table) {
    return table == "tags" || table == "routing_indicators";
}

/// The column a table is sorted by.
std::string_view sorted_by(std::string_view table) {
    return table == "origins" ? "canonical" : std::string_view{};
}

struct Table {
    std::string name;
    std::string text;
    Fields headings;
    std::vector<Fields> rows;

    [[nodiscard]] std::size_t column(std::string_view heading) const {
        return static_cast<std::size_t>(std::find(headings.begin(), headings.end(), heading) -
                                        headings.begin());
    }
};

std::vector<Table> read_tables() {
    std::vector<Table> out;
    for (const std::string& path :
         testing::files_below(testing::project_path("src/telegram/facts"))) {
        Table table;
        const std::size_t slash = path.rfind('/') + 1;
        table.name = path.substr(slash, path.rfind('.') - slash);
        table.text = testing::read_file(path);
        out.push_back(std::move(table));
    }
    for (Table& table : out) {
        for (const std::string_view line : split(table.text, '\n')) {
            Fields fields = split(line, '\t');
            if (table.headings.empty()) {
                table.headings = std::move(fields);
            } else if (!line.empty()) {
                table.rows.push_back(std::move(fields));
            }
        }
    }
    return out;
}

std::string key_of(const Table& table, const Fields& row) {
    if (const std::string_view column = sorted_by(table.name); !column.empty()) {
        return std::string(row[table.column(column)]);
    }
    std::string out(row[0]);
    for (std::size_t i = 1; i < key_columns(table.name); ++i) {
        out += '\t' + std::string(row[i]);
    }
    return out;
}

TEST(FactTables, HaveDatesAndASourceInEveryRow) {
    const std::vector<Table> tables = read_tables();
    EXPECT_GE(tables.size(), 12U);
    for (const Table& table : tables) {
        const std::size_t from = table.column("from");
        const std::size_t to = table.column("to");
        const std::size_t source = table.column("source");
        ASSERT_LT(std::max({from, to, source}), table.headings.size()) << table.name;
        for (const Fields& row : table.rows) {
            ASSERT_EQ(row.size(), table.headings.size()) << table.name << ": " << row[0];
            EXPECT_FALSE(row[source].empty()) << table.name << ": " << row[0];
            EXPECT_TRUE(row[from].empty() || parse_first_day(row[from])) << table.name << row[0];
            EXPECT_TRUE(row[to].empty() || parse_last_day(row[to])) << table.name << row[0];
            const Era era = parse_era(row[from], row[to]);
            EXPECT_LE(era.from, era.to) << table.name << ": " << row[0];
            for (const std::string_view field : row) {
                EXPECT_EQ(trim(field), field) << table.name << ": " << row[0];
            }
        }
    }
}

TEST(FactTables, AreSortedAndNoKeyHasTwoRowsAtOnce) {
    for (const Table& table : read_tables()) {
        std::map<std::string, std::vector<Era>> eras;
        std::string before;
        for (const Fields& row : table.rows) {
            const std::string key = key_of(table, row);
            if (table.name != "tags" && table.name != "routing_indicators") {
                EXPECT_LE(before, key) << table.name;
            }
            before = key;
            const Era era = parse_era(row[table.column("from")], row[table.column("to")]);
            for (const Era& other : eras[key]) {
                const bool apart = era.to < other.from || other.to < era.from;
                // The reasons of 2003 and those before them were both in use that summer.
                EXPECT_TRUE(apart || may_overlap(table.name)) << table.name << ": " << key;
            }
            eras[key].push_back(era);
        }
    }
}

TEST(FactTables, HaveAPageEach) {
    for (const Table& table : read_tables()) {
        const std::string page =
            testing::read_file(testing::project_path("docs/facts/" + table.name + ".md"));
        for (const std::string_view heading : table.headings) {
            EXPECT_NE(page.find("`" + std::string(heading) + "`"), std::string::npos)
                << "docs/facts/" << table.name << ".md does not tell the column " << heading;
        }
    }
}

TEST(Eras, AreWholeYearsMonthsOrDays) {
    const Era year = parse_era("1975", "1975");
    EXPECT_EQ(year.from, (Date{1975, 1, 1}));
    EXPECT_EQ(year.to, (Date{1975, 12, 31}));
    EXPECT_EQ(parse_era("1976-02", "1976-02").to, (Date{1976, 2, 29}));
    EXPECT_EQ(parse_era("", "").from, (Date{1, 1, 1}));
    EXPECT_FALSE(parse_first_day("1975-13"));
    EXPECT_FALSE(parse_first_day("1975-02-30"));
    EXPECT_FALSE(parse_first_day("75"));
    EXPECT_EQ(year.distance(Date{1976, 1, 2}), 2);
    EXPECT_EQ(year.distance(Date{1975, 7, 1}), 0);
}

TEST(Captions, AreFoundInAnyCase) {
    ASSERT_NE(find_caption(" exdis "), nullptr);
    EXPECT_EQ(find_caption("EXDIS")->kind, "distribution");
    EXPECT_FALSE(meaning_of_caption("NODIS").empty());
    EXPECT_EQ(find_caption("LANTERN CHANNEL"), nullptr);
    EXPECT_TRUE(find_caption("DS CHANNEL")->era.contains(Date{1990, 1, 1}));
    EXPECT_FALSE(find_caption("SY CHANNEL")->era.contains(Date{1990, 1, 1}));
}

TEST(Orders, FollowOneAnother) {
    Date next{1953, 12, 15};
    for (const OrderFact& order : all_orders()) {
        EXPECT_EQ(order.era.from, next) << order.number;
        EXPECT_LE(order.signed_on, order.era.from) << order.number;
        next = UtcTime{(days_since_epoch(order.era.to) + 1) * 86400}.date();
    }
    EXPECT_EQ(find_order("11653"), nullptr);
}

TEST(Orders, HaveTheirCodes) {
    ASSERT_NE(find_declassification("11652", "XGDS-3"), nullptr);
    EXPECT_EQ(find_declassification("12958", "XGDS-3"), nullptr);
    EXPECT_EQ(find_declassification("12958", "X1")->era.to, (Date{2003, 9, 22}));
}

TEST(Reasons, MeanWhatTheyMeantAtTheDate) {
    const auto* const early = find_reason("1.4", 'h', Date{2005, 1, 1});
    const auto* const late = find_reason("1.4", 'h', Date{2012, 1, 1});
    ASSERT_NE(early, nullptr);
    ASSERT_NE(late, nullptr);
    EXPECT_EQ(early->order, "12958");
    EXPECT_EQ(late->order, "13526");
    EXPECT_NE(early->meaning, late->meaning);
    EXPECT_EQ(find_reason("1.5", 'h'), nullptr);
    EXPECT_NE(find_reason("1.5", 'd', Date{1999, 1, 1}), nullptr);
}

TEST(Precedences, OfTheTableAreThoseOfTheProgram) {
    for (const Precedence each :
         {Precedence::Routine, Precedence::Priority, Precedence::Immediate,
          Precedence::NiactImmediate, Precedence::Flash, Precedence::EmergencyCommand}) {
        const PrecedenceFact* const fact = find_precedence(each);
        ASSERT_NE(fact, nullptr) << to_string(each);
        EXPECT_EQ(fact->rank, static_cast<unsigned>(each)) << fact->word;
        const Precedence plain = each == Precedence::NiactImmediate ? Precedence::Immediate : each;
        EXPECT_EQ(precedence_of_prosign(fact->prosign), plain) << fact->word;
    }
    EXPECT_EQ(find_precedence(Precedence::None), nullptr);
}

TEST(Offices, HoldForTheirTime) {
    ASSERT_NE(find_office("EUR/RPM"), nullptr);
    EXPECT_EQ(find_office("SCA/CEN", Date{1975, 1, 1}), nullptr);
    EXPECT_NE(find_office("SCA/CEN", Date{2009, 3, 12}), nullptr);
    EXPECT_EQ(find_office("ICA", Date{1980, 1, 1})->name, "International Communication Agency");
    EXPECT_EQ(find_office("QQ"), nullptr);
}

TEST(Acronyms, HaveTheFormOfRunningText) {
    EXPECT_EQ(find_acronym("MBFR")->form, "MBFR");
    EXPECT_EQ(find_acronym("EMBOFF")->form, "EmbOff");
    EXPECT_EQ(find_acronym("NGOS")->form, "NGOs");
    EXPECT_FALSE(find_acronym("US")->in_text);
    EXPECT_EQ(find_acronym("LANTERN"), nullptr);
}

TEST(Collectives, AreFoundByTheirAddress) {
    EXPECT_NE(find_collective("CIS COLLECTIVE"), nullptr);
    EXPECT_NE(find_collective("AIG 8798"), nullptr);
    EXPECT_EQ(find_collective("AMEMBASSY ASTANA"), nullptr);
}

TEST(Posts, HaveYears) {
    EXPECT_EQ(years_of(*find_origin("ASTANA")).seen, "2006-2010");
    EXPECT_FALSE(years_of(*find_origin("SAIGON")).era.contains(Date{1976, 1, 1}));
    EXPECT_TRUE(years_of(*find_origin("PEKING")).era.contains(Date{1975, 1, 1}));
}

}  // namespace
}  // namespace reftel::telegram
