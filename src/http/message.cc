// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/message.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace reftel::http {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

void append_escaped(std::string& out, char c) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHexDigits[byte >> 4U];
    out += kHexDigits[byte & 15U];
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

/// Browsers read `\` as `/`, so both begin the name of another host.
bool names_another_host(std::string_view location) {
    return location.size() >= 2 && location[0] == '/' &&
           (location[1] == '/' || location[1] == '\\');
}

}  // namespace

std::string_view Request::parameter(std::string_view name) const {
    const auto found =
        std::ranges::find_if(parameters, [&](const auto& entry) { return entry.first == name; });
    return found == parameters.end() ? std::string_view{} : std::string_view{found->second};
}

std::string_view Request::header(std::string_view name) const {
    const auto found =
        std::ranges::find_if(headers, [&](const auto& entry) { return entry.first == name; });
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

std::string_view Response::header(std::string_view name) const {
    const auto found = std::ranges::find_if(
        headers, [&](const auto& entry) { return equals_fold(entry.first, name); });
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

Response Response::text(int status, std::string_view line) {
    Response out;
    out.status = status;
    out.content_type = "text/plain; charset=utf-8";
    out.body = std::string(line) + '\n';
    return out;
}

Response Response::redirect(int status, std::string location) {
    if (names_another_host(location) || std::ranges::any_of(location, is_control)) {
        return text(500, "500 The page wanted to lead to an address that is not well-formed.");
    }
    constexpr std::string_view kNotInAddresses = " \"<>\\^`{|}";
    std::string escaped;
    for (const char c : location) {
        if (static_cast<unsigned char>(c) >= 0x7F ||
            kNotInAddresses.find(c) != std::string_view::npos) {
            append_escaped(escaped, c);
            continue;
        }
        escaped += c;
    }
    Response out = text(status, "This page is at " + escaped);
    out.headers.emplace_back("Location", std::move(escaped));
    return out;
}

std::string percent_encode(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
            continue;
        }
        append_escaped(out, c);
    }
    return out;
}

std::string_view reason_phrase(int status) {
    struct Phrase {
        int status;
        std::string_view text;
    };
    static constexpr auto kPhrases = std::to_array<Phrase>({
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {300, "Multiple Choices"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {451, "Unavailable For Legal Reasons"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
    });
    const auto* found = std::ranges::find(kPhrases, status, &Phrase::status);
    return found == kPhrases.end() ? std::string_view{"Unknown"} : found->text;
}

}  // namespace reftel::http
