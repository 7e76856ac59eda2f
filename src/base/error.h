// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/source_pos.h"

namespace reftel {

/// Why an operation could not deliver its value. Says what, where and, if known, what to do.
struct Error {
    enum class Kind : std::uint8_t { NotFound, Malformed, Corrupt, Io, Limit, Busy, Unsupported };

    Kind kind;                       ///< For programs: HTTP status and exit code follow from it.
    std::string message;             ///< For people: one clause, lower case, no full stop.
    std::string subject{};           ///< Path, telegram id or query; may be empty.
    std::optional<SourcePos> pos{};  ///< When subject is text that was read.
    std::string hint{};              ///< What to do about it; may be empty.

    /// As in `cables/03.txt:12:8: header line has no colon (hint)`.
    [[nodiscard]] std::string to_string() const;
};

[[nodiscard]] std::string_view to_string(Error::Kind kind);

}  // namespace reftel
