// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/note_kinds.h"

#include <algorithm>
#include <array>

namespace reftel::sources {
namespace {

constexpr std::array kKinds = {
    NoteKind{"encoding-guessed", true},
    NoteKind{"extra-columns", true},
    NoteKind{"page-cut-short", true},
    NoteKind{"page-not-read", true},
    NoteKind{"quote-not-escaped", true},
    NoteKind{"record-cut-short", true},
    NoteKind{"release-marks-more", true},
    NoteKind{"section-repeated", true},
    NoteKind{"too-many-parts", true},
    NoteKind{"unsafe-name", true},
    NoteKind{"edited-heading"},
    NoteKind{"edited-note"},
    NoteKind{"edited-source"},
    NoteKind{"header-from-mail"},
    NoteKind{"mail-"},
    NoteKind{"mmhs-"},
    NoteKind{"ocr"},
    NoteKind{"page-blank"},
    NoteKind{"page-stamp"},
    NoteKind{"pdf-pages"},
    NoteKind{"published-"},
    NoteKind{"release-banner"},
    NoteKind{"release-case"},
    NoteKind{"release-decision"},
    NoteKind{"release-document"},
    NoteKind{"release-exemption"},
    NoteKind{"release-reviewer"},
    NoteKind{"sections-joined"},
};

}  // namespace

std::span<const NoteKind> note_kinds() {
    return kKinds;
}

const NoteKind* note_kind(std::string_view rule) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(), [rule](const NoteKind& kind) {
        return rule == kind.rule || (kind.rule.ends_with('-') && rule.starts_with(kind.rule));
    });
    return found == kKinds.end() ? nullptr : &*found;
}

}  // namespace reftel::sources
