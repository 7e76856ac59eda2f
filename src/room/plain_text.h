// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "room/views.h"

namespace reftel::room {

/// A telegram as plain text for reading: what is known about it, then its paragraphs with number
/// and portion mark, wrapped at `width` columns, then how to cite it. The form of `/cable/ID.txt`
/// and of `reftel show`. The text is as
/// sent unless `small_letters` is filled.
[[nodiscard]] std::string plain_text(const Reading& reading, std::size_t width = 72);

/// One paragraph of it, with number and mark.
[[nodiscard]] std::string plain_text(const Reading& reading, const telegram::Paragraph& paragraph,
                                     std::size_t width = 72);

/// The paragraph with this address; nullptr when the telegram has none.
[[nodiscard]] const telegram::Paragraph* find_paragraph(const Reading& reading,
                                                        std::string_view address);

/// `Embassy Astana to Secretary of State, telegram 436, "SUBJECT", March 12, 2009, 09ASTANA436`
[[nodiscard]] std::string citation(const Reading& reading, std::string_view paragraph = {});

/// Words wrapped at `width` columns after `indent` blanks; the first line is as wide as the others.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

}  // namespace reftel::room
