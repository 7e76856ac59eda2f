// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/index_writer.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "generated.h"
#include "golden.h"
#include "search_local/local_index.h"

namespace reftel::search_local {
namespace {

using reftel::testing::TemporaryFolder;
using search::Document;

Document document(std::string id, std::string text) {
    Document out;
    out.id = std::move(id);
    out.paragraphs.push_back(
        {"1", telegram::Paragraph::Kind::Text, telegram::Level::None, std::move(text)});
    return out;
}

std::uint64_t total(const LocalIndex& index, std::string_view query) {
    search::SearchRequest request;
    request.query = search::parse_query(query);
    return index.search(request).value().total;
}

TEST(IndexWriter, ShowsReadersACommitAndNothingBeforeIt) {
    const TemporaryFolder folder;
    const testing::MemoryLoader loader({});
    const auto index = LocalIndex::open(folder.path(), loader).value();
    const auto writer = IndexWriter::open(folder.path()).value();
    ASSERT_TRUE(writer->add(document("a", "one lantern"), 1).has_value());
    EXPECT_EQ(total(*index, "lantern"), 0U);
    ASSERT_TRUE(writer->commit("first").has_value());
    EXPECT_EQ(total(*index, "lantern"), 1U);
    EXPECT_EQ(index->mark().value(), "first");
    ASSERT_TRUE(writer->add(document("a", "no more"), 2).has_value());
    EXPECT_EQ(total(*index, "lantern"), 1U);
    ASSERT_TRUE(writer->commit("second").has_value());
    EXPECT_EQ(total(*index, "lantern"), 0U);
    EXPECT_EQ(total(*index, "more"), 1U);
    ASSERT_TRUE(writer->remove("a").has_value());
    ASSERT_TRUE(writer->commit("third").has_value());
    EXPECT_EQ(total(*index, ""), 0U);
}

TEST(LocalIndex, AnswersTheSameAfterItsPagesWereLetGo) {
    const TemporaryFolder folder;
    const testing::MemoryLoader loader({});
    const auto writer = IndexWriter::open(folder.path()).value();
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(writer->add(document(std::to_string(i), "one lantern"), 1).has_value());
    }
    ASSERT_TRUE(writer->commit("first").has_value());
    const auto index = LocalIndex::open(folder.path(), loader).value();
    EXPECT_EQ(total(*index, "\"one lantern\""), 50U);
    const auto state = index->snapshot().value();
    EXPECT_GT(state->bytes(), 0U);
    for (std::size_t i = 0; i < state->segments().size(); ++i) {
        state->forget_pages(i);
    }
    EXPECT_EQ(total(*index, "\"one lantern\""), 50U);
    EXPECT_FALSE(state->damaged());
}

TEST(IndexWriter, ForgetsWhatWasNotCommitted) {
    const TemporaryFolder folder;
    {
        const auto writer = IndexWriter::open(folder.path(), {.build_memory = 1}).value();
        ASSERT_TRUE(writer->add(document("a", "kept"), 1).has_value());
        ASSERT_TRUE(writer->commit("one").has_value());
        ASSERT_TRUE(writer->add(document("b", "lost"), 1).has_value());
    }
    const auto writer = IndexWriter::open(folder.path()).value();
    EXPECT_EQ(writer->documents(), 1U);
    EXPECT_EQ(writer->mark(), "one");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        files += entry.path().extension() == ".seg" ? 1 : 0;
    }
    EXPECT_EQ(files, 1U);
}

TEST(IndexWriter, IsOneAtATime) {
    const TemporaryFolder folder;
    const auto writer = IndexWriter::open(folder.path()).value();
    const auto other = IndexWriter::open(folder.path());
    ASSERT_FALSE(other.has_value());
    EXPECT_EQ(other.error().kind, Error::Kind::Busy);
}

TEST(IndexWriter, MergesSmallSegmentsWhileAReaderKeepsItsState) {
    const TemporaryFolder folder;
    const testing::MemoryLoader loader({});
    const auto writer = IndexWriter::open(folder.path()).value();
    for (int i = 0; i < 20; ++i) {
        ASSERT_TRUE(writer->add(document("a" + std::to_string(i), "lantern"), 1).has_value());
        ASSERT_TRUE(writer->commit("m").has_value());
    }
    const auto index = LocalIndex::open(folder.path(), loader).value();
    const auto before = index->snapshot().value();
    EXPECT_EQ(before->segments().size(), 20U);
    while (writer->merge().value()) {
    }
    EXPECT_LT(index->snapshot().value()->segments().size(), 8U);
    EXPECT_EQ(total(*index, "lantern"), 20U);
    EXPECT_EQ(before->documents(), 20U);
}

IndexWriter::Options merging_behind() {
    IndexWriter::Options out;
    out.merge_behind = true;
    return out;
}

/// Commits 120 documents one by one, withdraws every third of them five commits later, and asks
/// after each commit.
void write_with_withdrawals(IndexWriter& writer, const LocalIndex& index) {
    for (int i = 0; i < 120; ++i) {
        ASSERT_TRUE(writer.add(document("a" + std::to_string(i), "lantern"), 1).has_value());
        if (i % 3 == 2 && i > 5) {
            ASSERT_TRUE(writer.remove("a" + std::to_string(i - 5)).has_value());
        }
        ASSERT_TRUE(writer.commit(std::to_string(i)).has_value());
        ASSERT_EQ(total(index, "lantern"), writer.documents()) << i;
        ASSERT_EQ(index.mark().value(), std::to_string(i));
    }
}

