// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"

namespace reftel::web {

/// Reference, origin and day in a line: above the title of every page about one telegram.
[[nodiscard]] Html ident_line(const Language& lang, const room::Reading& reading);
/// `<h1>` with the subject, set smaller when it is all in capitals.
[[nodiscard]] Html telegram_title(const Language& lang, const room::Reading& reading);
/// The head of a telegram: title, the table of facts, addressees, TAGS, captions, references, and
/// the header explained.
[[nodiscard]] Html telegram_head(const Language& lang, const room::Reading& reading);

}  // namespace reftel::web
