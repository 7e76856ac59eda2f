// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace reftel::search_local {

/// Takes a number that put_varint() wrote off the front; 0 when the bytes end. For bytes under a
/// checksum, where an Error for each number would cost more than the number.
[[nodiscard]] inline std::uint64_t take_varint(std::string_view& bytes) {
    std::uint64_t out = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        out |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80U) {
            break;
        }
    }
    return out;
}

/// Takes a length and as many bytes.
[[nodiscard]] inline std::string_view take_string(std::string_view& bytes) {
    const std::uint64_t size = take_varint(bytes);
    const std::string_view out = bytes.substr(0, size);
    bytes.remove_prefix(out.size());
    return out;
}

}  // namespace reftel::search_local
