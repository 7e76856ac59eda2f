// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "telegram/lexer.h"

// Some copies, most of them once web pages, have a blank line behind every line. Read as they stand
// each line would be a paragraph. Where the lines are those of a printer, short and broken in the
// middle of sentences, the blank behind a line is counted to that line.
namespace reftel::telegram {
namespace {

constexpr std::size_t kFewestLines = 20;  // Of text
constexpr std::size_t kWidest = 90;       // Printers had 69 to 80 columns

/// What the lines of a message look like.
struct Look {
    std::size_t lines = 0;      ///< Of text
    std::size_t set_apart = 0;  ///< Behind a blank line
    std::size_t wide = 0;       ///< Longer than a printer's
    std::size_t sentences = 0;  ///< Ended with a full stop
};

Look look_at(std::string_view message, const std::vector<Span>& content) {
    Look out;
    for (std::size_t line = 0; line < content.size(); ++line) {
        const std::string_view text = content[line].of(message);
        if (text.empty()) {
            continue;
        }
        ++out.lines;
        out.set_apart += line > 0 && content[line - 1].empty() ? 1 : 0;
        out.wide += text.size() > kWidest ? 1 : 0;
        out.sentences += text.back() == '.' ? 1 : 0;
    }
    return out;
}

bool is_double_spaced(const Look& look) {
    return look.lines >= kFewestLines && look.set_apart * 10 >= look.lines * 9 &&
           look.wide * 20 <= look.lines && look.sentences * 2 <= look.lines;
}

}  // namespace

bool close_up_double_spacing(std::string_view message, std::vector<Line>& lines,
                             std::vector<Span>& content) {
    const auto is_blank_line = [](const Span& text) { return text.empty(); };
    // Quickly no for nearly all: fewer than four in ten lines are blank.
    const auto blank = std::count_if(content.begin(), content.end(), is_blank_line);
    if (static_cast<std::size_t>(blank) * 10 < content.size() * 4 ||
        !is_double_spaced(look_at(message, content))) {
        return false;
    }
    std::size_t kept = 0;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const bool behind_text = kept > 0 && !content[kept - 1].empty();
        const bool joins = content[line].empty() && behind_text &&
                           lines[kept - 1].at.end + 1 == lines[line].at.begin &&
                           !content[line - 1].empty();
        if (joins) {
            lines[kept - 1].at.end = lines[line].at.end;
            continue;
        }
        lines[kept] = lines[line];
        content[kept] = content[line];
        ++kept;
    }
    lines.resize(kept);
    content.resize(kept);
    return true;
}

}  // namespace reftel::telegram
