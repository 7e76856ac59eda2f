// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace reftel {

/// A place in a text that was read: byte offset from 0, line and column (in bytes) from 1.
struct SourcePos {
    std::uint64_t offset = 0;
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend bool operator==(const SourcePos&, const SourcePos&) = default;
};

/// The place `bytes` further on the same line.
[[nodiscard]] constexpr SourcePos advance(SourcePos at, std::size_t bytes) {
    return {at.offset + bytes, at.line, at.column + static_cast<std::uint32_t>(bytes)};
}

/// The place of byte `offset` of `text`; an offset past the end gives the end. Linear in the
/// offset.
[[nodiscard]] SourcePos position_in(std::string_view text, std::size_t offset);

/// Half-open range of byte offsets, [begin, end).
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(std::uint32_t offset) const {
        return begin <= offset && offset < end;
    }
    /// The bytes of `text` in this range.
    [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
        return text.substr(begin, size());
    }
    friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace reftel
