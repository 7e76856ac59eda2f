// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"
#include "web/link.h"

namespace reftel::web {

/// Reference, origin and day in a line: above the title of every page about one telegram.
[[nodiscard]] Html ident_line(const Language& lang, const room::Reading& reading);
/// `<h1>` with the subject, set smaller when it is all in capitals.
[[nodiscard]] Html telegram_title(const Language& lang, const room::Reading& reading);
/// The head of a telegram: title, the table of facts, addressees, TAGS, captions, references, and
/// the header explained.
[[nodiscard]] Html telegram_head(const Language& lang, const room::Reading& reading);

/// Says of a telegram in capitals, or of a subject, that its letters were changed for reading, or
/// are as sent, with a link to the other view of the page at `address`; empty for any other
/// telegram.
[[nodiscard]] Html case_note(const Language& lang, const room::Reading& reading,
                             const Link& address, std::string_view query);

}  // namespace reftel::web
