// SPDX-License-Identifier: AGPL-3.0-or-later
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "http/limits.h"
#include "http/message.h"

// target = path [ "?" query ]
// query  = [ pair *( "&" pair ) ]
// pair   = name [ "=" value ]
//
// Everything is checked after decoding: `%2e%2e` is as refused as `..`.

namespace reftel::http {
namespace {

enum class Part : std::uint8_t { Path, Query };

std::optional<unsigned> hex_value(char c) {
    if (is_digit(c)) {
        return static_cast<unsigned>(c - '0');
    }
    const char lower = to_lower(c);
    if (lower >= 'a' && lower <= 'f') {
        return static_cast<unsigned>(lower - 'a') + 10U;
    }
    return std::nullopt;
}

/// The byte that the escape at the start of `text` stands for.
std::optional<char> decode_escape(std::string_view text) {
    if (text.size() < 3) {
        return std::nullopt;
    }
    const auto high = hex_value(text[1]);
    const auto low = hex_value(text[2]);
    if (!high || !low) {
        return std::nullopt;
    }
    return static_cast<char>(static_cast<unsigned char>(*high * 16U + *low));
}

/// A tab comes with text pasted from tables into a search box; nothing else below a blank has a
/// use.
bool is_allowed(char c, Part part) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || (c == '\t' && part == Part::Query);
}

std::optional<std::string> decode(std::string_view text, Part part) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const auto decoded = decode_escape(text.substr(i));
            if (!decoded) {
                return std::nullopt;
            }
            c = *decoded;
            i += 2;
        } else if (c == '+' && part == Part::Query) {
            c = ' ';
        } else if (c == ' ' || c == '\t') {
            return std::nullopt;
        }
        if (!is_allowed(c, part)) {
            return std::nullopt;
        }
        out += c;
    }
    if (find_invalid_utf8(out) != std::string_view::npos) {
        return std::nullopt;
    }
    return out;
}

/// Some systems and browsers take `\` for `/`: a segment ends at either.
bool has_parent_segment(std::string_view path) {
    while (true) {
        const auto end = path.find_first_of("/\\");
        if (path.substr(0, end) == "..") {
            return true;
        }
        if (end == std::string_view::npos) {
            return false;
        }
        path.remove_prefix(end + 1);
    }
}

/// Such a path, written into a link or a redirect, would lead to another host.
bool begins_like_a_host(std::string_view path) {
    return path.size() >= 2 && (path[1] == '/' || path[1] == '\\');
}

using Parameters = std::vector<std::pair<std::string, std::string>>;

std::optional<Parameters> parse_query(std::string_view query) {
    Parameters out;
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        const auto equals = pair.find('=');
        auto name = decode(pair.substr(0, equals), Part::Query);
        auto value =
            decode(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1),
                   Part::Query);
        if (!name || !value) {
            return std::nullopt;
        }
        if (name->empty()) {
            continue;
        }
        if (out.size() == kMaxParameters) {
            return std::nullopt;
        }
        out.emplace_back(*std::move(name), *std::move(value));
    }
    return out;
}

}  // namespace

bool parse_target(std::string_view target, Request& out) {
    if (target.empty() || target.size() > kMaxTargetSize || target.front() != '/' ||
        target.find('#') != std::string_view::npos) {
        return false;
    }
    const auto mark = target.find('?');
    auto path = decode(target.substr(0, mark), Part::Path);
    if (!path || has_parent_segment(*path) || begins_like_a_host(*path)) {
        return false;
    }
    auto parameters =
        parse_query(mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1));
    if (!parameters) {
        return false;
    }
    out.target = target;
    out.path = *std::move(path);
    out.parameters = *std::move(parameters);
    return true;
}

}  // namespace reftel::http
