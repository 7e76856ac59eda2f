// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/mime_decode.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <utility>

#include <iconv.h>

#include "base/text.h"
#include "base/utf8.h"

namespace reftel::sources {
namespace {

constexpr int kNoDigit = -1;

int base64_digit(char c) {
    if (is_upper(c)) {
        return c - 'A';
    }
    if (is_lower(c)) {
        return c - 'a' + 26;
    }
    if (is_digit(c)) {
        return c - '0' + 52;
    }
    return c == '+' ? 62 : (c == '/' ? 63 : kNoDigit);
}

int hex_digit(char c) {
    if (is_digit(c)) {
        return c - '0';
    }
    const char low = to_lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : kNoDigit;
}

MappedText decode_base64(std::string_view message, Span at) {
    MappedTextBuilder out(message);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (std::size_t i = at.begin; i < at.end && message[i] != '='; ++i) {
        const int digit = base64_digit(message[i]);
        if (digit == kNoDigit) {
            continue;
        }
        bits = (bits << 6U | static_cast<std::uint32_t>(digit)) & 0xFFFFFFU;
        count += 6;
        if (count >= 8) {
            count -= 8;
            const auto byte = static_cast<char>((bits >> count) & 0xFFU);
            out.replace(i, 1, std::string_view(&byte, 1));
        }
    }
    return std::move(out).finish();
}

/// Behind the line end at `i`, blanks before it allowed; 0 when there is none.
std::size_t soft_break(std::string_view message, std::size_t i, std::size_t end) {
    while (i < end && is_blank(message[i])) {
        ++i;
    }
    if (i >= end) {
        return end;
    }
    return message[i] == '\n' ? i + 1 : 0;
}

MappedText decode_quoted(std::string_view message, Span at) {
    MappedTextBuilder out(message);
    std::size_t i = at.begin;
    while (i < at.end) {
        const std::size_t stop = std::min<std::size_t>(message.find('=', i), at.end);
        out.copy(i, stop - i);
        i = stop;
        if (i == at.end) {
            break;
        }
        const int high = i + 2 < at.end ? hex_digit(message[i + 1]) : kNoDigit;
        const int low = i + 2 < at.end ? hex_digit(message[i + 2]) : kNoDigit;
        if (high != kNoDigit && low != kNoDigit) {
            const auto byte = static_cast<char>(high * 16 + low);
            out.replace(i, 3, std::string_view(&byte, 1));
            i += 3;
        } else if (const std::size_t next = soft_break(message, i + 1, at.end); next > 0) {
            i = next;
        } else {
            out.copy(i, 1);
            ++i;
        }
    }
    return std::move(out).finish();
}

MappedText decode_plain(std::string_view message, Span at, bool unquote) {
    MappedTextBuilder out(message);
    std::size_t begin = at.begin;
    for (std::size_t line = at.begin; unquote && line < at.end;) {
        std::size_t quotes = line;
        while (quotes < at.end && message[quotes] == '>') {
            ++quotes;
        }
        if (quotes > line && message.substr(quotes, 5) == "From ") {
            out.copy(begin, line - begin);
            begin = line + 1;
        }
        line = std::min<std::size_t>(message.find('\n', line), at.end - 1) + 1;
    }
    out.copy(begin, at.end - begin);
    return std::move(out).finish();
}

/// iconv, fed as many bytes as it takes to make it give a character, so that each has its place.
class Converter {
 public:
    explicit Converter(const std::string& name) : handle_(iconv_open("UTF-8", name.c_str())) {}
    ~Converter() {
        if (is_open()) {
            iconv_close(handle_);
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    [[nodiscard]] bool is_open() const { return handle_ != invalid(); }

    MappedText convert(std::string_view bytes) {
        MappedTextBuilder out(bytes);
        for (std::size_t at = 0; at < bytes.size();) {
            at += step(out, bytes, at);
        }
        return std::move(out).finish();
    }

 private:
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the value iconv_open gives when it fails.
    static iconv_t invalid() { return reinterpret_cast<iconv_t>(-1); }

    std::size_t step(MappedTextBuilder& out, std::string_view bytes, std::size_t at) {
        constexpr std::size_t kLongest = 16;
        const std::size_t most = std::min(kLongest, bytes.size() - at);
        for (std::size_t length = 1; length <= most; ++length) {
            std::array<char, 64> text{};
            // iconv does not write to its input; its type is from before const.
            char* from = const_cast<char*>(bytes.data() + at);
            char* to = text.data();
            std::size_t left = length;
            std::size_t room = text.size();
            if (iconv(handle_, &from, &left, &to, &room) != static_cast<std::size_t>(-1)) {
                out.replace(at, length, std::string_view(text.data(), text.size() - room));
                return length;
            }
            if (errno != EINVAL) {
                break;
            }
        }
        out.replace(at, 1, "\xEF\xBF\xBD");
        return 1;
    }

    iconv_t handle_;
};

}  // namespace

MappedText decode_transfer(std::string_view message, Span at, TransferEncoding encoding,
                           bool unquote) {
    switch (encoding) {
        case TransferEncoding::Base64:
            return decode_base64(message, at);
        case TransferEncoding::QuotedPrintable:
            return decode_quoted(message, at);
        case TransferEncoding::Plain:
            break;
    }
    return decode_plain(message, at, unquote);
}

std::optional<MappedText> decode_charset(std::string_view bytes, const std::string& name) {
    const std::string lower = to_lower(name);
    if (is_ascii(bytes) && !lower.starts_with("iso-2022") && !lower.starts_with("utf-16") &&
        !lower.starts_with("utf-32") && !lower.starts_with("utf-7")) {
        return decode_to_utf8(bytes, Encoding::Ascii);
    }
    if (lower.empty() || lower == "us-ascii" || lower == "utf-8" || lower == "utf8") {
        return decode_to_utf8(bytes, detect_encoding(bytes));
    }
    if (lower == "iso-8859-1" || lower == "windows-1252" || lower == "cp1252") {
        return decode_to_utf8(bytes, Encoding::Cp1252);
    }
    Converter converter(name);
    return converter.is_open() ? std::optional(converter.convert(bytes)) : std::nullopt;
}

}  // namespace reftel::sources
