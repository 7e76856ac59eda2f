// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "room/room.h"

namespace reftel::web {

/// Queries that show how to search, so far as it can be of what the archive holds.
struct SearchExamples {
    std::vector<std::string> words;  ///< `lamp lantern`, `lamp OR lantern`, `"lamp lan*"` ...
    /// Values of fields, `from` and `zenda`; of fields that are not here their own example holds.
    std::vector<std::pair<std::string, std::string>> values;
    std::vector<std::string> further;  ///< `from:"Embassy Zenda"`, `date:>2006` ...
    std::string word;                  ///< One that is in the archive

    /// `fixed` where there is none of the archive.
    [[nodiscard]] std::string_view value_of(std::string_view field, std::string_view fixed) const;
};

/// The same for every archive.
[[nodiscard]] SearchExamples fixed_examples();
/// Of the archive that is open: words of a subject, the origin, TAG and other values that most of
/// its telegrams have, dates of one of them. What it does not have is as in fixed_examples. A few
/// searches.
[[nodiscard]] Result<SearchExamples> examples_of(const room::Room& room);

}  // namespace reftel::web
