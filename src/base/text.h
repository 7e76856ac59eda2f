// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reftel {

// Letters and digits of ASCII alone: telegrams are made of them, and the C locale functions are
// neither constexpr nor quick.
[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_alpha(char c) {
    return is_upper(c) || is_lower(c);
}
[[nodiscard]] constexpr bool is_alnum(char c) {
    return is_alpha(c) || is_digit(c);
}
[[nodiscard]] constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}
[[nodiscard]] constexpr bool is_space(char c) {
    return is_blank(c) || c == '\n' || c == '\f' || c == '\v';
}
[[nodiscard]] constexpr char to_upper(char c) {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
[[nodiscard]] constexpr char to_lower(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Without white space at either end; a view into `text`.
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::string_view trim_left(std::string_view text);
[[nodiscard]] std::string_view trim_right(std::string_view text);

[[nodiscard]] std::string to_upper(std::string_view text);
[[nodiscard]] std::string to_lower(std::string_view text);
/// Equal when ASCII case is disregarded.
[[nodiscard]] bool equals_fold(std::string_view a, std::string_view b);
[[nodiscard]] bool starts_with_fold(std::string_view text, std::string_view prefix);

/// The parts between separators, empty ones included; views into `text`.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// The number a text consists of; nothing when it is empty, has anything but digits, or does not
/// fit.
[[nodiscard]] std::optional<std::uint32_t> parse_number(std::string_view digits);

/// White space of any kind and length becomes one blank; none at the ends.
[[nodiscard]] std::string collapse_space(std::string_view text);

}  // namespace reftel
