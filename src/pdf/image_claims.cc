// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pdf/image_claims.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "sources/limits.h"

namespace reftel::pdf {
namespace {

constexpr std::string_view kWidth = "/Width";
constexpr std::string_view kHeight = "/Height";
/// Width and height of an image stand in one dictionary; the longest we know has 400 bytes.
constexpr std::size_t kDictionary = 2000;

struct Number {
    std::size_t at = 0;  ///< Of its first digit
    std::size_t digits = 0;
    std::uint64_t value = 0;
};

/// The number behind a name of a dictionary that stands at `name`.
std::optional<Number> number_behind(std::string_view bytes, std::size_t name, std::size_t size) {
    Number out;
    out.at = bytes.find_first_not_of(" \t\r\n\f", name + size);
    if (out.at == std::string_view::npos) {
        return std::nullopt;
    }
    constexpr std::size_t kMostDigits = 12;
    const std::string_view rest = bytes.substr(out.at, kMostDigits);
    while (out.digits < rest.size() && is_digit(rest[out.digits])) {
        out.value = out.value * 10 + static_cast<unsigned>(rest[out.digits] - '0');
        ++out.digits;
    }
    return out.digits == 0 ? std::nullopt : std::optional(out);
}

/// The height in the dictionary around `at`: between the nearest `obj` before and `stream` behind.
std::optional<Number> height_near(std::string_view bytes, std::size_t at) {
    const std::size_t earliest = at - std::min(at, kDictionary);
    const std::size_t object = bytes.substr(earliest, at - earliest).rfind("obj");
    const std::size_t begin = object == std::string_view::npos ? earliest : earliest + object;
    const std::string_view behind = bytes.substr(at, kDictionary);
    const std::size_t end = at + std::min(behind.find("stream"), behind.size());
    const std::size_t found = bytes.substr(begin, end - begin).find(kHeight);
    return found == std::string_view::npos ? std::nullopt
                                           : number_behind(bytes, begin + found, kHeight.size());
}

}  // namespace

std::size_t refuse_huge_images(std::span<char> bytes) {
    const std::string_view view(bytes.data(), bytes.size());
    std::size_t out = 0;
    for (std::size_t at = view.find(kWidth); at != std::string_view::npos;
         at = view.find(kWidth, at + kWidth.size())) {
        const auto width = number_behind(view, at, kWidth.size());
        const auto height = width ? height_near(view, at) : std::nullopt;
        if (height &&
            width->value > sources::kMaxImageDots / std::max<std::uint64_t>(height->value, 1)) {
            std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(width->at), width->digits, '0');
            ++out;
        }
    }
    return out;
}

}  // namespace reftel::pdf
