// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "telegram/word_index.h"

namespace reftel::telegram {

/// A line of running text with what its margins tell.
struct TextLine {
    std::string_view text;
    std::uint32_t indent = 0;     ///< Bytes before the text.
    bool trailing_blank = false;  ///< A blank stands behind the text.
    bool list = false;            ///< A sub-point begins here.
    bool columns = false;         ///< Figures or words set apart in columns.
    bool first = false;           ///< First line of its block.
};

/// How a line goes on with the next of the same block.
enum class Joint : std::uint8_t {
    Blank,       ///< Running text: one blank.
    Break,       ///< The line break is kept: tables, lists.
    Glued,       ///< Hyphen that stays: no blank.
    DropHyphen,  ///< `COMMUNICA-` / `TIONS`
    Mend         ///< `princip` / `les`: cut at the end of a section.
};

/// Decides how lines are joined; counts what it has to know about the message for it. [F42] [F43]
class LineJoiner {
 public:
    /// `mends_allowed`: a word can be cut only where one section ends.
    LineJoiner(std::string_view message, unsigned mends_allowed)
        : words_(message), mends_left_(mends_allowed) {}

    [[nodiscard]] Joint join(const TextLine& before, const TextLine& after);
    /// To be called for every line of text.
    void note(const TextLine& line) {
        ++lines_;
        with_blank_ += line.trailing_blank ? 1 : 0;
    }

 private:
    [[nodiscard]] Joint join_hyphen(std::string_view before, std::string_view after);
    [[nodiscard]] bool is_cut_word(const TextLine& before, const TextLine& after);

    WordIndex words_;
    unsigned mends_left_;
    unsigned lines_ = 0;
    unsigned with_blank_ = 0;
};

/// True when blanks set parts of a line apart: a tab, or gaps of three blanks and more, two of them
/// or one before a figure.
[[nodiscard]] bool has_columns(std::string_view text);

}  // namespace reftel::telegram
