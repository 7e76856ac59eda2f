// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "telegram/compose/draft.h"
#include "telegram/compose/problem.h"

namespace reftel::telegram::compose {

/// A line of the text with whether a section may begin with it.
struct TextLineOut {
    enum class Break : std::uint8_t { Never, Within, Before };
    std::string text;
    Break section = Break::Never;  ///< Within: in the midst of a paragraph; Before: ahead of one.
};

/// The body's lines, signature included. Errors for what does not fit into a line.
[[nodiscard]] std::vector<TextLineOut> body_lines(const Draft& draft, Problems& problems);

/// Format lines 1 to 9 for a section (0: the only one).
[[nodiscard]] std::vector<std::string> transmission_lines(const Draft& draft, std::size_t section);
/// `C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000231`
[[nodiscard]] std::string class_line(const Draft& draft, std::size_t section, std::size_t total);
/// The lines between the captions and the body.
[[nodiscard]] std::vector<std::string> header_lines(const Draft& draft, Problems& problems);
/// `ZENDA 00000231  001 OF 002`
[[nodiscard]] std::string page_mark(const Draft& draft, std::size_t section, std::size_t total);

/// The sections one after the other. An error when no place to divide the text is found.
[[nodiscard]] std::string assemble(const Draft& draft, Problems& problems);

}  // namespace reftel::telegram::compose
