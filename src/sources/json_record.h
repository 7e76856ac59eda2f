// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/mapped_text.h"
#include "base/result.h"
#include "base/source_pos.h"
#include "telegram/raw_telegram.h"

namespace reftel::sources {

// Files of JSON hold their telegrams one object after the other: a line each (JSON Lines), printed
// over many lines, or as the items of one array. The cut needs no more than quotes, backslashes and
// braces. Two signs tell that an object is damaged without waiting for the end of the file: a line
// end within quotes, which JSON forbids, and a line that begins with a brace in its first column,
// which only the start of the next object does. So damage ends with its line.
//
// nlohmann's parser says whether an object is well-formed. The strings are decoded here, as each
// byte of a message has to lead back to its byte of the file.

/// What stands at the front of a view.
struct JsonPiece {
    enum class End : std::uint8_t {
        Complete,
        Bad,      ///< No object, or a damaged one.
        NeedMore  ///< The view ends too soon to tell.
    };
    End end = End::NeedMore;
    Span object;              ///< From its `{` to behind its `}`; of a Complete one only.
    std::size_t size = 0;     ///< With separators in front and behind.
    std::string_view reason;  ///< Why it is Bad.
};

/// Cuts the object at the front of `view`. `at_end`: nothing follows the view. Linear; a view that
/// gives NeedMore should be doubled.
[[nodiscard]] JsonPiece scan_json_piece(std::string_view view, bool at_end);

/// What an object says of a telegram.
struct JsonTelegram {
    telegram::Published published;
    MappedText message;  ///< Empty when it holds none. The map leads into the object.
    /// Name and value of what else its publisher says: `subject`, `to`, `tags`.
    std::vector<std::pair<std::string, std::string>> more;
};

/// Reads one object. Malformed, at the offending byte (offset and column are of `object`), when it
/// is not JSON. An object without a message is no error.
[[nodiscard]] Result<JsonTelegram> read_json_telegram(std::string_view object);

/// True when `head` begins with an object, or an array of them, that has a key we take a message
/// from.
[[nodiscard]] bool is_json_of_telegrams(std::string_view head);

}  // namespace reftel::sources
