// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/decode.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace reftel::sources {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_utf8(Encoding encoding, std::string_view bytes) {
    return encoding == Encoding::Ascii ||
           (encoding == Encoding::Utf8 && find_invalid_utf8(bytes) == std::string_view::npos);
}

}  // namespace

OffsetMap compose(const MappedText& outer, const OffsetMap& inner) {
    OffsetMap out;
    const auto& runs = outer.map.runs();
    const auto& deeper = inner.runs();
    std::size_t below = 0;
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const auto end =
            r + 1 < runs.size() ? runs[r + 1].text : static_cast<std::uint32_t>(outer.text.size());
        out.add(runs[r].text, inner.to_source(runs[r].source));
        while (below < deeper.size() && deeper[below].text <= runs[r].source) {
            ++below;
        }
        const std::uint32_t stop = runs[r].source + (end - runs[r].text);
        for (; below < deeper.size() && deeper[below].text < stop; ++below) {
            out.add(runs[r].text + (deeper[below].text - runs[r].source), deeper[below].source);
        }
    }
    return out;
}

Encoding choose_encoding(std::string_view bytes) {
    const Encoding guess = detect_encoding(bytes);
    if (guess == Encoding::Ascii || guess == Encoding::Utf8) {
        return guess;
    }
    std::size_t bad = 0;
    std::size_t good = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t stop = std::min(find_invalid_utf8(bytes.substr(at)), bytes.size() - at);
        const auto part = bytes.substr(at, stop);
        good += static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0xC0;
        }));
        bad += at + stop < bytes.size() ? 1 : 0;
        at += stop + 1;
    }
    return good > bad * 4 ? Encoding::Utf8 : guess;
}

void set_message(telegram::RawTelegram& raw, Span at) {
    const std::string_view bytes = at.of(raw.original);
    const Encoding encoding = choose_encoding(bytes);
    if (is_utf8(encoding, bytes)) {
        const bool marked = bytes.starts_with(kByteOrderMark);
        raw.slice = {at.begin + (marked ? 3U : 0U), at.end};
        return;
    }
    note_encoding(raw, encoding, at.begin + find_invalid_utf8(bytes));
    MappedText decoded = decode_to_utf8(bytes, encoding);
    if (at.begin > 0) {
        OffsetMap shift;
        shift.add(0, at.begin);
        decoded.map = compose(decoded, shift);
    }
    raw.made = std::move(decoded);
}

void set_made(telegram::RawTelegram& raw, MappedText made) {
    const Encoding encoding = choose_encoding(made.text);
    if (is_utf8(encoding, made.text)) {
        raw.made = std::move(made);
        return;
    }
    const auto bad = static_cast<std::uint32_t>(find_invalid_utf8(made.text));
    note_encoding(raw, encoding, made.map.to_source(bad));
    MappedText decoded = decode_to_utf8(made.text, encoding);
    decoded.map = compose(decoded, made.map);
    raw.made = std::move(decoded);
}

std::optional<Utf16> detect_utf16(std::string_view head) {
    if (head.starts_with("\xFF\xFE")) {
        return Utf16::LittleEndian;
    }
    if (head.starts_with("\xFE\xFF")) {
        return Utf16::BigEndian;
    }
    const std::string_view sample = head.substr(0, 2000);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0') {
            ++(i % 2 == 0 ? even : odd);
        }
    }
    const std::size_t most = sample.size() / 2 * 9 / 10;
    const std::size_t few = sample.size() / 2 / 10;
    if (sample.size() < 16 || (even < most && odd < most) || std::min(even, odd) > few) {
        return std::nullopt;
    }
    return even > odd ? Utf16::BigEndian : Utf16::LittleEndian;
}

void note_encoding(telegram::RawTelegram& raw, Encoding encoding, std::uint64_t offset) {
    const std::string_view name = encoding == Encoding::Utf8     ? "damaged UTF-8"
                                  : encoding == Encoding::Latin1 ? "Latin-1"
                                                                 : "CP1252";
    raw.notes.push_back(
        {"encoding-guessed", fmt::format("bytes that are not UTF-8, read as {}", name), offset});
}

MappedText decode_utf16(std::string_view bytes, Utf16 order) {
    MappedTextBuilder out(bytes);
    const auto unit = [&](std::size_t i) -> char32_t {
        if (i + 2 > bytes.size()) {
            return 0xD800;
        }
        const auto first = static_cast<char32_t>(static_cast<unsigned char>(bytes[i]));
        const auto second = static_cast<char32_t>(static_cast<unsigned char>(bytes[i + 1]));
        return order == Utf16::BigEndian ? (first << 8U | second) : (second << 8U | first);
    };
    std::string text;
    for (std::size_t i = unit(0) == 0xFEFF ? 2 : 0; i < bytes.size();) {
        char32_t code = unit(i);
        std::size_t length = std::min<std::size_t>(2, bytes.size() - i);
        if (code >= 0xD800 && code < 0xDC00 && i + 4 <= bytes.size() && unit(i + 2) >= 0xDC00 &&
            unit(i + 2) < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
            length = 4;
        }
        text.clear();
        append_utf8(text, code);
        out.replace(i, length, text);
        i += length;
    }
    return std::move(out).finish();
}

}  // namespace reftel::sources
