// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/cite.h"

#include <gtest/gtest.h>

#include "room/plain_text.h"
#include "room_fixture.h"

namespace reftel::room {
namespace {

const CiteContext kPlace{"Telegrams of Strelsau", "https://archive.example"};

/// All styles, one under the other, line ends of RIS shown.
std::string all_styles(const Reading& reading, const CiteContext& context,
                       std::string_view paragraph = {}) {
    std::string out;
    for (const CiteStyleInfo& info : all_cite_styles()) {
        out += "--- " + std::string(info.name) + "\n";
        for (const char c : cite(info.style, reading, context, paragraph)) {
            out += c == '\r' ? "<CR>" : std::string(1, c);
        }
    }
    return out;
}

Reading read_text(const std::string& text) {
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    const ImportReport report = import_paths(archive, {folder.write("one.txt", text)});
    auto reading = open_room(archive)->read(report.files.at(0).ids.at(0));
    EXPECT_TRUE(reading.has_value());
    return *std::move(reading);
}

TEST(PlainText, KeepsTheColumnsOfATable) {
    const Reading reading = read_text(
        "R 151200Z NOV 06\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nUNCLAS ZENDA 000231\n\nSUBJECT: "
        "LANTERNS\n\n1. Lanterns by parish:\n\nParish        2006    2007\nStrelsau       412     "
        "390\nTarlenheim      98     101\n\n2. The end.\n");
    EXPECT_NE(plain_text(reading).find("\nStrelsau       412     390\nTarlenheim      98"),
              std::string::npos);
}

TEST(Cite, GivesEachStyleOfATelegramAndOfAParagraph) {
    const testing::TemporaryFolder folder;
    const std::string archive = folder.path() + "/archive";
    import_paths(archive, {testing::project_path("examples/traffic"),
                           testing::project_path("examples/prints-1970s")});
    const auto room = open_room(archive);
    testing::expect_golden("room/cite/whole", all_styles(*room->read("07ZENDA231"), kPlace));
    testing::expect_golden("room/cite/paragraph",
                           all_styles(*room->read("07ZENDA231"), kPlace, "2"));
    testing::expect_golden("room/cite/national_archives",
                           all_styles(*room->read("75ZENDA123"), kPlace));
}

TEST(Cite, LeavesOutWhatIsNotKnown) {
    testing::expect_golden(
        "room/cite/bare",
        all_styles(read_text("TO SECSTATE WASHDC\n\nUNCLAS\n\n1. (U) Text.\n"), {}));
}

TEST(Cite, NamesAnUnknownSenderAsTheTelegramDoes) {
    const Reading reading = read_text(
        "R 221606Z MAR 13\nFM LORD ADMIRAL HENTZAU\nTO NAVADMIN\nBT\nUNCLAS\nSUBJ/LANTERNS//\n"
        "RMKS/1. LANTERNS ARE TO BE LIT AT DUSK.//\nBT\n#0001\nNNNN\n");
    EXPECT_EQ(sender_name(reading), "LORD ADMIRAL HENTZAU");
    EXPECT_TRUE(citation(reading, "").starts_with("LORD ADMIRAL HENTZAU to NAVADMIN, \"LANTERNS"))
        << citation(reading, "");
    const Reading bare = read_text("TO SECSTATE WASHDC\n\nUNCLAS\n\n1. (U) Text.\n");
    EXPECT_TRUE(citation(bare, "").starts_with("to SECSTATE WASHDC")) << citation(bare, "");
}

TEST(Cite, HasNoCommaBehindAQuestion) {
    const Reading reading =
        read_text(zenda_telegram(8, "LAMPS: \"WHICH STAIRCASE?\"", "1. (U) Text."));
    EXPECT_NE(citation(reading, "").find(", \"LAMPS: 'WHICH STAIRCASE?'\" "), std::string::npos)
        << citation(reading, "");
    EXPECT_NE(cite(CiteStyle::Chicago, reading, kPlace).find("STAIRCASE?'\" "), std::string::npos);
}

TEST(Cite, NamesTheRecordGroupOnlyOfTheElectronicTelegrams) {
    const Reading reading = read_text(zenda_telegram(8, "LAMPS", "1. (U) Text."));
    EXPECT_EQ(cite(CiteStyle::Nara, reading, kPlace).find("Record Group"), std::string::npos);
}

TEST(Cite, EscapesWhatWouldEndAFieldOrARecord) {
    const Reading reading = read_text(zenda_telegram(
        231, "100% OF {LAMPS} & \\INPUT{X}_#1 ~^$ \"SO\" <B> *STAR* \xC3\xA9\xFF", "Text."));
    testing::expect_golden("room/cite/hostile", all_styles(reading, kPlace));
}

TEST(Cite, KeepsBracesOfBibtexInBalanceAndRisOnOneLineAField) {
    const Reading reading =
        read_text(zenda_telegram(7, "}} @misc{x, title = {Y\r\nER  - ", "Text."));
    const std::string bibtex = cite(CiteStyle::Bibtex, reading, kPlace, "}{\nER  - ");
    int depth = 0;
    for (std::size_t i = 0; i < bibtex.size(); ++i) {
        depth += bibtex[i] == '{' ? 1 : bibtex[i] == '}' ? -1 : 0;
        EXPECT_TRUE(depth > 0 || i + 2 >= bibtex.size() || i < 5) << bibtex.substr(0, i);
    }
    EXPECT_EQ(depth, 0) << bibtex;
    const std::string ris = cite(CiteStyle::Ris, reading, kPlace, "}{\nER  - ");
    std::size_t ends = 0;
    for (std::size_t at = 0; at < ris.size();) {
        const std::size_t end = ris.find("\r\n", at);
        ASSERT_NE(end, std::string::npos);
        EXPECT_EQ(ris.substr(at + 2, 4), "  - ") << ris;
        ends += ris.substr(at, 2) == "ER" ? 1 : 0;
        at = end + 2;
    }
    EXPECT_EQ(ends, 1U) << ris;
}

TEST(CiteStyles, AreFoundByName) {
    for (const CiteStyleInfo& info : all_cite_styles()) {
        EXPECT_EQ(find_cite_style(info.name), &info);
    }
    EXPECT_EQ(find_cite_style("vancouver"), nullptr);
}

}  // namespace
}  // namespace reftel::room
