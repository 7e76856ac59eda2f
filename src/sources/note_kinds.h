// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace reftel::sources {

/// What a SourceNote tells. All kinds are in docs/findings.md.
struct NoteKind {
    std::string_view rule;  ///< `mmhs-`, with a hyphen at its end, is of all rules that begin so.
    bool is_odd = false;    ///< Something is wrong with the bytes; else it is what stands beside
                            ///< the text, or how the text was had.
};

[[nodiscard]] std::span<const NoteKind> note_kinds();

/// The kind of a note with this rule; null when there is none, which a test refuses.
[[nodiscard]] const NoteKind* note_kind(std::string_view rule);

}  // namespace reftel::sources
