// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "telegram/compose/draft.h"
#include "telegram/compose/problem.h"

namespace reftel::telegram::compose {

/// What became of a draft.
struct Composed {
    Draft draft;                    ///< Complete: with all that was looked up.
    std::string telegram;           ///< Lines end with LF; empty when a problem is an error.
    std::vector<Problem> problems;  ///< In the order of the draft.
};

/// Makes a telegram of a draft: format lines, sections, all of spec 9.3. `places` says where the
/// parts stand, for problems. What is composed is read again with parse(); when the reading differs
/// from the draft that is an error, so that a telegram which is handed out means what was written;
/// so is an error of lint(), whose warnings are told.
[[nodiscard]] Composed compose(Draft draft, const Places& places = {});

/// The same from the text of a draft, with the problems of its form.
[[nodiscard]] Composed compose(std::string_view draft_text);

}  // namespace reftel::telegram::compose
