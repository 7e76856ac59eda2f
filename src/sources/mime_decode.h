// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/mapped_text.h"
#include "base/source_pos.h"

namespace reftel::sources {

// Undoing what mail did to a text, with the place of every byte: a library gives the bytes but not
// where they came from.

/// How a part of a message was packed for its way.
enum class TransferEncoding : std::uint8_t { Plain, Base64, QuotedPrintable };

/// The bytes of a part, `at` of `message`. Never fails: what base64 does not know is skipped, an
/// escape that is none stays as it is. In a Plain part of an mbox (`unquote`) the `>` in front of
/// `From ` at the start of a line is dropped.
[[nodiscard]] MappedText decode_transfer(std::string_view message, Span at,
                                         TransferEncoding encoding, bool unquote);

/// UTF-8 of text in the named character set; what is malformed becomes U+FFFD. Nothing when the
/// system does not know the set. An empty name is US-ASCII.
[[nodiscard]] std::optional<MappedText> decode_charset(std::string_view bytes,
                                                       const std::string& name);

}  // namespace reftel::sources
