// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/finish.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/text.h"
#include "http/gzip.h"
#include "http/limits.h"
#include "http/negotiation.h"

namespace reftel::http {
namespace {

struct Field {
    std::string_view name;
    std::string_view value;
};

// Pages need nothing from other sites and run no script but ours; nobody may frame them or read
// them across origins.
constexpr auto kSecurityHeaders = std::to_array<Field>({
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
});

/// Digits of the SHA-256 in an entity tag: 64 bits, far beyond the number of versions one address
/// ever has.
constexpr std::size_t kTagDigits = 16;

void set_default(Response& response, std::string_view name, std::string_view value) {
    if (response.header(name).empty()) {
        response.headers.emplace_back(name, value);
    }
}

void replace(Response& response, std::string_view name, std::string_view value) {
    std::erase_if(response.headers,
                  [&](const auto& field) { return equals_fold(field.first, name); });
    response.headers.emplace_back(name, value);
}

bool is_name_byte(char c) {
    return is_alnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_value_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || c == '\t';
}

bool is_well_formed(std::string_view name, std::string_view value) {
    return !name.empty() && std::ranges::all_of(name, is_name_byte) &&
           std::ranges::all_of(value, is_value_byte);
}

/// Headers that the server itself writes; a second one would let two readers of the answer see two
/// different ones.
bool is_reserved(std::string_view name) {
    static constexpr std::array<std::string_view, 6> kNames = {
        "Connection", "Content-Length", "Content-Type", "Date", "Server", "Transfer-Encoding"};
    return std::ranges::any_of(kNames, [&](auto known) { return equals_fold(name, known); });
}

bool has_sound_headers(const Response& response) {
    return is_well_formed("Content-Type", response.content_type) &&
           std::ranges::all_of(response.headers, [](const auto& field) {
               return is_well_formed(field.first, field.second) && !is_reserved(field.first);
           });
}

/// The bytes of another encoding are another representation, so they have another tag.
std::string gzip_tag(std::string_view etag) {
    std::string out(etag);
    if (out.size() >= 2 && out.starts_with('"') && out.ends_with('"')) {
        out.insert(out.size() - 1, "-gz");
    }
    return out;
}

bool may_be_gzipped(const Response& response) {
    return response.status == 200 && response.body.size() > kMinCompressedBody &&
           is_compressible(response.content_type) && response.header("Content-Encoding").empty();
}

void set_tag(Response& response) {
    if (response.header("ETag").empty()) {
        response.headers.emplace_back(
            "ETag", '"' + sha256(response.body).hex().substr(0, kTagDigits) + '"');
    }
}

void become_not_modified(Response& response, std::string_view etag) {
    response.status = 304;
    response.body.clear();
    replace(response, "ETag", etag);
}

/// Beside what the handler says the page depends on.
void add_vary(Response& response) {
    const std::string others(response.header("Vary"));
    replace(response, "Vary", others.empty() ? "Accept-Encoding" : others + ", Accept-Encoding");
}

/// Whichever encoding the client still has, it holds this page.
bool answer_if_none_match(const Request& request, Response& response, std::string_view zipped_tag) {
    const auto known = request.header("if-none-match");
    const std::string tag(response.header("ETag"));
    for (const std::string_view candidate : {zipped_tag, std::string_view{tag}}) {
        if (!known.empty() && matches_etag(known, candidate)) {
            become_not_modified(response, candidate);
            return true;
        }
    }
    return false;
}

void finish_page(const Request& request, Response& response) {
    set_tag(response);
    const bool zippable = may_be_gzipped(response);
    if (zippable) {
        add_vary(response);
    }
    const bool wanted = zippable && prefers_gzip(request.header("accept-encoding"));
    const std::string zipped_tag = zippable ? gzip_tag(response.header("ETag")) : std::string{};
    if (answer_if_none_match(request, response, wanted ? zipped_tag : std::string_view{}) ||
        !wanted) {
        return;
    }
    auto zipped = response.zipped ? *response.zipped : gzip(response.body);
    if (zipped) {
        response.body = *std::move(zipped);
        replace(response, "ETag", zipped_tag);
        replace(response, "Content-Encoding", "gzip");
    }
}

bool has_body(int status) {
    return status != 304 && status != 204 && status >= 200;
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

Response finish(const Request& request, Response response) {
    if (!has_sound_headers(response)) {
        response = Response::text(500, "500 The page made a header that is not well-formed.");
    }
    if (response.status == 200 && !response.rest) {
        finish_page(request, response);
    }
    const bool unchanging =
        response.cacheable_forever && (response.status == 200 || response.status == 304);
    set_default(response, "Cache-Control",
                unchanging ? "public, max-age=31536000, immutable" : "no-cache");
    for (const Field& field : kSecurityHeaders) {
        set_default(response, field.name, field.value);
    }
    return response;
}

bool is_to_be_compressed(const Request& request, const Response& response) {
    return !response.zipped && may_be_gzipped(response) &&
           prefers_gzip(request.header("accept-encoding"));
}

void prepare(const Request& request, Response& response) {
    if (response.status != 200 || response.rest || !has_sound_headers(response)) {
        return;
    }
    set_tag(response);
    if (is_to_be_compressed(request, response)) {
        response.zipped = std::make_shared<const std::optional<std::string>>(gzip(response.body));
    }
}

std::string response_head(const Response& response, UtcTime now, Connection connection) {
    std::string out;
    out.reserve(1024);
    out += fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
    append_field(out, "Date", http_date(now));
    append_field(out, "Server", "reftel");
    append_field(out, "Connection", connection == Connection::Close ? "close" : "keep-alive");
    if (has_body(response.status)) {
        append_field(out, "Content-Type", response.content_type);
        if (!response.rest) {
            append_field(out, "Content-Length", fmt::to_string(response.body.size()));
        } else if (connection == Connection::KeepAlive) {
            append_field(out, "Transfer-Encoding", "chunked");
        }
    }
    for (const auto& [name, value] : response.headers) {
        append_field(out, name, value);
    }
    out += "\r\n";
    return out;
}

std::string framed(std::string_view piece) {
    return piece.empty() ? "0\r\n\r\n" : fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
}

std::string http_date(UtcTime time) {
    static constexpr std::array<std::string_view, 7> kDays = {"Thu", "Fri", "Sat", "Sun",
                                                              "Mon", "Tue", "Wed"};
    const Date date = time.date();
    const std::int64_t days = days_since_epoch(date);
    const std::int64_t second = time.seconds - days * 86400;
    const auto weekday = static_cast<std::size_t>(((days % 7) + 7) % 7);  // day 0 was a Thursday
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[weekday], date.day,
                       month_name(date.month).substr(0, 3), date.year, second / 3600,
                       second / 60 % 60, second % 60);
}

}  // namespace reftel::http
