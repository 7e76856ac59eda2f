// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "search/document.h"
#include "search/index.h"
#include "search/matcher.h"

namespace reftel::search {

/// The whole text with what matched lit.
[[nodiscard]] LitText light(std::string_view text, const std::vector<TextMatches::Lit>& lit);

/// At most about kMaxSnippetBytes of a text in up to kMaxSnippetPieces pieces around what matched:
/// the closest company of the most different words first, then places of words it lacks. Cut
/// between words; `…` stands where text is left out.
[[nodiscard]] LitText make_snippet(std::string_view text, const std::vector<TextMatches::Lit>& lit);

/// A hit of a telegram, without its score: subject and paragraphs lit.
[[nodiscard]] Hit make_hit(const Document& document, const TextMatcher& matcher);

}  // namespace reftel::search
