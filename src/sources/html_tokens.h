// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace reftel::sources {

// A page cut into tags and text, front to back, as a browser's tokenizer would: quoted attributes,
// comments, and scripts whose text is no markup. No tree is made of it. Cable pages need none, and
// building one from hostile input costs: a widely used parser takes more than a minute for 100,000
// nested tags of half a megabyte. This takes one pass whatever the nesting.

/// A piece of a page. Views into the page.
struct HtmlToken {
    enum class Kind : std::uint8_t {
        Text,   ///< Character references not yet replaced
        Open,   ///< `<p ...>`, `<br/>`
        Close,  ///< `</p>`
        Other   ///< Comments, doctype, scripts and styles with their tags
    };
    Kind kind = Kind::Text;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view name;  ///< Of a tag, as written.
};

class HtmlTokens {
 public:
    /// `page` must outlive the tokens.
    explicit HtmlTokens(std::string_view page) : page_(page) {}
    /// The next piece; together they are the whole page.
    [[nodiscard]] std::optional<HtmlToken> next();

 private:
    HtmlToken read_markup();
    HtmlToken read_tag(std::size_t name_begin, HtmlToken::Kind kind);
    [[nodiscard]] std::size_t find_tag_end(std::size_t at) const;
    [[nodiscard]] std::size_t find_raw_end(std::string_view name, std::size_t at) const;
    [[nodiscard]] std::size_t find_comment_end(std::size_t at) const;

    const std::string_view page_;
    std::size_t at_ = 0;
};

}  // namespace reftel::sources
