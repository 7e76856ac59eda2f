// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "telegram/header_line.h"
#include "telegram/label.h"
#include "telegram/parser_state.h"

namespace reftel::telegram {

// Parts of parse_header(), one file each. Every function gets the line it may take and gives the
// next line that is not its own; the same line means that it took nothing.

/// TO, INFO or XMT with all the addressees that follow. [F7]
[[nodiscard]] std::size_t parse_addressees(ParserState& state, std::size_t line, HeaderLine kind);
/// PAGE lines, distribution, drafting, dash line, FRUS titles: what stands before format line 5 in
/// prints.
[[nodiscard]] std::size_t parse_print_line(ParserState& state, std::size_t line, HeaderLine kind);
/// A page line or page mark anywhere: part, MRN candidate; takes the station's line too when it
/// stands on the next.
[[nodiscard]] std::size_t parse_page_furniture(ParserState& state, std::size_t line);
/// Class line, captions, attention lines and labels.
[[nodiscard]] std::size_t parse_text_header_line(ParserState& state, std::size_t line,
                                                 HeaderLine kind);
/// E.O., TAGS, SUBJECT, REF, Classified By: the field with its continuation lines. `value` is what
/// follows the label.
[[nodiscard]] std::size_t parse_label(ParserState& state, std::size_t line, Label label,
                                      std::string_view value);
/// MSGID/, SUBJ/, REF/, RMKS/ of military messages.
[[nodiscard]] std::size_t parse_navy_set(ParserState& state, std::size_t line);
/// `MRN:`, `Date/DTG:`, `From:` ... of the display form since 2010.
[[nodiscard]] std::size_t parse_smart_header(ParserState& state, std::size_t line);
/// `Washington, January 26, 1952, 1938Z.` and the number and subject that follow.
[[nodiscard]] bool is_print_date_line(std::string_view text);
/// The first paragraph of a print from `place`: its number, subject, references and attention are
/// taken, the rest is text. False when no number stands at its front.
[[nodiscard]] bool parse_print_head(ParserState& state, std::size_t line, std::string_view place);
[[nodiscard]] std::size_t parse_print_date(ParserState& state, std::size_t line);
/// The attributes block of the National Archives; `line` is its marker or its first `Key: value`
/// line.
void parse_attributes(ParserState& state, std::size_t line);
/// True when the line is the first of an attributes block.
[[nodiscard]] bool begins_attributes(std::string_view text);

/// The id of a British telegram and of those that it cites, when all of its header is read.
/// [spec 1.6]
void settle_british(ParserState& state);
/// Takes up a class line: level, handling, section, origin and number.
void take_class_line(ParserState& state, std::size_t line, const struct ClassLine& found);
/// True when `text` is ORIGIN NUMBER with the originator's name: a class line that lost its level.
[[nodiscard]] bool is_own_number_line(const ParserState& state, std::string_view text);
/// Adds the TAGS of a field's text.
void add_tags(ParserState& state, std::string_view value);
/// Attention or passing line by its words. [F14]
[[nodiscard]] bool looks_like_attention(std::string_view text);

}  // namespace reftel::telegram
