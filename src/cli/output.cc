// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/output.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

namespace reftel::cli {

void print_out(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void print_error(std::string_view line) {
    std::fflush(stdout);
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fputc('\n', stderr);
}

std::string printable(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        c = byte < 0x20 || byte == 0x7F ? '.' : c;
    }
    return out;
}

Exit report(const Error& error) {
    print_error("reftel: " + error.to_string());
    return Exit::Unusable;
}

std::string with_commas(std::uint64_t number) {
    std::string out = fmt::format("{}", number);
    for (std::size_t at = out.size(); at > 3;) {
        at -= 3;
        out.insert(at, ",");
    }
    return out;
}

std::string counted(std::uint64_t number, std::string_view noun) {
    const bool es = noun.ends_with("s") || noun.ends_with("x");
    return fmt::format("{} {}{}", with_commas(number), noun, number == 1 ? "" : (es ? "es" : "s"));
}

std::string human_bytes(std::uint64_t bytes) {
    constexpr std::array<std::string_view, 4> kUnits = {"B", "kB", "MB", "GB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1000 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", value, kUnits[unit]);
}

bool is_terminal_out() {
    return ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
}

bool is_terminal_error() {
    return ::isatty(STDERR_FILENO) == 1;
}

std::string bold(std::string_view text) {
    return is_terminal_out() ? fmt::format("\x1B[1m{}\x1B[0m", text) : std::string(text);
}

std::string lit(std::string_view text) {
    return is_terminal_out() ? fmt::format("\x1B[1;4m{}\x1B[0m", text) : std::string(text);
}

}  // namespace reftel::cli
