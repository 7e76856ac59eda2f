// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

#include "room/views.h"
#include "web/html.h"
#include "web/language.h"
#include "web/link.h"
#include "web/reading/arrival.h"
#include "web/reading/lighter.h"

namespace reftel::web {

/// Reference, origin and day in a line: above the title of every page about one telegram
/// or, with its address, about one of its paragraphs.
[[nodiscard]] Html ident_line(const Language& lang, const room::Reading& reading,
                              std::string_view paragraph = {});
/// The subject as this view of a telegram has it: a headline, or as sent. May be empty.
[[nodiscard]] std::string shown_subject(const room::Reading& reading);
/// `<h1>` with the subject, set smaller when it is all in capitals.
/// What the query matched in it is lit.
[[nodiscard]] Html telegram_title(const Language& lang, const room::Reading& reading,
                                  const Lighter& lighter);
/// Where the title is lit.
[[nodiscard]] std::vector<Span> lit_in_title(const room::Reading& reading, const Lighter& lighter);
/// The head of a telegram: title, the table of facts, addressees, TAGS, captions, references, and
/// the header explained.
[[nodiscard]] Html telegram_head(const Language& lang, const room::Reading& reading,
                                 const Lighter& lighter);

/// Says of a telegram in capitals, or of a subject, that its letters were changed for reading, or
/// are as sent, with a link to the other view of the page at `address`; empty for any other
/// telegram.
[[nodiscard]] Html case_note(const Language& lang, const room::Reading& reading,
                             const Link& address, const Arrival& arrival);

}  // namespace reftel::web
