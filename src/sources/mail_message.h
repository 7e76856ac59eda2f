// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_pos.h"
#include "base/utc_time.h"
#include "sources/mime_decode.h"

namespace reftel::sources {

/// One message of electronic mail, taken apart by GMime.
struct MailMessage {
    struct Text {
        Span at;  ///< Bytes of the message, as they were sent.
        TransferEncoding encoding = TransferEncoding::Plain;
        std::string charset;
    };
    struct Attachment {
        std::string name;  ///< Fit to be shown, never empty.
        std::string bytes;
    };
    std::string subject;
    std::string from;
    std::string to;
    std::string id;                   ///< Message-ID
    std::vector<std::string> action;  ///< Names in To; addresses without one are left out.
    std::vector<std::string> info;    ///< Names in Cc
    std::optional<UtcTime> date;
    /// The headers of military messages (RFC 6477), in order: `MMHS-Primary-Precedence`, `3`.
    std::vector<std::pair<std::string, std::string>> military;
    std::optional<UtcTime> authorised;  ///< Of MMHS-Extended-Authorisation-Info.
    std::optional<Text> text;           ///< The first part that is plain text.
    std::vector<Attachment> attachments;
    bool too_many = false;  ///< There were more parts than kMaxMailParts.

    /// The first of `military` with that name, in any case; empty when there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Never fails; a message that is none has no text. Bounded in parts and size.
[[nodiscard]] MailMessage read_mail(std::string_view message);

/// True when the first line of `text` is `Name: value`.
[[nodiscard]] bool is_header_line(std::string_view text);

/// True when `text` begins with the header of a mail rather than with that of a retyped telegram,
/// which has `FROM:` and `TO:` too.
[[nodiscard]] bool is_mail_header(std::string_view text);

/// True when a line of an mbox at the front of `text` begins a message: `From x@y Thu Mar 12
/// 08:29:00 2009`.
[[nodiscard]] bool is_mbox_start(std::string_view text);

}  // namespace reftel::sources
