// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "base/mapped_text.h"

namespace reftel::telegram {

/// Appends to the reading text, keeping its map. Every byte leads back to its own byte of the
/// message; blanks and line breaks that we make lead to white space of the message.
class ReadingWriter {
 public:
    /// Both must outlive the writer; `out` is not emptied.
    ReadingWriter(std::string_view message, MappedText& out) : message_(message), out_(out) {}

    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(out_.text.size());
    }

    void copy(std::uint32_t begin, std::uint32_t end) {
        if (begin < end) {
            out_.map.add(size(), begin);
            out_.text.append(message_.substr(begin, end - begin));
        }
    }
    /// Appends `sign` (white space) for the white space at or after `from`; `end_of_line` is where
    /// the line's end stands. When `from` is no white space the sign leads to the end of the line.
    void space(char sign, std::uint32_t from, std::uint32_t end_of_line) {
        const char c = from < message_.size() ? message_[from] : 'x';
        const bool white = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        out_.map.add(size(), white ? from : end_of_line);
        out_.text += sign;
    }
    /// Takes bytes off the end: a hyphen that falls with its line break.
    void drop_last() { out_.text.pop_back(); }

 private:
    std::string_view message_;
    MappedText& out_;
};

}  // namespace reftel::telegram
