// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace reftel::http {

/// A request as a handler sees it: bounded, decoded, without a body (the reading room only answers
/// GET and HEAD for now).
struct Request {
    std::string method;  ///< `GET` or `HEAD`; others are answered by the server itself with 405
    std::string target;  ///< As sent: `/search?q=a%20b`
    std::string path;    ///< Percent-decoded path: `/search`; never has `..` segments or NUL
    std::vector<std::pair<std::string, std::string>> parameters;  ///< Decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;     ///< Names in lower case

    /// First value of a parameter; empty when absent.
    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    /// Value of a header, name in lower case; empty when absent.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// An answer. The server adds Date, Content-Length, ETag (from the body, if none is set), gzip, and
/// the answer to If-None-Match; for HEAD it leaves the body out.
struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    bool cacheable_forever = false;  ///< Assets with a hash in their name
    /// What gzip() makes of the body, where that is known already: prepare() of finish.h.
    std::shared_ptr<const std::optional<std::string>> zipped{};
    /// Makes the rest of a body that is too large to be held, piece by piece behind `body`; an
    /// empty piece is the end. After an Error the connection ends without the mark of the end, so
    /// that the client knows that something is missing. Called by one worker at a time, each time
    /// when the piece before has been sent. Such an answer has no ETag and no Content-Length.
    std::function<Result<std::string>()> rest{};

    /// What an address may not hold (blanks, quotes, `\`, bytes above 0x7E) is escaped. A location
    /// with control characters, or one that begins like another site's (`//`, `/\`), gives a plain
    /// 500 instead: it was made of unchecked input. A location with a scheme is passed on: never
    /// build one from input.
    [[nodiscard]] static Response redirect(int status, std::string location);
    /// One clear line of plain text; the end of line is added.
    [[nodiscard]] static Response text(int status, std::string_view line);

    /// Value of a header set so far, name in any case; empty when absent.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// `target` taken apart into path and parameters; false when it is not well-formed: no leading `/`,
/// bad escapes, `..`, control characters (in a parameter a tab is allowed), `//` at the start of
/// the path, bytes that are not UTF-8, more than kMaxParameters parameters. `+` is a blank in
/// parameters only. Parameters without a name are left out. `out` is only changed on success; its
/// method and headers never.
[[nodiscard]] bool parse_target(std::string_view target, Request& out);
/// For one path segment or parameter value: everything but letters, digits and `-._~` escaped.
[[nodiscard]] std::string percent_encode(std::string_view text);
/// `Not Found` for 404; `Unknown` for what the server never sends.
[[nodiscard]] std::string_view reason_phrase(int status);

}  // namespace reftel::http