TEST(IndexWriter, MergesBehindCommitsAndNothingComesBackOrIsLost) {
    const TemporaryFolder folder;
    const testing::MemoryLoader loader({});
    const auto index = LocalIndex::open(folder.path(), loader).value();
    const auto writer = IndexWriter::open(folder.path(), merging_behind()).value();
    write_with_withdrawals(*writer, *index);
    ASSERT_TRUE(writer->merge_all().has_value());
    EXPECT_FALSE(writer->is_merging());
    EXPECT_LT(index->snapshot().value()->segments().size(), 16U);
    EXPECT_EQ(total(*index, "lantern"), 82U);
    EXPECT_EQ(total(*index, "id:a3"), 0U);
    EXPECT_EQ(total(*index, "id:a4"), 1U);
}

TEST(IndexWriter, ShowsNoWithdrawalOfTheNextCommitWhenAMergeEnds) {
    const TemporaryFolder folder;
    const testing::MemoryLoader loader({});
    const auto index = LocalIndex::open(folder.path(), loader).value();
    const auto writer = IndexWriter::open(folder.path()).value();
    for (int i = 0; i < 10; ++i) {
        ASSERT_TRUE(writer->add(document("a" + std::to_string(i), "lantern"), 1).has_value());
        ASSERT_TRUE(writer->commit("m").has_value());
    }
    ASSERT_TRUE(writer->remove("a1").has_value());
    EXPECT_TRUE(writer->merge().value());
    EXPECT_EQ(total(*index, "lantern"), 10U);
    ASSERT_TRUE(writer->commit("m").has_value());
    EXPECT_EQ(total(*index, "lantern"), 9U);
}

TEST(IndexWriter, GivesAMergeUpWhenItEnds) {
    const TemporaryFolder folder;
    const testing::MemoryLoader loader({});
    for (int i = 0; i < 30; ++i) {
        const auto writer = IndexWriter::open(folder.path(), merging_behind()).value();
        ASSERT_TRUE(writer->add(document("a" + std::to_string(i), "lantern"), 1).has_value());
        ASSERT_TRUE(writer->commit("m").has_value());
    }
    const auto writer = IndexWriter::open(folder.path()).value();
    ASSERT_TRUE(writer->merge_all().has_value());
    const auto index = LocalIndex::open(folder.path(), loader).value();
    EXPECT_EQ(total(*index, "lantern"), 30U);
    EXPECT_LT(index->snapshot().value()->segments().size(), 8U);
}

TEST(IndexWriter, TellsWhatItHoldsAndOfWhichVersion) {
    const TemporaryFolder folder;
    const auto writer = IndexWriter::open(folder.path()).value();
    ASSERT_TRUE(writer->add(document("a", "x"), 7).has_value());
    ASSERT_TRUE(writer->add(document("b", "x"), 8).has_value());
    ASSERT_TRUE(writer->add(document("a", "x"), 9).has_value());
    ASSERT_TRUE(writer->commit("m").has_value());
    std::vector<std::pair<std::string, std::uint64_t>> held;
    writer->for_each(
        [&](std::string_view id, std::uint64_t version) { held.emplace_back(id, version); });
    std::ranges::sort(held);
    EXPECT_EQ(held, (std::vector<std::pair<std::string, std::uint64_t>>{{"a", 9}, {"b", 8}}));
}

/// Every byte of every file, changed: an error, or (bytes that pad sections) the same answer.
TEST(LocalIndex, NeverAnswersFromADamagedFile) {
    const TemporaryFolder folder;
    const auto documents = testing::generated_documents(30, 5);
    const testing::MemoryLoader loader(documents);
    {
        const auto writer = IndexWriter::open(folder.path()).value();
        for (const Document& each : documents) {
            ASSERT_TRUE(writer->add(each, 1).has_value());
        }
        ASSERT_TRUE(writer->commit("m").has_value());
    }
    const auto ask = [&]() -> Result<std::string> {
        const auto index = REFTEL_TRY(LocalIndex::open(folder.path(), loader));
        std::string out;
        for (const char* query : {"oil", "\"the of\" OR lan*", "from:zenda is:cited", "lantern~"}) {
            search::SearchRequest request;
            request.query = search::parse_query(query);
            request.facets = true;
            out += testing::dump(REFTEL_TRY(index->search(request)));
        }
        return out;
    };
    const std::string expected = ask().value();
    std::size_t refused = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        const std::string path = entry.path().string();
        const std::string good = reftel::testing::read_file(path);
        for (std::size_t at = 0; at < good.size(); at += good.size() / 60 + 1) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x41);
            std::ofstream(path, std::ios::binary | std::ios::trunc) << bad;
            const auto answer = ask();
            refused += answer ? 0 : 1;
            if (answer) {
                EXPECT_EQ(*answer, expected) << path << " byte " << at;
            }
        }
        std::ofstream(path, std::ios::binary | std::ios::trunc) << good.substr(0, good.size() / 2);
        EXPECT_TRUE(good.empty() || !ask().has_value()) << path;
        std::ofstream(path, std::ios::binary | std::ios::trunc) << good;
    }
    EXPECT_GT(refused, 100U);
    EXPECT_EQ(ask().value(), expected);
}

}  // namespace
}  // namespace reftel::search_local
