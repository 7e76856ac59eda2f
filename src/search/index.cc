// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/index.h"

#include <algorithm>
#include <array>

namespace reftel::search {
namespace {

constexpr std::array<std::string_view, 4> kNames{"relevance", "newest", "oldest", "mrn"};

}  // namespace

std::string_view to_string(Sort sort) {
    return kNames[static_cast<std::size_t>(sort)];
}

std::optional<Sort> parse_sort(std::string_view word) {
    const auto found = std::ranges::find(kNames, word);
    if (found == kNames.end()) {
        return std::nullopt;
    }
    return static_cast<Sort>(found - kNames.begin());
}

}  // namespace reftel::search
