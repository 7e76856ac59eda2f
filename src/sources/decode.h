// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/mapped_text.h"
#include "base/source_pos.h"
#include "base/utf8.h"
#include "telegram/raw_telegram.h"

namespace reftel::sources {

/// How these bytes are most likely to be read. As detect_encoding(), but a few bad bytes in a text
/// that is otherwise UTF-8 leave it UTF-8.
[[nodiscard]] Encoding choose_encoding(std::string_view bytes);

/// Remarks that the bytes from `offset` on were read as `encoding` because they are not UTF-8.
void note_encoding(telegram::RawTelegram& raw, Encoding encoding, std::uint64_t offset);

/// The map of `outer`, which was made from a text that was itself made with the map `inner`.
[[nodiscard]] OffsetMap compose(const MappedText& outer, const OffsetMap& inner);

/// Sets the message of `raw` to bytes `at` of its original: a slice when they are UTF-8, else
/// `made` with a note.
void set_message(telegram::RawTelegram& raw, Span at);

/// Sets the message of `raw` to `made` (with its map into raw.original), decoded further when it is
/// not UTF-8.
void set_made(telegram::RawTelegram& raw, MappedText made);

enum class Utf16 : std::uint8_t { LittleEndian, BigEndian };

/// The byte order when `head` begins a UTF-16 text, with a byte order mark or by its pattern of
/// NULs.
[[nodiscard]] std::optional<Utf16> detect_utf16(std::string_view head);

/// UTF-8 of UTF-16, with the place of every byte. Never fails: lone surrogates and an odd last byte
/// become U+FFFD. A byte order mark at the front is skipped.
[[nodiscard]] MappedText decode_utf16(std::string_view bytes, Utf16 order);

}  // namespace reftel::sources
