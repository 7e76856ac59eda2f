// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace reftel::cli {

/// A line on a terminal's standard error that says how far long work is; silent for the first
/// second, and when standard error is no terminal.
class ProgressLine {
 public:
    explicit ProgressLine(std::string_view what);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// `total` 0: unknown. `note` stands at the end, cut to fit.
    void update(std::uint64_t done, std::uint64_t total, std::string_view note);

 private:
    std::string_view what_;
    std::chrono::steady_clock::time_point began_;
    std::chrono::steady_clock::time_point shown_;
    bool terminal_;
    bool visible_ = false;
};

}  // namespace reftel::cli
