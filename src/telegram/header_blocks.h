// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <vector>

#include "telegram/telegram.h"

namespace reftel::telegram {

/// A run of header lines and the form they have. A message has one for itself; sections that were
/// sent apart and telegrams that are quoted have others, of other forms at times.
struct HeaderBlock {
    Variant variant = Variant::Unknown;
    Span at;              ///< Bytes of the message, from its first line to its last.
    bool quoted = false;  ///< It stands within the text and belongs to another telegram.
};

/// All header blocks of a parsed message, in order. Linear in its lines; for those who ask, not a
/// part of parse().
[[nodiscard]] std::vector<HeaderBlock> find_header_blocks(const Telegram& telegram);

}  // namespace reftel::telegram
