// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/mapped_text.h"

namespace reftel {

/// How the bytes of a text are to be read.
enum class Encoding : std::uint8_t { Ascii, Utf8, Latin1, Cp1252 };

[[nodiscard]] std::string_view to_string(Encoding encoding);

/// True when no byte is above 0x7F. Eight bytes at a time.
[[nodiscard]] bool is_ascii(std::string_view bytes);

/// Offset of the first byte that is not part of well-formed UTF-8 (no surrogates, no overlong
/// forms); npos when all is.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view bytes);

/// The likeliest encoding: Ascii, else Utf8 when well-formed, else Cp1252 (which reads every
/// Latin-1 text of people too; Latin1 when bytes 0x80..0x9F that CP1252 leaves undefined occur).
[[nodiscard]] Encoding detect_encoding(std::string_view bytes);

/// Appends one code point; U+FFFD for what is none.
void append_utf8(std::string& out, char32_t code_point);

/// Decodes to UTF-8, with the place of every byte in `bytes`. Never fails: what is malformed
/// becomes U+FFFD. A byte order mark is skipped.
[[nodiscard]] MappedText decode_to_utf8(std::string_view bytes, Encoding encoding);

}  // namespace reftel
