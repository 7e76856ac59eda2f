// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "base/assert.h"
#include "base/utf8.h"

namespace reftel {
namespace {

/// True for bytes that JSON wants escaped: control characters, the quotation mark, the backslash.
constexpr auto kEscaped = [] {
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i) {
        table[i] = true;
    }
    table['"'] = true;
    table['\\'] = true;
    return table;
}();

void append_escape(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
    }
}

/// Eight bytes of a word that are all `byte`.
constexpr std::uint64_t repeated(std::uint8_t byte) {
    return 0x0101010101010101ULL * byte;
}

/// Non-zero when a byte of the word is below 0x20, a quotation mark or a backslash. May also say so
/// of a word with bytes above 0x7F: then the bytes are looked at one by one.
constexpr std::uint64_t has_escaped(std::uint64_t word) {
    const std::uint64_t quote = word ^ repeated('"');
    const std::uint64_t backslash = word ^ repeated('\\');
    return ((word - repeated(0x20)) | (quote - repeated(1)) | (backslash - repeated(1))) &
           repeated(0x80);
}

void append_escaped(std::string& out, std::string_view text) {
    std::size_t begin = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        std::uint64_t word = 0;
        if (i + sizeof(word) <= text.size()) {
            std::memcpy(&word, text.data() + i, sizeof(word));
            if (has_escaped(word) == 0) {
                i += sizeof(word);
                continue;
            }
        }
        const std::size_t end = std::min(i + sizeof(word), text.size());
        for (; i < end; ++i) {
            if (kEscaped[static_cast<unsigned char>(text[i])]) {
                out.append(text, begin, i - begin);
                append_escape(out, text[i]);
                begin = i + 1;
            }
        }
    }
    out.append(text, begin);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    if (is_ascii(text) || find_invalid_utf8(text) == std::string_view::npos) {
        append_escaped(out, text);
    } else {
        append_escaped(out, decode_to_utf8(text, Encoding::Utf8).text);
    }
    out += '"';
}

void JsonWriter::new_line() {
    if (layout_ == Layout::Indented) {
        out_ += '\n';
        out_.append(has_items_.size() * 2, ' ');
    }
}

void JsonWriter::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (has_items_.empty()) {
        return;
    }
    if (has_items_.back()) {
        out_ += ',';
    }
    has_items_.back() = true;
    new_line();
}

void JsonWriter::begin_object() {
    before_value();
    out_ += '{';
    has_items_.push_back(false);
}

void JsonWriter::begin_array() {
    before_value();
    out_ += '[';
    has_items_.push_back(false);
}

void JsonWriter::close(char bracket) {
    REFTEL_ASSERT(!has_items_.empty(), "every end_ has its begin_");
    const bool had_items = has_items_.back();
    has_items_.pop_back();
    if (had_items) {
        new_line();
    }
    out_ += bracket;
}

void JsonWriter::end_object() {
    close('}');
}

void JsonWriter::end_array() {
    close(']');
}

void JsonWriter::key(std::string_view name) {
    before_value();
    append_json_string(out_, name);
    out_ += layout_ == Layout::Indented ? ": " : ":";
    after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
    before_value();
    append_json_string(out_, text);
}

void JsonWriter::value(bool truth) {
    before_value();
    out_ += truth ? "true" : "false";
}

void JsonWriter::value(std::int64_t number) {
    before_value();
    const fmt::format_int digits(number);
    out_.append(digits.data(), digits.size());
}

void JsonWriter::value(std::uint64_t number) {
    before_value();
    const fmt::format_int digits(number);
    out_.append(digits.data(), digits.size());
}

void JsonWriter::value(double number) {
    before_value();
    out_ += std::isfinite(number) ? fmt::format("{}", number) : "null";
}

void JsonWriter::null() {
    before_value();
    out_ += "null";
}

void JsonWriter::raw(std::string_view json) {
    before_value();
    out_ += json;
}

}  // namespace reftel
