// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "telegram/compose/draft.h"
#include "telegram/compose/problem.h"
#include "telegram/telegram.h"

namespace reftel::telegram::compose {

/// Warnings and errors of the linter about `telegram`, which was made of `draft` and parsed, as
/// problems of the parts of the draft they are about. What check() has told before is not told
/// again.
void check_form(const Telegram& telegram, const Draft& draft, Problems& problems);

}  // namespace reftel::telegram::compose
