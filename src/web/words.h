// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/utc_time.h"
#include "telegram/classification.h"

namespace reftel::web {

// Pieces of text that are the same in every language of the pages; language.h has the others.

/// Class of the style sheet for a level: `u`, `c`, `s`, `ts`; empty for None.
[[nodiscard]] std::string_view level_class(telegram::Level level);
/// The first sentence, or as much of the text as a quotation should hold; a view into `text`.
[[nodiscard]] std::string_view first_sentence(std::string_view text);
/// What a reader quotes of a paragraph: a short one whole, else its first sentence. White space
/// collapsed; three full stops where it had to be cut.
[[nodiscard]] std::string quotable(std::string_view text);

/// The first letter raised: `cursor is none of ours` to `Cursor is none of ours`. ASCII.
[[nodiscard]] std::string as_sentence(std::string_view text);
/// Capitals to small letters with a capital first: `PRIORITY` to `Priority`. ASCII.
[[nodiscard]] std::string with_capital(std::string_view text);

}  // namespace reftel::web
