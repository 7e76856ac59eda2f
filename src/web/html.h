// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "web/link.h"

namespace reftel::web {

// How pages are written, and why text cannot become markup.
//
// Markup exists in two forms only: as a literal of our source, which the compiler reads, and as
// Html, which was made from such literals. Everything else is text and is escaped on its way in. A
// template is a literal with a `{}` for each argument:
//
//     page.add(R"(<p class="sig">{}</p>)", signature);
//
// The compiler refuses (see tests/web/compile_fail) a template that
//   * is no literal, or has more or fewer places than arguments;
//   * has a place in a tag but outside a quoted value: `<p {}>`;
//   * has Html inside an attribute: `title="{}"` takes text;
//   * has text where an attribute begins with an address: `href="{}"` takes a Link, which can only
//   lead into this site.

class Html;

/// Appends `text` with `& < > " '` escaped, bytes that are not UTF-8 as U+FFFD, and without control
/// characters (tab and line feed stay).
void append_escaped(std::string& out, std::string_view text);

namespace detail {

enum class Argument { Text, Markup, Address };

template <typename T>
constexpr Argument kind_of() {
    if (std::same_as<T, Html>) {
        return Argument::Markup;
    }
    return std::same_as<T, Link> ? Argument::Address : Argument::Text;
}

/// Called when a template is wrong: not constexpr, so that its name stands in the compiler's
/// message.
void template_has_other_number_of_places_than_arguments();
void template_has_place_in_a_tag_outside_quotes();
void template_has_markup_in_an_attribute();
void template_has_text_as_an_address();
void template_ends_within_a_tag();

/// Reads a template byte by byte: in text, in a tag, or in a quoted value.
class TemplateReader {
 public:
    constexpr explicit TemplateReader(std::string_view text) : text_(text) {}

    /// Moves past the next `{}`; false at the end.
    constexpr bool next_place() {
        for (; at_ < text_.size(); ++at_) {
            if (text_.substr(at_, 2) == "{}") {
                at_ += 2;
                return true;
            }
            step(text_[at_]);
        }
        return false;
    }
    constexpr bool in_tag() const { return in_tag_; }
    constexpr bool in_value() const { return in_value_; }
    /// The place just passed begins the value of an attribute that holds an address.
    constexpr bool at_address() const {
        const std::string_view before = text_.substr(0, at_ - 2);
        return in_value_ && (before.ends_with(" href=\"") || before.ends_with(" action=\"") ||
                             before.ends_with(" src=\""));
    }

 private:
    constexpr void step(char c) {
        if (in_value_) {
            in_value_ = c != '"';
        } else if (in_tag_) {
            in_value_ = c == '"';
            in_tag_ = c != '>';
        } else {
            in_tag_ = c == '<';
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool in_tag_ = false;
    bool in_value_ = false;
};

constexpr void check_place(const TemplateReader& reader, Argument argument) {
    if (reader.in_tag() && !reader.in_value()) {
        template_has_place_in_a_tag_outside_quotes();
    }
    if (reader.in_value() && argument == Argument::Markup) {
        template_has_markup_in_an_attribute();
    }
    if (reader.at_address() && argument != Argument::Address) {
        template_has_text_as_an_address();
    }
}

/// True when there is a place for the argument; moves past it.
constexpr bool take_place(TemplateReader& reader, Argument argument) {
    if (!reader.next_place()) {
        return false;
    }
    check_place(reader, argument);
    return true;
}

template <typename... Args>
constexpr void check_template(std::string_view text) {
    TemplateReader reader(text);
    const bool enough = (take_place(reader, kind_of<Args>()) && ...);
    if (!enough || reader.next_place()) {
        template_has_other_number_of_places_than_arguments();
    }
    if (reader.in_tag()) {
        template_ends_within_a_tag();
    }
}

}  // namespace detail

/// A literal of markup whose places fit Args; only the compiler can make one.
template <typename... Args>
class HtmlTemplate {
 public:
    template <std::size_t N>
    // NOLINTNEXTLINE(google-explicit-constructor): it stands for the literal.
    consteval HtmlTemplate(const char (&literal)[N]) : text_(literal, N - 1) {
        detail::check_template<Args...>(std::string_view(literal, N - 1));
    }
    [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
    std::string_view text_;
};

/// Markup: what pages are made of. Text enters only escaped.
class Html {
 public:
    Html() = default;

    /// Appends a template with its arguments: text (anything a string_view can be made of),
    /// integers, Html, or a Link.
    template <typename... Args>
    Html& add(std::type_identity_t<HtmlTemplate<Args...>> literal, const Args&... args) {
        std::string_view rest = literal.text();
        (add_next(rest, args), ...);
        text_.append(rest);
        return *this;
    }
    Html& append(const Html& other) {
        text_ += other.text_;
        return *this;
    }
    /// Appends text, escaped.
    Html& text(std::string_view text) {
        append_escaped(text_, text);
        return *this;
    }

    /// Appends an element that browsers read as data and never run: JSON-LD. `json` must be JSON;
    /// its signs that could end the element or begin another are written as escapes of JSON.
    Html& json_ld(std::string_view json);

    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] const std::string& string() const& { return text_; }
    [[nodiscard]] std::string string() && { return std::move(text_); }

 private:
    template <typename T>
    void add_next(std::string_view& rest, const T& value) {
        const std::size_t place = rest.find("{}");
        text_.append(rest.substr(0, place));
        rest.remove_prefix(place + 2);
        put(value);
    }
    void put(const Html& markup) { text_ += markup.text_; }
    void put(const Link& link) { append_escaped(text_, link.string()); }
    void put(std::string_view value) { append_escaped(text_, value); }
    template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>) void put(T number) {
        text_ += std::to_string(number);
    }

    std::string text_;
};

/// Html made from one template.
template <typename... Args>
[[nodiscard]] Html html(std::type_identity_t<HtmlTemplate<Args...>> literal, const Args&... args) {
    Html out;
    out.add<Args...>(literal, args...);
    return out;
}

}  // namespace reftel::web
