// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "cli/verbs.h"

namespace reftel::cli {

/// Writes to standard output; a reader that went away (head, less) is no error.
void print_out(std::string_view text);
/// Writes a line to standard error.
void print_error(std::string_view line);
/// Text of a telegram within a line of ours: control characters, which could steer a terminal, are
/// dots.
[[nodiscard]] std::string printable(std::string_view text);
/// Prints an error the one way all verbs do and gives Exit::Unusable.
Exit report(const Error& error);

/// `1,234`
[[nodiscard]] std::string with_commas(std::uint64_t number);
/// `1 telegram`, `2 telegrams`
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun);
/// `4.2 MB`
[[nodiscard]] std::string human_bytes(std::uint64_t bytes);
[[nodiscard]] bool is_terminal_out();
[[nodiscard]] bool is_terminal_error();
/// `text` in bold or underlined when standard output is a terminal, else as it is.
[[nodiscard]] std::string bold(std::string_view text);
[[nodiscard]] std::string lit(std::string_view text);

}  // namespace reftel::cli
