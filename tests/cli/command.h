// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "golden.h"

namespace reftel::testing {

struct Outcome {
    int code = -1;
    std::string out;  ///< Standard output and standard error, as a terminal would show them
};

/// Runs `BEFORE reftel ARGUMENTS` through the shell, from the project's root.
inline Outcome run_reftel(const std::string& arguments, const std::string& before = "") {
    const std::string command = fmt::format("cd '{}' && {} '{}' {} 2>&1", project_path("."), before,
                                            REFTEL_BINARY, arguments);
    Outcome out;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        out.out.append(buffer.data(), got);
    }
    const int status = ::pclose(pipe);
    out.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return out;
}

/// `text` with TIME between each `before` and the `after` behind it.
inline std::string without_times(std::string text, const std::string& before,
                                 const std::string& after) {
    for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos;) {
        at += before.size();
        const std::size_t end = std::min(text.find(after, at), text.size());
        text.replace(at, end - at, "TIME");
    }
    return text;
}

}  // namespace reftel::testing
