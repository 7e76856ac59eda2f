// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "telegram/telegram.h"

namespace reftel::telegram {

/// The portion mark of a sub-paragraph, behind its sign: `-- (S) ...`, `A. (C/NF) ...`. Views into
/// the text it was read from. It stays in the reading text, as the sign does. [F31]
struct ItemMark {
    Level level = Level::None;
    std::string_view text;  ///< `(S)`, as written; empty when there is none.
};

/// Reads the mark behind the sign of a sub-paragraph at the front of a line, be it glued to it as
/// in `--(S)`.
[[nodiscard]] ItemMark read_item_mark(std::string_view line);

/// The marks of all sub-paragraphs, in the order of the message; also of those that have no sign
/// before the mark and begin a line within a paragraph below a clause that has ended. Views into
/// the message.
[[nodiscard]] std::vector<ItemMark> find_item_marks(const Telegram& telegram);

}  // namespace reftel::telegram
