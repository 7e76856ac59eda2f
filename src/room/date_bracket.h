// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "archive/edition.h"
#include "room/views.h"
#include "telegram/mrn.h"

namespace reftel::room {

/// When a telegram with this number can have been sent: a post numbers its telegrams in order,
/// more or less. Made from visible telegrams alone, so it tells nothing of what is closed.
[[nodiscard]] Result<DateBracket> bracket_of(const archive::Edition& edition,
                                             const telegram::Mrn& mrn);

}  // namespace reftel::room
