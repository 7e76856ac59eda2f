// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/link.h"

namespace reftel::web {

/// A file compiled into the program. The hash of its bytes stands in its address, so that it can be
/// kept for ever.
struct Asset {
    std::string_view name;  ///< `room.css`
    std::string_view content_type;
    std::string_view bytes;
    std::string file_name;  ///< `room.1a2b3c4d5e6f.css`
};

/// nullptr unless `file_name` is that of an asset, hash included.
[[nodiscard]] const Asset* find_asset(std::string_view file_name);
/// The bytes of an asset that exists: for documents that stand alone.
[[nodiscard]] std::string_view asset_bytes(std::string_view name);
/// `/assets/room.1a2b3c4d5e6f.css`; the asset must exist.
[[nodiscard]] Link asset_link(std::string_view name);

}  // namespace reftel::web
