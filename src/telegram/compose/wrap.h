// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace reftel::telegram::compose {

/// How a text is to be broken into lines.
struct WrapStyle {
    std::size_t columns = 0;
    std::string first;   ///< Before the first line: `SUBJECT: `.
    std::string others;  ///< Before every other line: blanks.
    /// Whether what would stand on a line but the first (without `others`) could be read as
    /// something else; then the line above gives up a word.
    bool (*misleads)(std::string_view) = nullptr;
};

/// Breaks at blanks, never behind a hyphen, never within a word: a word longer than a line stands
/// on a line of its own, too long. White space counts as one blank.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, const WrapStyle& style);

/// Whether a line of running text could be taken for anything but running text: the number of a
/// paragraph, a sub-paragraph, a page mark, a classification, a signature.
[[nodiscard]] bool misleads_in_text(std::string_view line);
/// Whether a continuation line of a header field could be taken for another field.
[[nodiscard]] bool misleads_in_header(std::string_view line);

}  // namespace reftel::telegram::compose
