// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/progress.h"

#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "cli/output.h"

namespace reftel::cli {
namespace {

constexpr int kBarWidth = 24;

std::string bar(std::uint64_t done, std::uint64_t total) {
    const auto filled =
        static_cast<int>(static_cast<double>(done) / static_cast<double>(total) * kBarWidth);
    std::string out = "[";
    for (int i = 0; i < kBarWidth; ++i) {
        out += i < filled ? '#' : '.';
    }
    return out + fmt::format("] {:3}%", done * 100 / total);
}

}  // namespace

ProgressLine::ProgressLine(std::string_view what)
    : what_(what),
      began_(std::chrono::steady_clock::now()),
      shown_(began_),
      terminal_(is_terminal_error()) {}

ProgressLine::~ProgressLine() {
    if (visible_) {
        std::fputs("\r\x1B[K", stderr);
    }
}

void ProgressLine::update(std::uint64_t done, std::uint64_t total, std::string_view note) {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now - began_ < std::chrono::seconds(1) ||
        now - shown_ < std::chrono::milliseconds(100)) {
        return;
    }
    shown_ = now;
    visible_ = true;
    const std::string amount = total > 0 && done <= total ? bar(done, total) : human_bytes(done);
    std::fputs(fmt::format("\r\x1B[K{} {} {}", what_, amount, note.substr(0, 40)).c_str(), stderr);
    std::fflush(stderr);
}

}  // namespace reftel::cli
