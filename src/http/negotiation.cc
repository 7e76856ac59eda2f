// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/negotiation.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace reftel::http {
namespace {

/// One entry of an Accept-Encoding: a coding and its weight in thousandths. Views into the header.
struct Coding {
    std::string_view name;
    unsigned weight = 1000;
};

/// `0.8` is 800. What is malformed weighs nothing: it is no consent.
unsigned parse_weight(std::string_view text) {
    const auto dot = text.find('.');
    const auto whole = parse_number(text.substr(0, dot));
    if (!whole || *whole > 1) {
        return 0;
    }
    auto fraction = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
    if (fraction.size() > 3) {
        return 0;
    }
    unsigned weight = *whole;
    for (std::size_t i = 0; i < 3; ++i) {
        const char digit = i < fraction.size() ? fraction[i] : '0';
        if (!is_digit(digit)) {
            return 0;
        }
        weight = weight * 10 + static_cast<unsigned>(digit - '0');
    }
    return std::min(weight, 1000U);
}

Coding parse_coding(std::string_view item) {
    const auto semicolon = item.find(';');
    Coding out{trim(item.substr(0, semicolon))};
    if (semicolon == std::string_view::npos) {
        return out;
    }
    const auto parameter = trim(item.substr(semicolon + 1));
    out.weight = starts_with_fold(parameter, "q=") ? parse_weight(trim(parameter.substr(2))) : 0;
    return out;
}

/// Without the mark of a weak tag.
std::string_view opaque_tag(std::string_view etag) {
    return etag.starts_with("W/") ? etag.substr(2) : etag;
}

}  // namespace

bool prefers_gzip(std::string_view accept_encoding) {
    std::optional<unsigned> gzip;
    std::optional<unsigned> any;
    unsigned identity = 0;
    while (!accept_encoding.empty()) {
        const auto comma = accept_encoding.find(',');
        const Coding coding = parse_coding(accept_encoding.substr(0, comma));
        accept_encoding = comma == std::string_view::npos ? std::string_view{}
                                                          : accept_encoding.substr(comma + 1);
        if (equals_fold(coding.name, "gzip") || equals_fold(coding.name, "x-gzip")) {
            gzip = coding.weight;
        } else if (equals_fold(coding.name, "identity")) {
            identity = coding.weight;
        } else if (coding.name == "*") {
            any = coding.weight;
        }
    }
    const unsigned weight = gzip.value_or(any.value_or(0));
    return weight > 0 && weight >= identity;
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
    if (etag.empty()) {
        return false;
    }
    if (trim(if_none_match) == "*") {
        return true;
    }
    // Tags may hold commas, so the list is walked from quote to quote.
    const auto wanted = opaque_tag(etag);
    while (true) {
        const auto open = if_none_match.find('"');
        const auto close =
            open == std::string_view::npos ? open : if_none_match.find('"', open + 1);
        if (close == std::string_view::npos) {
            return false;
        }
        if (if_none_match.substr(open, close - open + 1) == wanted) {
            return true;
        }
        if_none_match.remove_prefix(close + 1);
    }
}

bool is_compressible(std::string_view content_type) {
    const auto type = trim(content_type.substr(0, content_type.find(';')));
    static constexpr std::array<std::string_view, 6> kTypes = {
        "application/json", "application/javascript", "application/xml",
        "image/svg+xml",    "application/x-ndjson",   "application/manifest+json"};
    return starts_with_fold(type, "text/") || type.ends_with("+xml") || type.ends_with("+json") ||
           std::ranges::any_of(kTypes, [&](auto known) { return equals_fold(type, known); });
}

}  // namespace reftel::http
