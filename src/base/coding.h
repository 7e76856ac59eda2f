// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace reftel {

/// Appends an unsigned number, seven bits a byte, lowest first.
void put_varint(std::string& out, std::uint64_t value);
/// Appends a signed number, zigzag-coded.
void put_signed_varint(std::string& out, std::int64_t value);

/// Reads what the put_ functions wrote; every length is checked before use. Views the bytes it was
/// made from.
class Cursor {
 public:
    explicit Cursor(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] std::size_t remaining() const { return rest_.size(); }
    /// Corrupt when the bytes end within the number or it does not fit 64 bits.
    [[nodiscard]] Result<std::uint64_t> varint();
    [[nodiscard]] Result<std::int64_t> signed_varint();
    /// The next `count` bytes; Corrupt when there are fewer.
    [[nodiscard]] Result<std::string_view> bytes(std::uint64_t count);

 private:
    std::string_view rest_;
};

}  // namespace reftel
