// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reftel::web {

/// An address within this site: begins with a literal `/path`, `?query` or `#fragment`, and all
/// that is put into it is percent-encoded. So it can lead nowhere else and run nothing.
class Link {
 public:
    template <std::size_t N>
    consteval static std::string_view checked(const char (&literal)[N]) {
        const std::string_view text(literal, N - 1);
        const bool local = text.starts_with('#') || text.starts_with('?') ||
                           (text.starts_with('/') && !text.starts_with("//"));
        if (!local) {
            link_must_begin_with_a_path_query_or_fragment();
        }
        return text;
    }
    /// A literal that the compiler has seen to stay within the site.
    class Start {
     public:
        template <std::size_t N>
        // NOLINTNEXTLINE(google-explicit-constructor): it stands for the literal.
        consteval Start(const char (&literal)[N]) : text_(checked(literal)) {}
        [[nodiscard]] std::string_view text() const { return text_; }

     private:
        std::string_view text_;
    };

    explicit Link(Start start) : text_(start.text()) {}
    /// `Link("/cable/", id)`: the start and one part, encoded.
    Link(Start start, std::string_view part) : text_(start.text()) { add(part); }

    /// Appends to the path: `/` and the part, encoded.
    Link& segment(std::string_view part);
    /// Appends text to the path, such as `.json`, encoded.
    Link& add(std::string_view part);
    /// Appends `?name=value` or `&name=value`.
    Link& query(std::string_view name, std::string_view value);
    /// Appends `#name`; last.
    Link& fragment(std::string_view name);

    [[nodiscard]] const std::string& string() const { return text_; }

 private:
    static void link_must_begin_with_a_path_query_or_fragment();

    std::string text_;
};

/// `/cable/ID`
[[nodiscard]] Link telegram_link(std::string_view id);
/// The anchor of a paragraph on its telegram's page: `p5` for `5`, `h1` for `h1`.
[[nodiscard]] std::string anchor_of(std::string_view paragraph_address);
/// `/cable/ID#p5`
[[nodiscard]] Link paragraph_anchor_link(std::string_view id, std::string_view address);

}  // namespace reftel::web
