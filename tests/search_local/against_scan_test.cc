// SPDX-License-Identifier: AGPL-3.0-or-later
// The engine gives the same answers as the scan, to the last bit of the score.
#include <array>
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "generated.h"
#include "golden.h"
#include "invented_documents.h"
#include "query_suite.h"
#include "search/scan_index.h"
#include "search_local/index_writer.h"
#include "search_local/local_index.h"

namespace reftel::search_local {
namespace {

using search::Document;
using search::SearchRequest;
using search::Sort;
using search::testing::MemorySource;

SearchRequest request_of(std::string_view query, unsigned sort, std::uint32_t limit) {
    SearchRequest out;
    out.query = search::parse_query(query);
    out.sort = static_cast<Sort>(sort % 4);
    out.limit = limit;
    out.facets = true;
    out.clause_counts = true;
    out.histogram = true;
    if (sort % 5 > 0) {
        out.histogram_unit = static_cast<search::DateUnit>(sort % 3);
    }
    return out;
}

/// Puts documents into an index: in batches of `batch` or so, some of them first in an older form,
/// some withdrawn.
void fill(IndexWriter& writer, const std::vector<Document>& documents, unsigned seed,
          unsigned batch) {
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (random() % 5 == 0) {
            Document older = documents[(i + 7) % documents.size()];
            older.id = random() % 2 == 0 ? documents[i].id : "gone" + std::to_string(i);
            older.references.clear();
            ASSERT_TRUE(writer.add(older, 1).has_value());
            if (older.id != documents[i].id) {
                ASSERT_TRUE(writer.remove(older.id).has_value());
            }
        }
        ASSERT_TRUE(writer.add(documents[i], 2).has_value());
        if (random() % batch == 0) {
            ASSERT_TRUE(writer.commit("some").has_value());
        }
    }
    ASSERT_TRUE(writer.commit("all").has_value());
}

class Pair {
 public:
    Pair(std::vector<Document> documents, unsigned seed, bool merge, unsigned batch = 6)
        : source_(std::move(documents)), loader_(source_.documents()) {
        auto writer = IndexWriter::open(folder_.path());
        EXPECT_TRUE(writer.has_value());
        fill(**writer, source_.documents(), seed, batch);
        for (bool more = merge; more;) {
            more = (*writer)->merge().value();
        }
        index_ = LocalIndex::open(folder_.path(), loader_).value();
    }
    /// The first pages of an answer, as text, from one and from the other.
    void compare(std::string_view query, unsigned sort, std::uint32_t limit) {
        SearchRequest request = request_of(query, sort, limit);
        const search::ScanIndex scan(source_);
        for (int page = 0; page < 4; ++page) {
            const auto expected = scan.search(request);
            const auto actual = index_->search(request);
            ASSERT_TRUE(expected.has_value() && actual.has_value()) << query;
            ASSERT_EQ(testing::dump(*expected), testing::dump(*actual))
                << query << " sort " << sort;
            if (expected->next.empty()) {
                break;
            }
            request.cursor = expected->next;
            request.facets = false;
            request.histogram = false;
        }
    }
    /// What both list of words and values.
    void compare_lists(std::mt19937& random) {
        const search::ScanIndex scan(source_);
        const std::array patterns{
            search::WordPattern::with_stars("oil"), search::WordPattern::with_stars("p*"),
            search::WordPattern::with_stars("*an*"), search::WordPattern::fuzzy("polcy", 2),
            search::WordPattern::same_stem("lanterns")};
        EXPECT_EQ(scan.words(patterns).value(), index_->words(patterns).value());
        for (const auto field : {search::ValueField::Origin, search::ValueField::Tag,
                                 search::ValueField::SubjectWord, search::ValueField::Id}) {
            for (const std::string_view beginning : {"", "z", "p", "07ze", "lan", "08"}) {
                const std::size_t limit = random() % 3 == 0 ? 2 : 0;
                EXPECT_EQ(scan.values(field, beginning, limit).value(),
                          index_->values(field, beginning, limit).value())
                    << beginning;
            }
        }
        EXPECT_EQ(scan.telegrams().value(), index_->telegrams().value());
    }
    [[nodiscard]] const search::Index& index() const { return *index_; }

