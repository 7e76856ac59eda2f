// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "telegram/parser_state.h"

namespace reftel::telegram {

constexpr std::size_t kLongestSignature = 36;

/// A surname or two alone on a line, in capitals: 1 to 3 words, up to kLongestSignature characters,
/// no figures. [F50]
[[nodiscard]] bool has_signature_shape(std::string_view text);

/// Whether `line` is the signature: it has the shape and nothing of a telegram's text follows.
/// `closed`: a blank line or the end of a sentence stands before it. `next_number` is the number
/// the next paragraph would have.
[[nodiscard]] bool is_signature(const ParserState& state, std::size_t line, bool closed,
                                unsigned next_number);

/// Whether `line` is END alone, with nothing of the telegram's text behind it.
[[nodiscard]] bool is_end_word(const ParserState& state, std::size_t line);

/// Gives every line from `line` on its part: trailer, banners, attributes, or Junk.
void parse_tail(ParserState& state, std::size_t line);

/// Whether a key of the display form's lines below its text stands at `line`: `Signature:`,
/// `Drafted By:` ... and no paragraph follows.
[[nodiscard]] bool begins_smart_tail(const ParserState& state, std::size_t line);
/// Reads these lines; gives the first that is none of them.
[[nodiscard]] std::size_t parse_smart_tail(ParserState& state, std::size_t line);

}  // namespace reftel::telegram
