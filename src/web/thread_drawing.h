// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"

namespace reftel::web {

/// A thread in time: a lane for each post, time to the right, a line from a telegram to each
/// earlier one that it cites. In a frame of its own that can be scrolled with keys. The page has
/// the same telegrams as a list, which is the control: the links of the drawing are for the mouse
/// alone. Telegrams without any date are left to the list. Empty when fewer than two have one.
[[nodiscard]] Html thread_drawing(const Language& lang, const room::Thread& thread);

}  // namespace reftel::web
