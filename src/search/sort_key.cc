// SPDX-License-Identifier: AGPL-3.0-or-later
//
// cursor := hexadecimal of: version, order, score (8 bytes of a double, lowest first), closeness,
// date (0, or 1 and a signed varint), id

#include "search/sort_key.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <compare>
#include <cstdint>
#include <utility>

#include "base/coding.h"
#include "base/text.h"
#include "search/limits.h"

namespace reftel::search {
namespace {

constexpr std::uint64_t kVersion = 2;

/// Later (or earlier) date first, no date last.
std::strong_ordering order_dates(const SortKey& a, const SortKey& b, bool latest_first) {
    if (a.date.has_value() != b.date.has_value()) {
        return a.date ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    if (!a.date) {
        return std::strong_ordering::equal;
    }
    return latest_first ? *b.date <=> *a.date : *a.date <=> *b.date;
}

std::strong_ordering order_mrns(const SortKey& a, const SortKey& b) {
    if (a.mrn.has_value() != b.mrn.has_value()) {
        return a.mrn ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    return a.mrn ? *a.mrn <=> *b.mrn : std::strong_ordering::equal;
}

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out.push_back(kDigits[byte >> 4U]);
        out.push_back(kDigits[byte & 0xFU]);
    }
    return out;
}

std::optional<std::string> from_hex(std::string_view hex) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    if (hex.size() % 2 != 0 || hex.size() > kMaxCursorBytes) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const std::size_t high = kDigits.find(hex[i]);
        const std::size_t low = kDigits.find(hex[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return std::nullopt;
        }
        out.push_back(static_cast<char>(high * 16 + low));
    }
    return out;
}

Result<SortKey> read_key(Sort sort, std::string_view bytes) {
    Cursor cursor(bytes);
    const std::uint64_t version = REFTEL_TRY(cursor.varint());
    const std::uint64_t order = REFTEL_TRY(cursor.varint());
    if (version != kVersion || order != static_cast<std::uint64_t>(sort)) {
        return fail(Error::Kind::Malformed, "the cursor belongs to another order");
    }
    const std::string_view score_bytes = REFTEL_TRY(cursor.bytes(8));
    std::uint64_t score = 0;
    for (std::size_t i = 8; i-- > 0;) {
        score = (score << 8U) | static_cast<unsigned char>(score_bytes[i]);
    }
    const std::uint64_t closeness = REFTEL_TRY(cursor.varint());
    std::optional<UtcTime> date;
    const std::uint64_t dated = REFTEL_TRY(cursor.varint());
    if (dated != 0) {
        const std::int64_t seconds = REFTEL_TRY(cursor.signed_varint());
        date = UtcTime{seconds};
    }
    const std::string_view id = REFTEL_TRY(cursor.bytes(cursor.remaining()));
    const double value = std::bit_cast<double>(score);
    if (id.empty() || !std::isfinite(value)) {
        return fail(Error::Kind::Malformed, "the cursor is damaged");
    }
    SortKey out = SortKey::make(value, date, std::string(id));
    out.closeness = static_cast<std::uint32_t>(std::min<std::uint64_t>(closeness, UINT32_MAX));
    return out;
}

}  // namespace

SortKey SortKey::make(double score, std::optional<UtcTime> date, std::string id) {
    SortKey out{score, 0, date, std::move(id), std::nullopt};
    out.mrn = telegram::parse_canonical_mrn(out.id);
    return out;
}

bool comes_before(Sort sort, const SortKey& a, const SortKey& b) {
    if (sort == Sort::Relevance) {
        if (score_step(a.score) != score_step(b.score)) {
            return a.score > b.score;
        }
        if (a.closeness != b.closeness) {
            return a.closeness < b.closeness;
        }
        if (a.score != b.score) {
            return a.score > b.score;
        }
    }
    const std::strong_ordering order =
        sort == Sort::Mrn ? order_mrns(a, b) : order_dates(a, b, sort != Sort::Oldest);
    return order != 0 ? order < 0 : a.id < b.id;
}

std::string encode_cursor(Sort sort, const SortKey& last) {
    std::string bytes;
    put_varint(bytes, kVersion);
    put_varint(bytes, static_cast<std::uint64_t>(sort));
    auto score = std::bit_cast<std::uint64_t>(last.score);
    for (int i = 0; i < 8; ++i, score >>= 8U) {
        bytes.push_back(static_cast<char>(score & 0xFFU));
    }
    put_varint(bytes, last.closeness);
    put_varint(bytes, last.date ? 1 : 0);
    if (last.date) {
        put_signed_varint(bytes, last.date->seconds);
    }
    return to_hex(bytes + last.id);
}

Result<SortKey> decode_cursor(Sort sort, std::string_view cursor) {
    const auto bytes = from_hex(cursor);
    Result<SortKey> key =
        bytes ? read_key(sort, *bytes) : fail(Error::Kind::Malformed, "the cursor is damaged");
    if (!key) {
        Error error = std::move(key).error();
        error.kind = Error::Kind::Malformed;
        error.subject = cursor.substr(0, 64);
        error.hint = "begin again at the first page";
        return fail(std::move(error));
    }
    return key;
}

}  // namespace reftel::search
