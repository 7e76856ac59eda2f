// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/coding.h"

namespace reftel {

void put_varint(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out += static_cast<char>(value | 0x80U);
        value >>= 7U;
    }
    out += static_cast<char>(value);
}

void put_signed_varint(std::string& out, std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    put_varint(out, (bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

Result<std::uint64_t> Cursor::varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (rest_.empty()) {
            return fail(Error::Kind::Corrupt, "the record ends within a number");
        }
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        if (shift == 63 && byte > 1) {
            break;
        }
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) {
            return value;
        }
    }
    return fail(Error::Kind::Corrupt, "a number in the record is too large");
}

Result<std::int64_t> Cursor::signed_varint() {
    const std::uint64_t bits = REFTEL_TRY(varint());
    return static_cast<std::int64_t>((bits >> 1U) ^ (~(bits & 1U) + 1U));
}

Result<std::string_view> Cursor::bytes(std::uint64_t count) {
    if (count > rest_.size()) {
        return fail(Error::Kind::Corrupt, "the record ends within its bytes");
    }
    const std::string_view out = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return out;
}

}  // namespace reftel
