// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace reftel::http {

/// True when a client with this Accept-Encoding takes gzip and does not like the plain bytes
/// better. Empty: false.
[[nodiscard]] bool prefers_gzip(std::string_view accept_encoding);

/// True when an If-None-Match names this entity tag (compared weakly, as for GET), or is `*`.
[[nodiscard]] bool matches_etag(std::string_view if_none_match, std::string_view etag);

/// True for text, scripts, JSON, XML and SVG; false for what is compressed already.
[[nodiscard]] bool is_compressible(std::string_view content_type);

}  // namespace reftel::http
