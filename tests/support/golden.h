// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace reftel::testing {

/// Path of a file below the project's root, such as `testdata/telegram/seed.in`.
[[nodiscard]] std::string project_path(std::string_view relative);
/// The bytes of a file; a failed expectation and empty text when it cannot be read.
[[nodiscard]] std::string read_file(const std::string& path);
/// Paths of all regular files below a folder, sorted.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder);

/// Compares `actual` with the file `testdata/NAME.expected`; with REFTEL_UPDATE_GOLDEN=1 in the
/// environment writes it instead.
void expect_golden(std::string_view name, std::string_view actual);
/// For every `*.in` below `testdata/FOLDER`: expect_golden on what `dump` makes of its bytes. Fails
/// when there is none.
void check_golden(std::string_view folder,
                  const std::function<std::string(std::string_view)>& dump);

/// The folder `shared/` beside the project with real telegrams; empty when it is absent (then tests
/// skip, saying so).
[[nodiscard]] std::string shared_folder();

/// A fresh empty folder, removed with all it holds at the end of the scope.
class TemporaryFolder {
 public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Writes a file in it (parents are made) and gives its path.
    std::string write(std::string_view name, std::string_view bytes) const;

 private:
    std::string path_;
};

}  // namespace reftel::testing

#define REFTEL_SKIP_WITHOUT_SHARED()                \
    if (::reftel::testing::shared_folder().empty()) \
    GTEST_SKIP() << "no shared/ folder beside the project: the real telegrams are absent"
