// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/index.h"

namespace reftel::search {

/// What is typed can be completed to.
enum class CompletionKind : std::uint8_t {
    Origin,  ///< `ASTANA`, by its letters or by a word of its name (`Embassy Astana`)
    Tag,     ///< `PHUM`, by its letters or by the words of its meaning (`Human rights`)
    Id,      ///< `09ASTANA436`
    Word,    ///< A word of subjects
    Field,   ///< `from:`, by the beginning of its name
    Value    ///< Of a field that knows its values: `class:secret`; not counted
};
[[nodiscard]] std::string_view to_string(CompletionKind kind);

struct Completion {
    CompletionKind kind = CompletionKind::Word;
    std::string value;            ///< `ASTANA`
    std::string label;            ///< `Embassy Astana`; empty when there is none
    std::uint64_t telegrams = 0;  ///< With it; of a word, with it in the subject
    std::string query;            ///< What to put in place of what was typed: `from:ASTANA`
};

/// Completes the beginning of a word, `ast`, or of a field's value, `from:ast` (then only to what
/// the field takes, within `kinds`). Kinds come in the order given, at most `limit` of each:
/// origins, TAGS and words those of most telegrams first, ids in the order of their text. Nothing
/// for text without letters and digits, but for a field with nothing behind its colon.
[[nodiscard]] Result<std::vector<Completion>> complete(const Index& index, std::string_view typed,
                                                       std::span<const CompletionKind> kinds,
                                                       std::size_t limit);

}  // namespace reftel::search
