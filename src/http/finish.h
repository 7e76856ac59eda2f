// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "base/utc_time.h"
#include "http/message.h"

namespace reftel::http {

/// What happens to the connection after an answer.
enum class Connection : std::uint8_t { KeepAlive, Close };

/// Makes an answer ready to be sent: entity tag, answer to If-None-Match, gzip, caching and
/// security headers. A header that the handler set is kept. The body stays, also for HEAD: whoever
/// sends it leaves it out, so that both have the same headers. An answer with a header that could
/// end early (control characters) becomes a plain 500.
///
/// Range requests are answered with the whole body: pages are small, and originals are checked by
/// their hash as a whole.
[[nodiscard]] Response finish(const Request& request, Response response);

/// Works out ahead what finish() would work out each time for such a request: entity tag, and the
/// compressed body if it is wanted. For an answer that is kept and sent again.
void prepare(const Request& request, Response& response);
/// True when finish() would have to compress the body for this request.
[[nodiscard]] bool is_to_be_compressed(const Request& request, const Response& response);

/// Status line and header fields of a finished answer, with the empty line that ends them. Of a
/// streamed one that keeps the connection, pieces are framed.
[[nodiscard]] std::string response_head(const Response& response, UtcTime now,
                                        Connection connection);
/// A piece of a streamed answer as HTTP/1.1 frames it; the empty one ends the answer.
[[nodiscard]] std::string framed(std::string_view piece);

/// As in `Sun, 06 Nov 1994 08:49:37 GMT`.
[[nodiscard]] std::string http_date(UtcTime time);

}  // namespace reftel::http
