// SPDX-License-Identifier: AGPL-3.0-or-later
// What helps to find: other words for slips, telegrams like one, completions.
#include "search/suggestion.h"

#include <string>

#include <gtest/gtest.h>

#include "invented_documents.h"
#include "search/completion.h"
#include "search/scan_index.h"
#include "search/similar.h"

namespace reftel::search {
namespace {

using testing::MemorySource;

std::string suggestion(const MemorySource& source, std::string_view query) {
    const Query parsed = parse_query(query);
    const auto out = suggest(ScanIndex(source), parsed, testing::scan(source, query).total);
    EXPECT_TRUE(out.has_value());
    return *out ? (*out)->query + " " + std::to_string((*out)->total) : "";
}

class SuggestionTest : public ::testing::Test {
 protected:
    MemorySource source_{testing::invented_documents()};
};

TEST_F(SuggestionTest, PutsAWordOfTheEditionForOneThatItHasNot) {
    EXPECT_EQ(suggestion(source_, "pipelne"), "pipeline 1");
    EXPECT_EQ(suggestion(source_, "wekly reprot"), "weekly report 5");
    EXPECT_EQ(suggestion(source_, "subject:coul -gas"), "");
    EXPECT_EQ(suggestion(source_, "subject:weekli (tag:PGOV OR oil)"),
              "subject:weekly (tag:PGOV OR oil) 2");
    EXPECT_EQ(suggestion(source_, "\"gas prices\""), "");
    EXPECT_EQ(suggestion(source_, "\"gas prizes\""), "\"gas prices\" 1");
}

TEST_F(SuggestionTest, LeavesAloneWhatIsFoundOrIsNoWordOfText) {
    EXPECT_EQ(suggestion(source_, "oil"), "");
    EXPECT_EQ(suggestion(source_, ""), "");
    EXPECT_EQ(suggestion(source_, "437"), "");
    EXPECT_EQ(suggestion(source_, "pipeln*"), "");
    EXPECT_EQ(suggestion(source_, "oil -pipelne"), "");
    EXPECT_EQ(suggestion(source_, "from:zendo"), "");
}

TEST_F(SuggestionTest, PutsTheFrequentWordNotAGarbleOfIt) {
    std::vector<Document> documents;
    for (int i = 0; i < 60; ++i) {
        Document document;
        document.id = "09ZENDA" + std::to_string(i + 1);
        document.subject = i < 3 ? "minster" : "minister";
        documents.push_back(document);
    }
    const MemorySource source(documents);
    EXPECT_EQ(suggestion(source, "ministr"), "minister 57");
    EXPECT_EQ(suggestion(source, "minste"), "minister 57");
    // A garble that some telegrams have is found as typed, and the word that was meant is named.
    EXPECT_EQ(suggestion(source, "minster"), "");
    documents.resize(59);
    for (int i = 0; i < 10; ++i) {
        documents.push_back(documents.back());
        documents.back().id = "10ZENDA" + std::to_string(i + 1);
    }
    EXPECT_EQ(suggestion(MemorySource(documents), "minster"), "minister 66");
    EXPECT_EQ(suggestion(source, "minister"), "");
}

TEST_F(SuggestionTest, SimilarTelegramsHaveWordsThatTellMuch) {
    const ScanIndex scan(source_);
    const Document first = source_.documents().front();
    const auto words = characteristic_words(scan, first);
    ASSERT_TRUE(words.has_value());
    // `pipeline` and `agreement` tell more, but no other telegram has them; `was` is rare in
    // fifteen.
    EXPECT_EQ(std::vector<std::string>(words->begin(), words->begin() + 2),
              (std::vector<std::string>{"was", "oil"}));
    const std::vector<std::string> without{first.id};
    const std::string query = similar_query(*words, without);
    EXPECT_EQ(query.substr(0, 12), "(was OR oil ");
    const Results results = testing::scan(source_, query);
    EXPECT_TRUE(parse_query(query).issues.empty());
    EXPECT_EQ(results.hits.front().id, "07ZENDA11");
    for (const Hit& hit : results.hits) {
        EXPECT_NE(hit.id, first.id);
    }
}

std::string completions(const Index& index, std::string_view typed, std::size_t limit = 10) {
    constexpr std::array kKinds{CompletionKind::Origin, CompletionKind::Tag, CompletionKind::Id,
                                CompletionKind::Word};
    const auto all = complete(index, typed, kKinds, limit);
    EXPECT_TRUE(all.has_value());
    std::string out;
    for (const Completion& each : *all) {
        out.append(out.empty() ? "" : " ")
            .append(each.query)
            .append("=")
            .append(std::to_string(each.telegrams));
    }
    return out;
}

TEST_F(SuggestionTest, CompletesOriginsTagsIdsAndWordsOfSubjects) {
    const ScanIndex scan(source_);
    EXPECT_EQ(completions(scan, "zen"), "from:ZENDA=6");
    EXPECT_EQ(completions(scan, "07 Zenda"), "id:07ZENDA10=1 id:07ZENDA11=1");
    EXPECT_EQ(completions(scan, "07z", 1), "id:07ZENDA10=1");
    EXPECT_EQ(completions(scan, "pipe"), "pipeline=1");
    EXPECT_EQ(completions(scan, "re"), "tag:PREL=3 report=5 regent=1");
    EXPECT_EQ(completions(scan, "subject:re"), "subject:report=5 subject:regent=1");
    EXPECT_EQ(completions(scan, "tag:human r"), "tag:PHUM=1");
    EXPECT_EQ(completions(scan, "tag:ph"), "tag:PHUM=1");
    EXPECT_EQ(completions(scan, "date:20"), "");
    EXPECT_EQ(completions(scan, ""), "");
    EXPECT_EQ(completions(scan, "  -- "), "");
    EXPECT_EQ(completions(scan, std::string(5000, 'a')), "");
}

TEST_F(SuggestionTest, CompletesFieldsAndTheValuesThatAFieldKnows) {
    const ScanIndex scan(source_);
    constexpr std::array kKinds{CompletionKind::Field, CompletionKind::Value};
    const auto queries = [&](std::string_view typed) {
        const auto all = complete(scan, typed, kKinds, 3);
        std::string out;
        for (const Completion& each : *all) {
            out.append(out.empty() ? "" : " ").append(each.query);
        }
        return out;
    };
    EXPECT_EQ(queries("fro"), "from:");
    EXPECT_EQ(queries("C"), "comment: class: caption:");
    EXPECT_EQ(queries("classification:S"), "class:sensitive class:secret");
    EXPECT_EQ(queries("precedence:"),
              "precedence:routine precedence:priority precedence:immediate");
    EXPECT_EQ(queries("has:sum"), "has:summary");
    EXPECT_EQ(queries("from:"), "");
    EXPECT_EQ(queries("date:"), "");
    EXPECT_EQ(queries(""), "");
}

}  // namespace
}  // namespace reftel::search
