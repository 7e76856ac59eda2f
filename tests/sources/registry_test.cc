// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/text.h"
#include "golden.h"
#include "items.h"
#include "sources/limits.h"
#include "sources/note_kinds.h"
#include "sources/published.h"

namespace reftel::sources::testing {
namespace {

namespace fs = std::filesystem;
using reftel::testing::check_golden;
using reftel::testing::files_below;
using reftel::testing::project_path;
using reftel::testing::read_file;

std::string read_sample(std::string_view bytes) {
    const auto items = read_bytes(bytes, "sample");
    expect_sound(items);
    EXPECT_EQ(total_bytes(items), bytes.size());
    for (const telegram::RawTelegram* raw : telegrams(items)) {
        for (const telegram::SourceNote& note : raw->notes) {
            EXPECT_NE(note_kind(note.rule), nullptr) << note.rule;
        }
    }
    return dump(items);
}

TEST(Readers, HaveUniqueKebabCaseIdsAndSummaries) {
    std::set<std::string_view> ids;
    for (const ReaderKind* kind : all_readers()) {
        EXPECT_TRUE(ids.insert(kind->id).second) << kind->id;
        EXPECT_FALSE(kind->summary.empty()) << kind->id;
        EXPECT_TRUE(std::all_of(kind->id.begin(), kind->id.end(),
                                [](char c) { return is_lower(c) || c == '-'; }));
    }
}

TEST(Readers, AreOneFileEach) {
    std::set<std::string> files;
    for (const auto& entry : fs::directory_iterator(project_path("src/sources/readers"))) {
        files.insert(entry.path().stem().string());
    }
    std::set<std::string> ids;
    for (const ReaderKind* kind : all_readers()) {
        ids.emplace(kind->id);
    }
    EXPECT_EQ(files, ids);
}

TEST(Readers, HaveAHeadingInTheManual) {
    const std::string manual = read_file(project_path("docs/sources.md"));
    for (const ReaderKind* kind : all_readers()) {
        EXPECT_NE(manual.find("\n## `" + std::string(kind->id) + "`"), std::string::npos)
            << kind->id;
    }
}

TEST(NoteKinds, AreAllInTheManual) {
    const std::string manual = read_file(project_path("docs/findings.md"));
    for (const NoteKind& kind : note_kinds()) {
        EXPECT_NE(manual.find("`" + std::string(kind.rule) + "`"), std::string::npos) << kind.rule;
    }
}

TEST(NoteKinds, TellDamageFromWhatStandsBesideTheText) {
    EXPECT_TRUE(note_kind("record-cut-short")->is_odd);
    EXPECT_FALSE(note_kind("mmhs-message-type")->is_odd);
    EXPECT_FALSE(note_kind("published-tags")->is_odd);
    EXPECT_EQ(note_kind("publishe"), nullptr);
}

TEST(Readers, ReadTheirOwnSamplesAndEndWithAnother) {
    check_golden("sources", read_sample);
    for (const ReaderKind* kind : all_readers()) {
        for (const std::string& path :
             files_below(project_path("testdata/sources/" + std::string(kind->id)))) {
            const std::string bytes = read_file(path);
            const bool own = path.ends_with(".expected") || path.ends_with(".md") ||
                             kind->recognises("sample", bytes) ||
                             kind->recognises("sample.csv", bytes);
            EXPECT_TRUE(own) << path;
        }
    }
}

TEST(Readers, GiveEveryByteOfEveryPrefixOfEverySample) {
    for (const std::string& path : files_below(project_path("testdata/sources"))) {
        // Each PDF starts a program: pdf_reader_test cuts them at fewer places.
        const bool wanted = path.ends_with(".in") && path.find("/pdf/") == std::string::npos;
        const std::string bytes = wanted ? read_file(path) : "";
        for (std::size_t size = 0; size <= bytes.size(); size += 1 + size / 40) {
            const auto items = read_bytes(std::string_view(bytes).substr(0, size), "sample.csv");
            expect_sound(items);
            ASSERT_EQ(total_bytes(items), size) << path;
            ASSERT_FALSE(items.empty()) << path << " cut to " << size;
        }
    }
}

TEST(Readers, ReadTheExamples) {
    for (const std::string& path : files_below(project_path("examples"))) {
        if (path.ends_with(".md")) {
            continue;
        }
        const auto items = read_bytes(read_file(path), path);
        expect_sound(items);
        for (const Item& item : items) {
            EXPECT_TRUE(std::holds_alternative<telegram::RawTelegram>(item)) << path << "\n"
                                                                             << dump_short(items);
        }
    }
}

TEST(Readers, ReadTheRealPage) {
    REFTEL_SKIP_WITHOUT_SHARED();
    for (const std::string& path : files_below(reftel::testing::shared_folder() + "/seed")) {
        const auto items = read_bytes(read_file(path), path);
        const auto all = telegrams(items);
        ASSERT_EQ(all.size(), 1U);
        EXPECT_EQ(all[0]->from.reader, "page");
        EXPECT_EQ(all[0]->published.reference_id, "09ASTANA436");
        EXPECT_EQ(all[0]->published.created->to_string(), "2009-03-12 08:29");
        EXPECT_EQ(all[0]->published.released->to_string(), "2011-08-30 01:44");
        EXPECT_EQ(all[0]->published.classification, "UNCLASSIFIED//FOR OFFICIAL USE ONLY");
        EXPECT_EQ(all[0]->published.origin, "Embassy Astana");
        EXPECT_TRUE(all[0]->message().starts_with("VZCZCXRO7382\n"));
    }
}

TEST(Readers, ReadTheRealTelegrams) {
    REFTEL_SKIP_WITHOUT_SHARED();
    for (const std::string& path : files_below(reftel::testing::shared_folder() + "/corpus")) {
        const auto items = read_bytes(read_file(path), path);
        if (path.ends_with(".json")) {
            EXPECT_EQ(std::get<Unread>(items.at(0)).reason, "this is JSON") << path;
            continue;
        }
        EXPECT_EQ(telegrams(items).size(), 1U) << path << "\n" << dump_short(items);
    }
}

}  // namespace
}  // namespace reftel::sources::testing
