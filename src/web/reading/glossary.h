// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_pos.h"
#include "base/utc_time.h"
#include "room/views.h"
#include "web/html.h"
#include "web/language.h"

namespace reftel::web {

/// A word that the tables of facts explain.
struct ExplainedWord {
    Span at;                ///< Bytes of the text
    std::string_view word;  ///< As in the text; views into it
    std::string meaning;    ///< That held at the date
};

/// What the meaning of a word depends on.
struct WordContext {
    std::optional<Date> at;
    std::string_view country;  ///< Of the post, `Iran`: `GOI` is its government. May be empty.
};
[[nodiscard]] WordContext word_context(const room::Reading& reading);

/// Acronyms, clipped words and symbols of offices in a text, each at its first place alone. What a
/// word may also be in running text is left out, above all where all is in capitals.
[[nodiscard]] std::vector<ExplainedWord> find_explained(std::string_view text,
                                                        const WordContext& context);

/// What occurs in a telegram, spelled out at its end: portion marks, acronyms, offices,
/// collectives. Empty when nothing does.
[[nodiscard]] Html glossary(const Language& lang, const room::Reading& reading);

}  // namespace reftel::web
