// SPDX-License-Identifier: AGPL-3.0-or-later
// A writer that is killed at any moment leaves an index that is one of its commits.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "generated.h"
#include "golden.h"
#include "invented_documents.h"
#include "search/scan_index.h"
#include "search_local/index_writer.h"
#include "search_local/local_index.h"

namespace reftel::search_local {
namespace {

using search::Document;

constexpr std::size_t kBatch = 6;

/// What a reader must find after so many commits: each adds a batch and withdraws one of before.
std::vector<Document> state_after(const std::vector<Document>& all, std::size_t commits) {
    std::vector<Document> out;
    for (std::size_t i = 0; i < commits * kBatch; ++i) {
        const bool withdrawn = i % kBatch == 0 && i / kBatch + 1 < commits;
        if (!withdrawn) {
            out.push_back(all[i]);
        }
    }
    testing::fill_cited_by(out);
    return out;
}

/// Where a writer merges.
enum class Merging { Between, Behind };

/// In the child: commit after commit, each told by a byte, merging in between or behind.
void write_until_killed(const std::string& folder, const std::vector<Document>& all, int pipe,
                        Merging merging) {
    IndexWriter::Options options;
    options.merge_behind = merging == Merging::Behind;
    const auto writer = IndexWriter::open(folder, options).value();
    for (std::size_t commit = 0; (commit + 1) * kBatch <= all.size(); ++commit) {
        for (std::size_t i = commit * kBatch; i < (commit + 1) * kBatch; ++i) {
            (void)writer->add(all[i], 1).has_value();
        }
        if (commit > 0) {
            (void)writer->remove(all[(commit - 1) * kBatch].id).has_value();
        }
        (void)writer->commit(std::to_string(commit + 1)).has_value();
        (void)!::write(pipe, "c", 1);
        if (merging == Merging::Between) {
            (void)writer->merge().has_value();
        }
        (void)!::write(pipe, "m", 1);
    }
}

/// Kills a writer when it has told of `steps` commits and merges: it is somewhere in the next.
void kill_after(const std::string& folder, const std::vector<Document>& all, int steps,
                Merging merging) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(pipe[0]);
        write_until_killed(folder, all, pipe[1], merging);
        ::_exit(0);
    }
    ::close(pipe[1]);
    char told = 0;
    for (int i = 0; i < steps && ::read(pipe[0], &told, 1) == 1; ++i) {
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(pipe[0]);
}

void expect_a_commit(const std::string& folder, const std::vector<Document>& all) {
    const testing::MemoryLoader loader(all);
    const auto index = LocalIndex::open(folder, loader).value();
    const std::string mark = index->mark().value();
    const std::vector<Document> expected = state_after(all, mark.empty() ? 0 : std::stoul(mark));
    const search::testing::MemorySource source(expected);
    for (const char* query : {"", "oil", "\"of the\" OR lan*", "from:zenda is:cited"}) {
        search::SearchRequest request;
        request.query = search::parse_query(query);
        request.limit = 100;
        request.facets = true;
        const auto answer = index->search(request);
        ASSERT_TRUE(answer.has_value()) << answer.error().message;
        EXPECT_EQ(testing::dump(search::ScanIndex(source).search(request).value()),
                  testing::dump(*answer))
            << query << " after commit " << mark;
    }
}

TEST(Crash, LeavesOneOfTheCommitsWhereverTheWriterIsKilled) {
    const int rounds = std::getenv("REFTEL_LONG_TESTS") != nullptr ? 500 : 20;
    const std::vector<Document> all = testing::generated_documents(40 * kBatch, 3);
    std::mt19937 random(11);
    for (int round = 0; round < rounds && !::testing::Test::HasFailure(); ++round) {
        const reftel::testing::TemporaryFolder folder;
        kill_after(folder.path(), all, static_cast<int>(random() % 70),
                   round % 2 == 0 ? Merging::Between : Merging::Behind);
        expect_a_commit(folder.path(), all);
        // Whoever comes next can go on.
        const auto writer = IndexWriter::open(folder.path());
        ASSERT_TRUE(writer.has_value());
        ASSERT_TRUE((*writer)->commit((*writer)->mark()).has_value());
        expect_a_commit(folder.path(), all);
    }
}

TEST(Crash, TellsOfAFullDiskAndKeepsTheLastCommit) {
    const reftel::testing::TemporaryFolder folder;
    const std::vector<Document> all = testing::generated_documents(4 * kBatch, 3);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto writer = IndexWriter::open(folder.path()).value();
        for (std::size_t i = 0; i < kBatch; ++i) {
            (void)writer->add(all[i], 1).has_value();
        }
        const bool first = writer->commit("1").has_value();
        // A file may not grow beyond a little: as on a disk that is full.
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{4096, 4096};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        for (std::size_t i = kBatch; i < all.size(); ++i) {
            (void)writer->add(all[i], 1).has_value();
        }
        const bool second = writer->commit("2").has_value();
        ::_exit(first && !second ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    expect_a_commit(folder.path(), all);
}

}  // namespace
}  // namespace reftel::search_local
