// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "telegram/compose/draft.h"
#include "telegram/telegram.h"

namespace reftel::telegram::compose {

/// The draft that says what a telegram says: the inverse of compose(). For a telegram of another
/// make the parts that were understood.
[[nodiscard]] Draft draft_of(const Telegram& telegram);

/// A draft as text, to be read with read_draft().
[[nodiscard]] std::string write_draft(const Draft& draft);

/// An empty draft with a comment at each key.
[[nodiscard]] std::string_view empty_draft();

}  // namespace reftel::telegram::compose
