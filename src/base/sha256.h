// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reftel {

/// SHA-256 of some bytes: the name under which an original is kept.
struct Sha256 {
    std::array<std::uint8_t, 32> bytes{};

    /// 64 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;
    /// The 32 raw bytes as a view.
    [[nodiscard]] std::string_view raw() const {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    /// From 32 raw bytes; nothing when there are more or fewer.
    [[nodiscard]] static std::optional<Sha256> from_raw(std::string_view raw);

    friend bool operator==(const Sha256&, const Sha256&) = default;
    friend auto operator<=>(const Sha256&, const Sha256&) = default;
};

[[nodiscard]] Sha256 sha256(std::string_view bytes);

}  // namespace reftel
