// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/scan_index.h"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "invented_documents.h"
#include "search/ranking.h"

namespace reftel::search {
namespace {

class ScanIndexTest : public ::testing::Test {
 protected:
    [[nodiscard]] std::string found(std::string_view query) const {
        return testing::found(source_, query);
    }
    [[nodiscard]] std::string ordered(std::string_view query) const {
        return testing::in_order(testing::scan(source_, query));
    }
    testing::MemorySource source_{testing::invented_documents()};
};

TEST_F(ScanIndexTest, FindsWordsPhrasesAndForms) {
    EXPECT_EQ(found("oil"), "07ZENDA10 07ZENDA11 08ZENDA140 75HENTZAU3 x-0f3a");
    EXPECT_EQ(found("coal"), "08ZENDA140");
    EXPECT_EQ(found("\"legal policy\""), "08STRELSAU19");
    EXPECT_EQ(found("legal policy"), "08STRELSAU19");
    EXPECT_EQ(found("kazakhstan"), "09STRELSAU120");
    EXPECT_EQ(found("al-qaida elysee us"), "09STRELSAU120");
    EXPECT_EQ(found("436"), "09STRELSAU120");
    EXPECT_EQ(found("09zenda77"), "09STRELSAU120");
    EXPECT_EQ(found("pipe*"), "07ZENDA10");
    EXPECT_EQ(found("*stani"), "09STRELSAU120");
    EXPECT_EQ(found("policy~1"), "08STRELSAU19 09ZENDA77");
    EXPECT_EQ(found("\"legal pol*\""), "08STRELSAU19 09ZENDA77");
}

TEST_F(ScanIndexTest, JoinsPartsOfAQuery) {
    EXPECT_EQ(found("oil gas"), "07ZENDA10 07ZENDA11 08ZENDA140 75HENTZAU3");
    EXPECT_EQ(found("coal OR pipeline"), "07ZENDA10 08ZENDA140");
    EXPECT_EQ(found("oil -gas"), "x-0f3a");
    EXPECT_EQ(found("oil NOT (gas coal)"), "07ZENDA10 07ZENDA11 75HENTZAU3 x-0f3a");
    EXPECT_EQ(found("-oil -weekly from:zenda"), "09ZENDA77 10ZENDA12 10ZENDA2");
    EXPECT_EQ(testing::scan(source_, "").total, 15U);
}

TEST_F(ScanIndexTest, LooksForNearWordsInOneParagraph) {
    EXPECT_EQ(found("oil NEAR/3 gas"), "07ZENDA10 07ZENDA11 75HENTZAU3");
    EXPECT_EQ(found("oil NEAR/3 coal"), "08ZENDA140");
    EXPECT_EQ(found("castle NEAR/100 gas"), "");
    EXPECT_EQ(found("one NEAR/9 gas"), "");
    EXPECT_EQ(found("one NEAR/10 gas"), "08ZENDA140");
}

TEST_F(ScanIndexTest, LooksIntoFieldsOfText) {
    EXPECT_EQ(found("subject:oil"), "07ZENDA10 75HENTZAU3");
    EXPECT_EQ(found("summary:pipeline"), "07ZENDA10");
    EXPECT_EQ(found("comment:gas"), "07ZENDA10");
    EXPECT_EQ(found("comment:oil"), "");
    EXPECT_EQ(found("subject:(coal OR gas)"), "07ZENDA11 08ZENDA140");
    EXPECT_EQ(found("signed:tarlenheim"), "07ZENDA10");
    EXPECT_EQ(found("classifiedby:\"ambassador sapt\""), "08STRELSAU19");
}

TEST_F(ScanIndexTest, FiltersByOriginAndAddressees) {
    EXPECT_EQ(found("from:strelsau"), "08STRELSAU19 09STRELSAU120");
    EXPECT_EQ(found("from:\"Embassy Strelsau\""), "08STRELSAU19 09STRELSAU120");
    EXPECT_EQ(found("from:strel*"), "08STRELSAU19 09STRELSAU120");
    EXPECT_EQ(found("from:strelsaw~"), "08STRELSAU19 09STRELSAU120");
    EXPECT_EQ(found("to:secstate"), "07ZENDA10");
    EXPECT_EQ(found("to:\"SECSTATE WASHDC\""), "07ZENDA10");
    EXPECT_EQ(found("to:strelsau"), "");
    EXPECT_EQ(found("info:strelsau"), "07ZENDA10");
    EXPECT_EQ(found("info:amem*"), "07ZENDA10");
}

TEST_F(ScanIndexTest, FiltersByCodes) {
    EXPECT_EQ(found("tag:phum"), "08STRELSAU19");
    EXPECT_EQ(found("tag:\"human rights\""), "08STRELSAU19");
    EXPECT_EQ(found("tag:kazakhstan"), "09STRELSAU120");
    EXPECT_EQ(found("tag:(PTER OR PHUM)"), "08STRELSAU19 09STRELSAU120");
    EXPECT_EQ(found("tag:en*"), "07ZENDA10");
    EXPECT_EQ(found("caption:nodis"), "08STRELSAU19");
    EXPECT_EQ(found("precedence:flash"), "09STRELSAU120");
    EXPECT_EQ(found("precedence:>=immediate"), "08STRELSAU19 09STRELSAU120");
}

TEST_F(ScanIndexTest, FiltersByLevels) {
    EXPECT_EQ(found("class:secret"), "08STRELSAU19 09STRELSAU120");
    EXPECT_EQ(found("class:secret//noforn"), "08STRELSAU19");
    EXPECT_EQ(found("class:noforn"), "08STRELSAU19");
    EXPECT_EQ(found("class:sbu"), "08ZENDA140 75HENTZAU3");
    EXPECT_EQ(found("class:>sbu class:<secret"), "07ZENDA10");
    EXPECT_EQ(found("mark:s"), "09ZENDA77");
    EXPECT_EQ(found("mark:<=sbu oil"), "07ZENDA10");
    EXPECT_EQ(found("-class:>=unclassified"), "09ZENDA77 10ZENDA12 10ZENDA2 x-0f3a");
}

TEST_F(ScanIndexTest, FiltersByDates) {
    EXPECT_EQ(found("date:2008"), "08STRELSAU19 08ZENDA140");
    EXPECT_EQ(found("date:2008-06"), "08ZENDA140");
    EXPECT_EQ(found("date:2008-06-30"), "08ZENDA140");
    EXPECT_EQ(found("date:2007-12..2008-01-01"), "08STRELSAU19");
    EXPECT_EQ(found("date:..1980"), "75HENTZAU3");
    EXPECT_EQ(found("date:>2009"), "10ZENDA12 10ZENDA2");
    EXPECT_EQ(found("date:>=2009 date:<2009-03-13"), "09STRELSAU120");
    EXPECT_EQ(found("released:2011-08-30"), "08ZENDA140");
}

TEST_F(ScanIndexTest, FiltersByReferencesAndProperties) {
    EXPECT_EQ(found("ref:07ZENDA10"), "07ZENDA11 08STRELSAU19");
    EXPECT_EQ(found("ref:\"07 Zenda 000010\""), "07ZENDA11 08STRELSAU19");
    EXPECT_EQ(found("ref:\"HENTZAU 1\""), "09ZENDA77");
    EXPECT_EQ(found("citedby:09ZENDA77"), "09STRELSAU120");
    EXPECT_EQ(found("id:09ZENDA77"), "09ZENDA77");
    EXPECT_EQ(found("id:\"zenda 12\""), "10ZENDA12");
    EXPECT_EQ(found("id:10zenda*"), "10ZENDA12 10ZENDA2");
    EXPECT_EQ(found("id:X-0F3A"), "x-0f3a");
    EXPECT_EQ(found("has:comment"), "07ZENDA10");
    EXPECT_EQ(found("has:refs"), "07ZENDA11 08STRELSAU19 09ZENDA77");
    EXPECT_EQ(found("is:partial"), "09ZENDA77");
    EXPECT_EQ(found("is:undated"), "x-0f3a");
}

TEST_F(ScanIndexTest, OrdersByDateAndNumber) {
    EXPECT_EQ(ordered("oil sort:newest"), "08ZENDA140 07ZENDA11 07ZENDA10 75HENTZAU3 x-0f3a");
    EXPECT_EQ(ordered("oil sort:oldest"), "75HENTZAU3 07ZENDA10 07ZENDA11 08ZENDA140 x-0f3a");
    EXPECT_EQ(ordered("from:zenda sort:mrn"),
              "07ZENDA10 07ZENDA11 08ZENDA140 09ZENDA77 10ZENDA2 10ZENDA12");
    EXPECT_EQ(ordered("from:zenda date:2010"), "10ZENDA12 10ZENDA2");
}

TEST_F(ScanIndexTest, RanksSubjectsAndRareWordsFirst) {
    EXPECT_EQ(testing::scan(source_, "oil").hits.front().id, "75HENTZAU3");
    EXPECT_EQ(ordered("gas prices").substr(0, 9), "07ZENDA11");
    const Results results = testing::scan(source_, "coal OR report");
    EXPECT_EQ(results.hits.front().id, "08ZENDA140");
}

TEST(ScanIndexScore, IsTheFormulaOfTheDocumentation) {
    Document a;
    a.id = "09ZENDA1";
    a.subject = "oil";
    a.paragraphs = {{"1", telegram::Paragraph::Kind::Summary, telegram::Level::None, "oil here"},
                    {"2", telegram::Paragraph::Kind::Text, telegram::Level::None, "oil there now"}};
    Document b;
    b.id = "09ZENDA2";
    b.subject = "gas only";
    const testing::MemorySource source({a, b});
    const double rare = std::log1p((2 - 1 + 0.5) / (1 + 0.5));
    // The subject has 1 word, subjects have 1.5 on the average; summary and text are of average
    // length.
    const double occurrences = 3 / (0.5 + 0.5 * 1 / 1.5) + 1.5 + 1;
    const Results results = testing::scan(source, "oil -gas tag:none OR oil");
    ASSERT_EQ(results.hits.size(), 1U);
    EXPECT_NEAR(results.hits[0].score, 2 * rare * occurrences * 2.2 / (occurrences + 1.2), 1e-4);
}

TEST_F(ScanIndexTest, CountsEachClauseAlone) {
    SearchRequest request;
    request.query = parse_query("oil -gas date:2007");
    request.clause_counts = true;
    const auto results = ScanIndex(source_).search(request);
    ASSERT_TRUE(results.has_value());
    EXPECT_EQ(results->total, 0U);
    EXPECT_EQ(results->clause_counts, (std::vector<std::uint64_t>{5, 11, 2}));
}

TEST_F(ScanIndexTest, LightsSubjectAndBestParagraphs) {
    const Results results = testing::scan(source_, "oil gas from:hentzau");
    ASSERT_EQ(results.hits.size(), 1U);
    const Hit& hit = results.hits[0];
    EXPECT_EQ(hit.subject.lit.size(), 3U);
    ASSERT_EQ(hit.paragraphs.size(), 3U);
    EXPECT_EQ(hit.paragraphs[0].address, "4");
    EXPECT_EQ(hit.paragraphs[1].address, "1");
    EXPECT_EQ(hit.more_paragraphs, 1U);
    const Results marked = testing::scan(source_, "praised");
    ASSERT_EQ(marked.hits.size(), 1U);
    EXPECT_EQ(marked.hits[0].paragraphs.at(0).mark, "SBU");
}

TEST_F(ScanIndexTest, AnswersNoHitsForNoLimit) {
    const Results results = testing::scan(source_, "oil", 0);
    EXPECT_EQ(results.total, 5U);
    EXPECT_TRUE(results.hits.empty());
    EXPECT_TRUE(results.next.empty());
}

}  // namespace
}  // namespace reftel::search
