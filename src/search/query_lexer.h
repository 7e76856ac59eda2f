// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/source_pos.h"

namespace reftel::search {

/// Behind a word or a quotation: all words of the same English stem.
inline constexpr std::string_view kStemMark = "~en";

/// A piece of a query as typed.
struct QueryToken {
    enum class Kind : std::uint8_t { End, Word, Quoted, Open, Close, And, Or, Not, Near };

    Kind kind = Kind::End;
    Span at;     ///< All of it, with its field and its marks.
    Span field;  ///< `subject` of `subject:word`; empty when there is none. Word, Quoted and Open
                 ///< only.
    Span value;  ///< Word: the word. Quoted: what is between the marks. Near: the number, may be
                 ///< empty.
    Span tail;   ///< Quoted: a `~2` or `~en` behind it.
    bool closed = true;  ///< Quoted: its closing mark is there.
};

/// Cuts a query into tokens; knows nothing of what they mean. Linear.
///
///   token := "(" | ")" | "-" | [field ":"] ( word | quoted | "(" ) | AND | OR | NOT | NEAR["/"
///   number]
///
/// A minus sign counts only where a token may begin and something follows it directly. Brackets
/// directly behind a letter or digit that hold nothing but letters, digits and commas belong to the
/// word: `1.4(b)`.
class QueryLexer {
 public:
    /// `text` must outlive the lexer.
    explicit QueryLexer(std::string_view text) : text_(text) {}
    [[nodiscard]] QueryToken next();

 private:
    void skip_space();
    [[nodiscard]] QueryToken sign();
    [[nodiscard]] QueryToken quoted(std::size_t begin, Span field);
    [[nodiscard]] QueryToken word(std::size_t begin, Span field);
    [[nodiscard]] Span take_field();
    [[nodiscard]] std::size_t word_end(std::size_t begin, bool may_be_operator) const;

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace reftel::search
