// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/index.h"

#include <algorithm>
#include <array>

namespace reftel::search {
namespace {

constexpr std::array<std::string_view, 4> kNames{"relevance", "newest", "oldest", "mrn"};

constexpr std::array<std::string_view, 3> kUnits{"year", "month", "day"};

}  // namespace

std::string_view to_string(DateUnit unit) {
    return kUnits[static_cast<std::size_t>(unit)];
}

std::optional<DateUnit> parse_date_unit(std::string_view word) {
    const auto found = std::ranges::find(kUnits, word);
    if (found == kUnits.end()) {
        return std::nullopt;
    }
    return static_cast<DateUnit>(found - kUnits.begin());
}

Result<std::uint64_t> Index::telegrams() const {
    SearchRequest everything;
    everything.query = parse_query("");
    everything.limit = 0;
    return REFTEL_TRY(search(everything)).total;
}

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
