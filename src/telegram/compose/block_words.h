// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

#include "telegram/telegram.h"

namespace reftel::telegram::compose {

/// The words that a block has in a draft (`## Summary`) and in the telegram.
struct BlockWords {
    std::string_view heading;  ///< `Summary`
    std::string_view opening;  ///< `Summary:`
    std::string_view closing;  ///< `End summary.`
    Paragraph::Kind kind = Paragraph::Kind::Text;
};

/// By the heading in a draft, any case; nullptr when it is an ordinary heading.
[[nodiscard]] const BlockWords* find_block(std::string_view heading);
/// By kind; nullptr for kinds that are no blocks.
[[nodiscard]] const BlockWords* find_block(Paragraph::Kind kind);
/// `End`, `End summary`
[[nodiscard]] bool is_block_end(std::string_view heading);

}  // namespace reftel::telegram::compose
