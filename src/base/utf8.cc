// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utf8.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace reftel {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// What CP1252 makes of 0x80..0x9F; 0 where it defines nothing.
constexpr std::array<char16_t, 32> kCp1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned byte_at(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

/// Length of the well-formed sequence at `i`, 0 when there is none. Table 3-7 of the Unicode
/// standard.
std::size_t sequence_length(std::string_view text, std::size_t i) {
    const unsigned lead = byte_at(text, i);
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    const std::size_t length = lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4);
    if (i + length > text.size()) {
        return 0;
    }
    const unsigned low = lead == 0xE0 ? 0xA0 : (lead == 0xF0 ? 0x90 : 0x80);
    const unsigned high = lead == 0xED ? 0x9F : (lead == 0xF4 ? 0x8F : 0xBF);
    if (byte_at(text, i + 1) < low || byte_at(text, i + 1) > high) {
        return 0;
    }
    for (std::size_t k = 2; k < length; ++k) {
        if ((byte_at(text, i + k) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return length;
}

constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

std::uint64_t word_at(std::string_view text, std::size_t i) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof word);
    return word;
}

/// The first byte at or after `i` that is not ASCII; the size when there is none. Eight words at a
/// time, for nearly all text is.
std::size_t skip_ascii(std::string_view text, std::size_t i) {
    constexpr std::size_t kWord = sizeof(std::uint64_t);
    constexpr std::size_t kBlock = 8 * kWord;
    const auto word = [&](std::size_t index) { return word_at(text, i + index * kWord); };
    while (i + kBlock <= text.size() &&
           ((word(0) | word(1) | word(2) | word(3) | word(4) | word(5) | word(6) | word(7)) &
            kHighBits) == 0) {
        i += kBlock;
    }
    while (i + kWord <= text.size() && (word(0) & kHighBits) == 0) {
        i += kWord;
    }
    while (i < text.size() && byte_at(text, i) < 0x80) {
        ++i;
    }
    return i;
}

char32_t decode_single_byte(unsigned byte, Encoding encoding) {
    if (encoding == Encoding::Cp1252 && byte >= 0x80 && byte <= 0x9F) {
        const char16_t mapped = kCp1252[byte - 0x80];
        return mapped == 0 ? kReplacement : mapped;
    }
    return byte;
}

}  // namespace

std::string_view to_string(Encoding encoding) {
    switch (encoding) {
        case Encoding::Ascii:
            return "ascii";
        case Encoding::Utf8:
            return "utf-8";
        case Encoding::Latin1:
            return "latin-1";
        case Encoding::Cp1252:
            return "cp1252";
    }
    return "unknown";
}

bool is_ascii(std::string_view bytes) {
    return skip_ascii(bytes, 0) == bytes.size();
}

std::size_t find_invalid_utf8(std::string_view bytes) {
    for (std::size_t i = skip_ascii(bytes, 0); i < bytes.size(); i = skip_ascii(bytes, i)) {
        const std::size_t length = sequence_length(bytes, i);
        if (length == 0) {
            return i;
        }
        i += length;
    }
    return std::string_view::npos;
}

Encoding detect_encoding(std::string_view bytes) {
    if (is_ascii(bytes)) {
        return Encoding::Ascii;
    }
    if (find_invalid_utf8(bytes) == std::string_view::npos) {
        return Encoding::Utf8;
    }
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte <= 0x9F && kCp1252[byte - 0x80U] == 0) {
            return Encoding::Latin1;
        }
    }
    return Encoding::Cp1252;
}

void append_utf8(std::string& out, char32_t code_point) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = kReplacement;
    }
    if (code_point < 0x80) {
        out += static_cast<char>(code_point);
    } else if (code_point < 0x800) {
        out += static_cast<char>(0xC0U | (code_point >> 6U));
        out += static_cast<char>(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        out += static_cast<char>(0xE0U | (code_point >> 12U));
        out += static_cast<char>(0x80U | ((code_point >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code_point & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (code_point >> 18U));
        out += static_cast<char>(0x80U | ((code_point >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((code_point >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code_point & 0x3FU));
    }
}

MappedText decode_to_utf8(std::string_view bytes, Encoding encoding) {
    MappedTextBuilder out(bytes);
    std::size_t i = 0;
    if (encoding == Encoding::Utf8 && bytes.substr(0, 3) == "\xEF\xBB\xBF") {
        i = 3;
    }
    std::string decoded;
    while (i < bytes.size()) {
        std::size_t run = i;
        while (run < bytes.size() && byte_at(bytes, run) < 0x80) {
            ++run;
        }
        out.copy(i, run - i);
        i = run;
        if (i == bytes.size()) {
            break;
        }
        const bool multi = encoding == Encoding::Utf8 || encoding == Encoding::Ascii;
        const std::size_t length = multi ? sequence_length(bytes, i) : 0;
        if (length > 0) {
            out.copy(i, length);
            i += length;
            continue;
        }
        decoded.clear();
        append_utf8(decoded,
                    multi ? kReplacement : decode_single_byte(byte_at(bytes, i), encoding));
        out.replace(i, 1, decoded);
        ++i;
    }
    return std::move(out).finish();
}

}  // namespace reftel
