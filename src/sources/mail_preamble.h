// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/mapped_text.h"
#include "sources/mail_message.h"

namespace reftel::sources {

/// The text of a military mail with the header that its MMHS fields make, in front of it.
///
/// Format lines 5 to 9 are written as a gateway from RFC 6477 to ACP 127 does, and a SUBJECT line
/// where the text has neither subject nor class line. A text that has any of lines 5 to 9 itself,
/// and one of a mail without an originator, is given back as it is. Bytes of a line that was made
/// point at `header`, where the mail's headers begin in what `text` is mapped to.
[[nodiscard]] MappedText with_preamble(MappedText text, const MailMessage& mail,
                                       std::uint32_t header);

}  // namespace reftel::sources
