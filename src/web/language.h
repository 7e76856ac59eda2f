// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/utc_time.h"
#include "telegram/classification.h"
#include "telegram/precedence.h"
#include "web/html.h"

namespace reftel::web {

// Every word that the pages say of their own stands in one table a language: texts/en.def and its
// translations. A text may have places, `{}` in the order of its arguments or `{2}` for the second,
// and two forms, `{} telegram|{} telegrams`, of which the count chooses. The compiler refuses a
// translation that lacks a text, or whose places are not those of the English one.

/// A text of the pages by its name.
enum class Text : std::uint16_t {
#define REFTEL_TEXT(key, words) key,
#include "web/texts/en.def"
#undef REFTEL_TEXT
    Count  ///< Not a text: how many there are.
};

/// A language of the pages: its texts, and how it writes counts and dates. Lives as long as the
/// program.
class Language {
 public:
    struct Facts;

    [[nodiscard]] static const Language& english();
    /// All there are, English first.
    [[nodiscard]] static std::span<const Language> all();
    /// `fr`, `FR`, `fr-CA`; nullptr when there is none.
    [[nodiscard]] static const Language* find(std::string_view tag);
    /// The best of `Accept-Language: fr-CH, fr;q=0.9, en;q=0.8`; nullptr when none is known.
    [[nodiscard]] static const Language* accepted(std::string_view header);

    explicit Language(const Facts& facts) : facts_(facts) {}

    [[nodiscard]] std::string_view tag() const;   ///< `fr`, for `lang` and HTTP
    [[nodiscard]] std::string_view name() const;  ///< `Français`: in the language itself
    [[nodiscard]] bool is_english() const { return tag() == "en"; }

    /// A text without places.
    [[nodiscard]] std::string_view operator[](Text text) const;
    /// A text with its places filled.
    [[nodiscard]] std::string fill(Text text, std::span<const std::string> arguments) const;
    template <typename... Args>
    [[nodiscard]] std::string say(Text text, const Args&... args) const {
        const std::array<std::string, sizeof...(Args)> arguments = {to_text(args)...};
        return fill(text, arguments);
    }
    /// The same as markup: what is put in may be Html.
    [[nodiscard]] Html fill_html(Text text, std::span<const Html> arguments) const;
    template <typename... Args>
    [[nodiscard]] Html markup(Text text, const Args&... args) const {
        const std::array<Html, sizeof...(Args)> arguments = {to_html(args)...};
        return fill_html(text, arguments);
    }
    /// `1 telegram`, `1,200 telegrams`: the form that goes with the count, which fills its place.
    [[nodiscard]] std::string counted(Text forms, std::uint64_t count) const;
    /// The form alone: `telegrams`.
    [[nodiscard]] std::string_view form(Text forms, std::uint64_t count) const;

    /// `251,287`
    [[nodiscard]] std::string grouped(std::uint64_t count) const;
    /// `7`, `990`, `1.2k`, `56k`, `1.3M`: over the bars of a histogram.
    [[nodiscard]] std::string brief(std::uint64_t count) const;
    /// `no`, `one` ... `twelve`; digits above.
    [[nodiscard]] std::string small_number(std::uint64_t count) const;

    /// `March`; empty unless 1 to 12.
    [[nodiscard]] std::string_view month(unsigned month) const;
    /// `Mar`
    [[nodiscard]] std::string_view short_month(unsigned month) const;
    /// `12 March 2009`
    [[nodiscard]] std::string date(const Date& date) const;
    /// `12 Mar 2009`
    [[nodiscard]] std::string short_date(const Date& date) const;
    /// `March 2009`
    [[nodiscard]] std::string month_of(int year, unsigned month) const;
    /// `12 March`
    [[nodiscard]] std::string day_of(const Date& date) const;

    /// `Sensitive but unclassified`: what a level's mark says. Empty for None.
    [[nodiscard]] std::string_view level(telegram::Level level) const;
    /// `priority`; empty for None.
    [[nodiscard]] std::string_view precedence(telegram::Precedence precedence) const;

 private:
    static std::string to_text(std::string_view text) { return std::string(text); }
    template <std::integral T>
    static std::string to_text(T number) {
        return std::to_string(number);
    }
    static Html to_html(const Html& markup) { return markup; }
    static Html to_html(std::string_view text) { return Html().text(text); }
    template <std::integral T>
    static Html to_html(T number) {
        return html("{}", number);
    }

    const Facts& facts_;
};

}  // namespace reftel::web
