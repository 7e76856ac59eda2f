// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace reftel::telegram::compose {

/// A value of front matter with its place. Scalars are texts, whatever they look like: `0042` and
/// `no` stay as written.
struct YamlValue {
    enum class Kind : std::uint8_t { Null, Scalar, List, Map };
    Kind kind = Kind::Null;
    std::string text;               ///< Scalar
    std::vector<std::string> keys;  ///< Map: one for each item, in order.
    std::vector<std::size_t> key_offsets;
    std::vector<YamlValue> items;  ///< List or Map
    std::size_t offset = 0;        ///< Byte of the text where the value begins.

    [[nodiscard]] bool is_null() const {
        return kind == Kind::Null || (kind == Kind::Scalar && text.empty());
    }
};

/// Reads one YAML document, in ASCII, with yaml-cpp. No anchors, aliases and merges: a draft needs
/// none.
///
/// Malformed (with the place, from line 1 of `text`) when it is no YAML, a key occurs twice or is
/// no scalar; Limit when it is longer than kMaxFrontMatter, nested deeper than kMaxYamlDepth or has
/// more than kMaxYamlValues values. An empty document is Null.
[[nodiscard]] Result<YamlValue> read_yaml(const std::string& text);

}  // namespace reftel::telegram::compose
