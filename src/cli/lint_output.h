// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source_pos.h"
#include "telegram/lint/lint.h"

// The forms in which reftel lint prints: text for people, JSON lines and SARIF for programs.
namespace reftel::cli {

/// A finding and where it is in the file, for every form of output.
struct PlacedFinding {
    std::string where;             ///< The file, and the telegram in it when it has several.
    SourcePos at;                  ///< Line and column count from 1, the column in bytes.
    std::uint32_t characters = 1;  ///< The column in characters, from 1.
    std::string quote;             ///< The line, as long as a terminal is wide; may be empty.
    std::size_t caret = 0;         ///< Characters of `quote` before the finding.
    telegram::lint::LintFinding finding;
};

/// Fills `characters`, `quote` and `caret` from the message a finding's offset counts in.
void quote_line(std::string_view message, PlacedFinding& out);

/// `traffic.txt:9:36: error: ... [sections L033]`, the line with a caret, what disagrees, the fix.
void write_lint_text(const PlacedFinding& placed, std::string& out);
/// One object on a line of its own.
void write_lint_json(const PlacedFinding& placed, std::string& out);
/// One document, SARIF 2.1.0. `unreadable` are the messages about files that could not be read.
void write_lint_sarif(const std::vector<PlacedFinding>& all,
                      const std::vector<std::string>& unreadable, std::string& out);

/// What a rule finds, why, what to do, what it spares, where it is prescribed: 80 columns wide.
[[nodiscard]] std::string explain_rule(const telegram::lint::Rule& rule);
/// A line a rule, or the table of docs/lint.md.
[[nodiscard]] std::string list_lint_rules(bool markdown);

}  // namespace reftel::cli
