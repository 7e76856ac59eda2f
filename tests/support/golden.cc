// SPDX-License-Identifier: AGPL-3.0-or-later
#include "golden.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace reftel::testing {
namespace fs = std::filesystem;

std::string project_path(std::string_view relative) {
    return std::string(REFTEL_SOURCE_DIR) + "/" + std::string(relative);
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.is_open()) << "cannot read " << path;
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            out.push_back(entry.path().string());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

void expect_golden(std::string_view name, std::string_view actual) {
    const std::string path = project_path("testdata/" + std::string(name) + ".expected");
    if (std::getenv("REFTEL_UPDATE_GOLDEN") != nullptr) {
        fs::create_directories(fs::path(path).parent_path());
        std::ofstream(path, std::ios::binary) << actual;
        return;
    }
    EXPECT_EQ(read_file(path), actual) << "differs from " << path;
}

void check_golden(std::string_view folder,
                  const std::function<std::string(std::string_view)>& dump) {
    const std::string root = project_path("testdata/" + std::string(folder));
    int seen = 0;
    for (const std::string& path : files_below(root)) {
        if (!path.ends_with(".in")) {
            continue;
        }
        ++seen;
        const std::string base = path.substr(0, path.size() - 3);
        expect_golden(base.substr(project_path("testdata/").size()), dump(read_file(path)));
    }
    EXPECT_GT(seen, 0) << "no .in file below " << root;
}

std::string shared_folder() {
    const fs::path path = fs::path(REFTEL_SOURCE_DIR).parent_path() / "shared";
    return fs::is_directory(path / "corpus") ? path.string() : std::string();
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "reftel-test-XXXXXX").string();
    const char* made = ::mkdtemp(pattern.data());
    EXPECT_NE(made, nullptr) << "cannot make a temporary folder";
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view bytes) const {
    const fs::path path = fs::path(path_) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
}

}  // namespace reftel::testing
