// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "telegram/compose/draft.h"
#include "telegram/compose/problem.h"

namespace reftel::telegram::compose {

/// A draft as read, before anything is filled in, with the places of its parts and what is wrong
/// with its form.
struct ReadDraft {
    Draft draft;
    Places places;
    std::vector<Problem> problems;
    bool has_front_matter = false;  ///< False: nothing of it could be read.
};

/// Reads a draft: YAML front matter between `---` lines, then the text in a small Markdown; the
/// schema is in docs/compose.md. Never fails: what cannot be read is a problem, and the rest is
/// read on. Places and problems count lines and columns (bytes) of `text`.
[[nodiscard]] ReadDraft read_draft(std::string_view text);

}  // namespace reftel::telegram::compose