 private:
    reftel::testing::TemporaryFolder folder_;
    MemorySource source_;
    testing::MemoryLoader loader_;
    std::unique_ptr<LocalIndex> index_;
};

TEST(AgainstScan, OnInventedTelegrams) {
    std::vector<Document> documents = search::testing::invented_documents();
    testing::fill_cited_by(documents);
    Pair pair(documents, 1, false);
    for (const std::string_view query : {"",
                                         "oil",
                                         "oil gas",
                                         "coal OR pipeline",
                                         "oil -gas",
                                         "\"legal policy\"",
                                         "pipe*",
                                         "*stani",
                                         "policy~1",
                                         "\"legal pol*\"",
                                         "oil NEAR/3 gas",
                                         "subject:oil",
                                         "summary:pipeline",
                                         "from:strelsau",
                                         "info:amem*",
                                         "class:noforn",
                                         "mark:secret",
                                         "date:2009",
                                         "is:undated",
                                         "citedby:09ZENDA77",
                                         "ref:07ZENDA10",
                                         "ref:\"ZENDA 10\"",
                                         "id:09*",
                                         "oil OR is:cited",
                                         "prices gas oil",
                                         "praises~en",
                                         "\"gas price\"~en"}) {
        for (unsigned sort = 0; sort < 4; ++sort) {
            pair.compare(query, sort, 3);
        }
    }
}

TEST(AgainstScan, AnswersTheSuiteOfQueries) {
    Pair pair(search::testing::suite_documents(), 3, true);
    EXPECT_EQ(search::testing::run_suite(pair.index(), search::testing::suite_needs()),
              search::testing::read_suite().size());
}

/// Telegrams in such numbers that lists of documents have many blocks and scores are worked out in
/// many stretches. Words are common or rare, and a few telegrams have far more of a word than
/// others: what lies far below them is passed over.
std::vector<Document> many_documents(std::size_t count) {
    std::mt19937 random(5);
    std::vector<Document> out = testing::generated_documents(count, 5);
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        const std::size_t words = 3 + random() % 30;
        const std::size_t share = i % 700 == 11 ? 2 : 40;
        for (std::size_t k = 0; k < words; ++k) {
            const std::size_t word = std::min(random() % share, random() % share);
            text += "lamp" + std::to_string(word) + ' ';
        }
        out[i].paragraphs.push_back(
            {"9", telegram::Paragraph::Kind::Text, telegram::Level::None, std::move(text)});
        for (std::size_t k = random() % 30 == 0 ? 25 : 0; k > 0; --k) {
            out[i].info.push_back("AMEMBASSY PLACE" + std::to_string(random() % 40));
        }
    }
    return out;
}

TEST(AgainstScan, OnTelegramsOfManyBlocks) {
    std::vector<Document> documents = many_documents(3000);
    testing::fill_cited_by(documents);
    Pair pair(documents, 9, true, 1500);
    for (const std::string_view query :
         {"lamp0", "lamp0 lamp1", "lamp0 OR lamp3 OR lamp31 OR oil", "lamp*", "lamp1*", "lamp2~1",
          "\"lamp0 lamp1\"", "lamp0 -lamp1", "lamp0 NEAR/2 lamp2", "subject:oil lamp1",
          "lamp30 OR lamp31", "lamp0 OR lamp38", "lamp38 OR lamp39", "lamp4 from:zenda"}) {
        pair.compare(query, 0, 10);
        if (HasFatalFailure()) {
            return;
        }
    }
    pair.compare("lamp0 lamp2", 1, 10);
}

/// `./test` takes a part of the 20,000 pairs that REFTEL_LONG_TESTS=1 takes.
TEST(AgainstScan, OnGeneratedTelegramsAndQueries) {
    const unsigned rounds = std::getenv("REFTEL_LONG_TESTS") != nullptr ? 400 : 30;
    for (unsigned round = 0; round < rounds; ++round) {
        Pair pair(testing::generated_documents(20 + round % 7 * 9, round), round, round % 2 == 0);
        std::mt19937 random(round);
        pair.compare_lists(random);
        for (int i = 0; i < 50; ++i) {
            const std::string query = testing::generated_query(random);
            pair.compare(query, static_cast<unsigned>(random()), random() % 2 == 0 ? 5 : 100);
            if (HasFatalFailure()) {
                return;
            }
        }
    }
}

}  // namespace
}  // namespace reftel::search_local
