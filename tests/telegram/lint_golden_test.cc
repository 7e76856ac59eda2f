// SPDX-License-Identifier: AGPL-3.0-or-later
// Every rule has its folder testdata/telegram/lint/RULE with telegrams it fires at (fires*.in) and
// telegrams close to those that it leaves alone (quiet*.in). Lines `%% NAME: VALUE` ahead of a
// telegram are what is known beside it: id, created, classification, other_text_at, same_text_as.
#include <algorithm>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "base/source_pos.h"
#include "base/text.h"
#include "golden.h"
#include "telegram/lint/lint.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

constexpr const char* kFolder = "telegram/lint";

struct Sample {
    Hints hints;
    ParseHints parse_hints;
    std::string_view message;  ///< Views into the bytes of the file.
};

void set_hint(std::string_view name, std::string_view value, Sample& out) {
    if (name == "id") {
        out.hints.id = value;
        out.parse_hints.mrn = canonical_mrn(value);
    } else if (name == "created") {
        out.hints.created = UtcTime::parse(value);
    } else if (name == "classification") {
        out.hints.classification = value;
    } else if (name == "other_text_at") {
        out.hints.other_text_at = value;
    } else if (name == "same_text_as") {
        out.hints.same_text_as = value;
    } else {
        ADD_FAILURE() << "a sample has no such hint: " << name;
    }
}

Sample read_sample(std::string_view bytes) {
    Sample out;
    while (bytes.starts_with("%% ")) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(3, end - 3);
        const std::size_t colon = std::min(line.find(':'), line.size() - 1);
        set_hint(line.substr(0, colon), trim(line.substr(colon + 1)), out);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    out.message = bytes;
    return out;
}

std::string to_line(const LintFinding& found, std::string_view message) {
    const SourcePos at = position_in(message, found.offset);
    std::string out = std::to_string(at.line) + ":" + std::to_string(at.column) + ": " +
                      std::string(to_string(found.severity)) + ": " + found.message + "\n";
    for (const auto& [name, value] :
         {std::pair("found", &found.found), std::pair("wanted", &found.wanted),
          std::pair("fix", &found.fix)}) {
        out += value->empty() ? "" : "    " + std::string(name) + ": " + *value + "\n";
    }
    return out;
}

std::vector<LintFinding> findings_of(const Rule& rule, std::string_view bytes) {
    const Sample sample = read_sample(bytes);
    const Telegram telegram = parse(sample.message, sample.parse_hints);
    Options only;
    only.only = {&rule};
    return lint(telegram, sample.hints, only);
}

/// Files of a rule's folder whose names begin with a word and end with `.in`.
std::vector<std::string> samples_of(const Rule& rule, std::string_view word) {
    std::vector<std::string> out;
    const std::string folder =
        testing::project_path("testdata/" + std::string(kFolder) + "/" + std::string(rule.id));
    if (std::filesystem::is_directory(folder)) {
        for (const std::string& path : testing::files_below(folder)) {
            const std::string name = path.substr(folder.size() + 1);
            if (name.starts_with(word) && name.ends_with(".in")) {
                out.push_back(path);
            }
        }
    }
    return out;
}

TEST(LintSamples, EveryRuleHasSamplesThatDoWhatTheirNamesSay) {
    for (const Rule* rule : all_rules()) {
        const auto fires = samples_of(*rule, "fires");
        const auto quiet = samples_of(*rule, "quiet");
        EXPECT_FALSE(fires.empty()) << rule->id << " has no fires.in";
        EXPECT_FALSE(quiet.empty()) << rule->id << " has no quiet.in";
        for (const std::string& path : fires) {
            EXPECT_FALSE(findings_of(*rule, testing::read_file(path)).empty()) << path;
        }
        for (const std::string& path : quiet) {
            for (const LintFinding& found : findings_of(*rule, testing::read_file(path))) {
                ADD_FAILURE() << path << "\n" << to_line(found, testing::read_file(path));
            }
        }
    }
}

TEST(LintSamples, SayWhatTheirExpectationsSay) {
    const std::string root = testing::project_path("testdata/") + kFolder + "/";
    std::string_view folder;
    for (const Rule* rule : all_rules()) {
        folder = rule->id;
        for (const std::string& path : samples_of(*rule, "")) {
            const std::string bytes = testing::read_file(path);
            const std::string_view message = read_sample(bytes).message;
            std::string out;
            for (const LintFinding& found : findings_of(*rule, bytes)) {
                out += to_line(found, message);
            }
            const std::string name = path.substr(root.size(), path.size() - root.size() - 3);
            testing::expect_golden(std::string(kFolder) + "/" + name, out);
        }
    }
    EXPECT_FALSE(folder.empty());
}

TEST(LintSamples, EveryFolderIsOfARule) {
    const std::string root = testing::project_path("testdata/") + kFolder;
    for (const auto& entry : std::filesystem::directory_iterator(root)) {
        if (entry.is_directory()) {
            EXPECT_NE(find_rule(entry.path().filename().string()), nullptr) << entry.path();
        }
    }
}

/// `julian-day` of `REFTEL_RULE(julian_day)`.
std::vector<std::string> rules_of_the_table() {
    std::vector<std::string> out;
    const std::string table =
        testing::read_file(testing::project_path("src/telegram/lint/rules.def"));
    for (const std::string_view line : split(table, '\n')) {
        if (line.starts_with("REFTEL_RULE(") && line.ends_with(")")) {
            out.emplace_back(line.substr(12, line.size() - 13));
        }
    }
    return out;
}

TEST(LintRegistry, EveryFileIsALineAndEveryLineAFile) {
    std::vector<std::string> files;
    const std::string folder = testing::project_path("src/telegram/lint/rules");
    for (const std::string& path : testing::files_below(folder)) {
        files.push_back(path.substr(folder.size() + 1, path.size() - folder.size() - 4));
    }
    std::vector<std::string> lines = rules_of_the_table();
    ASSERT_EQ(lines.size(), all_rules().size());
    for (std::size_t index = 0; index < lines.size(); ++index) {
        std::string id = lines[index];
        std::replace(id.begin(), id.end(), '_', '-');
        EXPECT_EQ(id, all_rules()[index]->id);
    }
    std::sort(lines.begin(), lines.end());
    EXPECT_EQ(lines, files);
}

TEST(LintRegistry, EveryRuleHasItsPlaceInTheDocumentation) {
    const std::string docs = testing::read_file(testing::project_path("docs/lint.md"));
    for (const Rule* rule : all_rules()) {
        const std::string row =
            "| " + std::string(rule->code) + " | `" + std::string(rule->id) + "` |";
        EXPECT_NE(docs.find(row), std::string::npos) << row;
    }
}

}  // namespace
}  // namespace reftel::telegram::lint
