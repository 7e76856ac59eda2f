// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "telegram/limits.h"
#include "telegram/line_joint.h"
#include "telegram/paragraph_opening.h"
#include "telegram/parser_state.h"
#include "telegram/reading_writer.h"

namespace reftel::telegram {

/// Reads the lines after the header into paragraphs and the reading text, one pass.
///
/// A block is what blank lines, headings, numbers and sections set apart; it becomes one Paragraph.
/// Furniture between two lines of a block does not end it. [spec 7.2, 7.4]
class BodyParser {
 public:
    explicit BodyParser(ParserState& state);
    void run(std::size_t line);

 private:
    // Furniture: each gives the next line when it took this one, else the same.
    [[nodiscard]] std::size_t take_furniture(std::size_t line);
    [[nodiscard]] std::size_t take_page_mark(std::size_t line);
    [[nodiscard]] std::size_t take_banner(std::size_t line);
    [[nodiscard]] std::size_t take_archive_line(std::size_t line);
    void note_group(std::string_view mark);
    [[nodiscard]] std::size_t take_group_and_signature(std::size_t line);
    [[nodiscard]] std::size_t take_caption(std::size_t line);
    [[nodiscard]] std::size_t take_section_head(std::size_t line);
    [[nodiscard]] std::size_t skip_section_head(std::size_t line);
    [[nodiscard]] std::size_t take_trailer(std::size_t line);
    [[nodiscard]] std::size_t take_signature(std::size_t line);
    [[nodiscard]] std::size_t find_next_section(std::size_t line) const;
    [[nodiscard]] bool repeats_header(std::string_view text) const;
    [[nodiscard]] bool is_own_section(std::string_view text) const;
    void see_section(std::uint16_t section);
    void end_at(std::size_t line);

    // Text
    void take_text(std::size_t line);
    [[nodiscard]] TextLine shape_of(std::size_t line) const;
    [[nodiscard]] ParagraphOpening opening_of(std::size_t line);
    [[nodiscard]] bool accepts_number(std::size_t line, const ParagraphOpening& opening);
    [[nodiscard]] bool goes_on_from_last(std::size_t line, const ParagraphOpening& opening);
    [[nodiscard]] bool is_roman_one(std::size_t line) const;
    [[nodiscard]] ParagraphOpening number_without_sign(std::size_t line) const;
    [[nodiscard]] bool is_heading(std::size_t line) const;
    [[nodiscard]] bool continues_block(std::size_t line) const;
    [[nodiscard]] bool ends_sentence() const;
    void begin_block(Paragraph::Kind kind, const ParagraphOpening& opening);
    void set_address(Paragraph& paragraph);
    void append(std::size_t line, const TextLine& shape, std::uint32_t from);
    void mend(Joint joint, std::uint32_t from);

    ParserState& state_;
    Telegram& out_;
    ReadingWriter writer_;
    LineJoiner joiner_;
    std::array<std::uint16_t, kMaxParagraphNumber + 1>
        used_{};  ///< How often each number was given.
    std::uint32_t headings_ = 0;
    std::uint32_t unnumbered_ = 0;
    std::uint16_t section_ = 1;
    unsigned last_number_ = 0;
    unsigned listed_ = 0;      ///< The last item `7)` of a list within a paragraph; 0: none.
    bool open_ = false;        ///< A block is open: the next line may go on with it.
    bool blank_ = true;        ///< A blank line stands before this line.
    bool mark_ = false;        ///< Page furniture or a section head stands before this line.
    bool underline_ = false;   ///< An underline stands directly before this line.
    bool ended_ = false;       ///< The rest has been given to parse_tail().
    bool all_columns_ = true;  ///< Every line of the open block is in columns.
    std::size_t block_lines_ = 0;
    std::size_t last_line_ = 0;  ///< Line of the last text.
    TextLine last_;
    ListItems items_;  ///< Of the open block.
};

}  // namespace reftel::telegram
