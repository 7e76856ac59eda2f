// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reftel::http {

/// `bytes` as one gzip member, the same for the same input. Nothing when that would not be smaller,
/// or for more than kMaxCompressedBody bytes. Takes about 270 kB of memory while it runs.
[[nodiscard]] std::optional<std::string> gzip(std::string_view bytes);

}  // namespace reftel::http
