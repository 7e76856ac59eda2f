// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace reftel::search {

// Bounds of the query language and of answers. docs/limits.md lists them.

/// Longer queries are cut: people type a line, links made by programs stay below what proxies let
/// through.
inline constexpr std::size_t kMaxQueryBytes = 4096;
/// Words, phrases and field values of a query; further ones are left out. The longest seen in logs
/// of such sites have about 40.
inline constexpr std::size_t kMaxQueryTerms = 256;
/// Follows from kMaxQueryTerms: as many NOTs on terms, fewer groups than terms, a NOT on each
/// group.
inline constexpr std::size_t kMaxQueryNodes = 4 * kMaxQueryTerms;
/// Brackets in brackets; deeper ones are read as if they were not there.
inline constexpr std::size_t kMaxQueryDepth = 32;
/// Issues named one by one; a query with more is no query.
inline constexpr std::size_t kMaxQueryIssues = 50;
/// Words between two words joined by NEAR: more is "in the same telegram".
inline constexpr std::uint32_t kMaxNearDistance = 100;
/// What NEAR without a number means.
inline constexpr std::uint32_t kDefaultNearDistance = 10;
/// Edits of a fuzzy word.
inline constexpr std::uint32_t kMaxFuzzyDistance = 2;

/// Bytes of a folded word that are kept: what is longer is no word but debris; its first bytes
/// still find it.
inline constexpr std::size_t kMaxWordBytes = 64;

/// Hits of one page. Whole result sets are read page by page.
inline constexpr std::uint32_t kMaxPageHits = 1000;
/// Values of one facet in an answer, the most frequent ones. Years are not cut.
inline constexpr std::size_t kMaxFacetValues = 1000;
/// Bars of a histogram of dates; more are counted by a greater unit. Seven years of days.
inline constexpr std::size_t kMaxHistogramBars = 2600;
/// Words that "more like this" looks for: more cost time and tell little.
inline constexpr std::size_t kMaxSimilarWords = 20;
/// Rare words of a query for which another is looked for: each costs a fuzzy search.
inline constexpr std::size_t kMaxSuggestedWords = 4;
/// Completions of one kind.
inline constexpr std::size_t kMaxCompletions = 100;
/// Paragraphs shown of one hit.
inline constexpr std::size_t kMaxHitParagraphs = 3;
/// Bytes of a snippet, dots not counted.
inline constexpr std::size_t kMaxSnippetBytes = 300;
/// Pieces of a paragraph shown in its snippet.
inline constexpr std::size_t kMaxSnippetPieces = 3;
/// Bytes of a cursor: three numbers and an id.
inline constexpr std::size_t kMaxCursorBytes = 1024;

}  // namespace reftel::search
