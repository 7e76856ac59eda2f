// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/sha256.h"

#include <algorithm>

#include <openssl/sha.h>

namespace reftel {

std::string Sha256::hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    out.reserve(64);
    for (const std::uint8_t byte : bytes) {
        out += kDigits[byte >> 4U];
        out += kDigits[byte & 15U];
    }
    return out;
}

std::optional<Sha256> Sha256::from_raw(std::string_view raw) {
    Sha256 out;
    if (raw.size() != out.bytes.size()) {
        return std::nullopt;
    }
    std::copy(raw.begin(), raw.end(), out.bytes.begin());
    return out;
}

Sha256 sha256(std::string_view bytes) {
    Sha256 out;
    ::SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), out.bytes.data());
    return out;
}

}  // namespace reftel
