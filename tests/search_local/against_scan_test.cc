// SPDX-License-Identifier: AGPL-3.0-or-later
// The engine gives the same answers as the scan, to the last bit of the score.
#include <array>
#include <atomic>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

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
        open();
    }
    /// Documents up to `first_commit` in one segment, the others in a second; none withdrawn.
    Pair(std::vector<Document> documents, std::size_t first_commit)
        : source_(std::move(documents)), loader_(source_.documents()) {
        const auto writer = IndexWriter::open(folder_.path()).value();
        for (std::size_t i = 0; i < source_.documents().size(); ++i) {
            EXPECT_TRUE(writer->add(source_.documents()[i], 1).has_value());
            if (i + 1 == first_commit) {
                EXPECT_TRUE(writer->commit("first").has_value());
            }
        }
        EXPECT_TRUE(writer->commit("all").has_value());
        open();
    }
    /// The first pages of an answer, as text, from one and from the other; and from an engine that
    /// shares all work among threads.
    void compare(std::string_view query, unsigned sort, std::uint32_t limit) {
        compare(query, sort, request_of(query, sort, limit));
    }
    void compare(std::string_view query, unsigned sort, SearchRequest request) {
        const search::ScanIndex scan(source_);
        for (int page = 0; page < 4; ++page) {
            const auto expected = scan.search(request);
            const auto actual = index_->search(request);
            const auto shared = shared_->search(request);
            ASSERT_TRUE(expected.has_value() && actual.has_value() && shared.has_value()) << query;
            ASSERT_EQ(testing::dump(*expected), testing::dump(*actual))
                << query << " sort " << sort;
            ASSERT_EQ(testing::dump(*expected), testing::dump(*shared))
                << query << " sort " << sort << ", shared among threads";
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
    [[nodiscard]] const LocalIndex& index() const { return *index_; }
    /// The engine that shares all work among threads.
    [[nodiscard]] const LocalIndex& shared() const { return *shared_; }
    [[nodiscard]] std::string expected(const SearchRequest& request) const {
        return testing::dump(search::ScanIndex(source_).search(request).value());
    }

 private:
    void open() {
        index_ = LocalIndex::open(folder_.path(), loader_).value();
        // Whatever there is to do, three threads do it.
        shared_ =
            LocalIndex::open(folder_.path(), loader_, {.threads = 3, .least_work = 0}).value();
    }

    reftel::testing::TemporaryFolder folder_;
    MemorySource source_;
    testing::MemoryLoader loader_;
    std::unique_ptr<LocalIndex> index_;
    std::unique_ptr<LocalIndex> shared_;
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

/// Telegrams that were indexed while all were short are scored by averages that long ones raised
/// since: an occurrence counts more than what was known when its block was written.
TEST(AgainstScan, WhenTelegramsBecameLongerSinceASegmentWasWritten) {
    constexpr std::size_t kShort = 1600;
    std::vector<Document> documents = many_documents(kShort + 150);
    std::mt19937 random(3);
    for (std::size_t i = kShort; i < documents.size(); ++i) {
        std::string text;
        for (std::size_t k = 0; k < 800; ++k) {
            text += "word" + std::to_string(random() % 300) + ' ';
        }
        documents[i].paragraphs.push_back(
            {"10", telegram::Paragraph::Kind::Text, telegram::Level::None, std::move(text)});
    }
    testing::fill_cited_by(documents);
    Pair pair(documents, kShort);
    const auto state = pair.index().snapshot().value();
    ASSERT_EQ(state->segments().size(), 2U);
    EXPECT_GT(state->growth(0), 2);
    for (const std::string_view query : {"lamp0", "lamp4", "lamp0 lamp1", "lamp0 OR lamp3",
                                         "lamp5 OR lamp9 OR lamp31", "lamp1*", "lamp1 -lamp2"}) {
        SearchRequest request;
        request.query = search::parse_query(query);
        request.limit = 5;
        pair.compare(query, 0, request);
        if (HasFatalFailure()) {
            return;
        }
    }
}

TEST(AgainstScan, WithATelegramOfMoreWordsThanSixteenBitsCount) {
    std::vector<Document> documents = many_documents(200);
    for (int i = 0; i < 66'000; ++i) {
        documents[7].paragraphs.back().text += " lamp1";
    }
    testing::fill_cited_by(documents);
    Pair pair(documents, 6, false, 100);
    pair.compare("lamp*", 0, 5);
    pair.compare("lamp1 OR oil", 0, 5);
}

TEST(AgainstScan, FromSeveralThreadsThatShareTheirWork) {
    std::vector<Document> documents = many_documents(300);
    testing::fill_cited_by(documents);
    const Pair pair(documents, 4, false, 50);
    std::vector<SearchRequest> requests;
    std::vector<std::string> expected;
    for (const std::string_view query :
         {"lamp0", "lamp0 lamp1", "lamp*", "*amp*", "lamp2~1", "\"lamp0 lamp1\"", "oil OR is:cited",
          "citedby:0*", "lamp3 from:zenda", "lamp1 date:2009", "", "lamps~en"}) {
        requests.push_back(request_of(query, static_cast<unsigned>(requests.size()), 7));
        expected.push_back(pair.expected(requests.back()));
    }
    std::atomic<std::size_t> wrong = 0;
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (std::size_t i = 0; i < 3 * requests.size(); ++i) {
                const std::size_t at = (i + 5 * thread) % requests.size();
                const auto found = pair.shared().search(requests[at]);
                wrong += found && testing::dump(*found) == expected[at] ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(wrong, 0U);
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
