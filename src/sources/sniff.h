// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reftel::sources {

/// Why a file is no telegram: rule and words for the import report.
struct Refusal {
    std::string_view rule;  ///< `empty`, `not-text`, `not-a-telegram`
    std::string reason;     ///< "this is a JPEG image"
};

/// Tells from the first bytes of a file (all of them when it is short) that it cannot hold a
/// telegram. Prose is not refused.
[[nodiscard]] std::optional<Refusal> recognise_no_telegram(std::string_view head);

/// How a container is to be opened.
enum class ContainerKind : std::uint8_t {
    Zip,
    SevenZip,
    Tar,
    Compressed,  ///< gzip, bzip2, xz or zstd: of a tar, or of one file
};
[[nodiscard]] std::optional<ContainerKind> recognise_container(std::string_view head);

}  // namespace reftel::sources
