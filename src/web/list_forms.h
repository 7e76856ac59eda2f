// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "web/reading_list.h"

namespace reftel::web {

// A reading list as files to be taken away. Nothing is left out silently: a place where nothing
// stands is named as such in each. docs/urls.md describes them.

[[nodiscard]] Result<std::string> list_as_text(const Visit& visit, const ReadingList& list);
[[nodiscard]] Result<std::string> list_as_markdown(const Visit& visit, const ReadingList& list);
/// One row a place; RFC 4180 with a row of names.
[[nodiscard]] Result<std::string> list_as_csv(const Visit& visit, const ReadingList& list);
/// One entry a place.
[[nodiscard]] Result<std::string> list_as_bibtex(const Visit& visit, const ReadingList& list);
/// EPUB 3, a chapter a place.
[[nodiscard]] Result<std::string> list_as_epub(const Visit& visit, const ReadingList& list);

/// The citation that the page and the files give.
[[nodiscard]] std::string list_citation(const Visit& visit, const ListEntry& entry);

/// An array of what stands at each place.
[[nodiscard]] Result<std::string> list_as_json(const Visit& visit, const ReadingList& list);

}  // namespace reftel::web
