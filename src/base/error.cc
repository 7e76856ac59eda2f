// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/error.h"

#include <fmt/format.h>

namespace reftel {

std::string Error::to_string() const {
    std::string out = subject;
    if (pos) {
        out += fmt::format("{}{}:{}", out.empty() ? "" : ":", pos->line, pos->column);
    }
    if (!out.empty()) {
        out += ": ";
    }
    out += message;
    if (!hint.empty()) {
        out += fmt::format(" ({})", hint);
    }
    return out;
}

std::string_view to_string(Error::Kind kind) {
    switch (kind) {
        case Error::Kind::NotFound:
            return "not-found";
        case Error::Kind::Malformed:
            return "malformed";
        case Error::Kind::Corrupt:
            return "corrupt";
        case Error::Kind::Io:
            return "io";
        case Error::Kind::Limit:
            return "limit";
        case Error::Kind::Busy:
            return "busy";
        case Error::Kind::Unsupported:
            return "unsupported";
    }
    return "unknown";
}

SourcePos position_in(std::string_view text, std::size_t offset) {
    const std::size_t end = offset < text.size() ? offset : text.size();
    SourcePos pos{end, 1, 1};
    for (std::size_t i = 0; i < end; ++i) {
        if (text[i] == '\n') {
            ++pos.line;
            pos.column = 1;
        } else {
            ++pos.column;
        }
    }
    return pos;
}

}  // namespace reftel
