// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace reftel::web {

// Bounds of the pages; docs/limits.md lists them.

/// Telegrams on one page of a list: two screens, and quick on a slow line.
inline constexpr std::uint64_t kCardsPerPage = 50;
/// Hits on one page of search results.
inline constexpr std::uint32_t kHitsPerPage = 10;
/// Newest releases on the first page.
inline constexpr std::uint64_t kNewestShown = 10;
/// Bytes of one piece of a streamed export: few enough to be held, enough to be worth a write.
inline constexpr std::size_t kExportPiece = std::size_t{64} * 1024;
/// Telegrams on one page of a feed: readers fetch it again and again.
inline constexpr std::uint32_t kFeedEntries = 50;
/// Addresses in one sitemap: the bound of the protocol.
inline constexpr std::uint64_t kSitemapEntries = 50'000;
/// Values of one facet that are shown at once; further ones are folded.
inline constexpr std::size_t kFacetValues = 8;
/// Values of one facet on a page, folded ones included; a query finds telegrams by any other.
inline constexpr std::size_t kMaxFacetRows = 60;
/// Bars of one histogram that a page asks for: 50 years of months. More are counted by a greater
/// unit.
inline constexpr std::size_t kMaxBars = 600;
/// Bars that one row of the text's width has room for, each wide enough for a finger.
inline constexpr std::size_t kMaxBarsOfARow = 24;
/// The same of days: a month stays whole.
inline constexpr std::size_t kMaxDaysOfARow = 31;
/// TAGS of one kind or family on the page of TAGS; a search finds telegrams by any other.
inline constexpr std::size_t kTagRows = 300;
/// Names on one page of people, and posts on one page of coverage.
inline constexpr std::uint64_t kNamesPerPage = 100;
/// Names with the surname of a person, on that person's page.
inline constexpr std::size_t kSameSurname = 20;
/// Rows of one table of the page of counts.
inline constexpr std::size_t kStatsRows = 40;
/// Bytes of one telegram that a page shows. The longest seen has 130 KiB; beyond this bound the
/// page says so and leads to the bytes themselves.
inline constexpr std::size_t kMaxShownBytes = std::size_t{2} << 20;
/// Places lit on one page.
inline constexpr std::size_t kMaxLitPlaces = 10'000;
/// References looked for in the text: each is one pass over a paragraph.
inline constexpr std::size_t kMaxLinkedMentions = 200;
/// Telegrams that cite one, listed on its page; the search finds the rest.
inline constexpr std::size_t kMaxCitedByShown = 100;
/// Bytes of a query that is being typed; longer ones are not completed to their end.
inline constexpr std::size_t kMaxCompletedQuery = 500;
/// Suggestions of one kind under the search box: all of them fit a small screen.
inline constexpr std::size_t kCompletionsOfAKind = 4;
/// Completions of a field's value: `class:` has six.
inline constexpr std::size_t kCompletionsOfAField = 8;
/// Places in one reading list: its address stays below the bound of an address.
inline constexpr std::size_t kMaxListedPlaces = 200;
/// Bytes of one place as it was typed.
inline constexpr std::size_t kMaxListedReference = 200;
/// Bytes of all telegrams of one reading list: three times 200 of the longest seen would not fit a
/// book reader either.
inline constexpr std::size_t kMaxListedBytes = std::size_t{16} << 20;
/// References that a thread follows when not asked for more: what a telegram cites or is cited by,
/// and theirs in turn.
inline constexpr unsigned kThreadSteps = 2;
/// Rows of one page of missing telegrams.
inline constexpr std::uint64_t kMissingPerPage = 50;
/// Held neighbours by number that the page of a missing telegram names on each side.
inline constexpr std::size_t kNumberNeighbours = 3;
/// Telegrams that cite a missing one whose words are shown: each is read for them.
inline constexpr std::size_t kMaxEvidence = 20;
/// Bytes of answers that are kept to be sent again: some 800 telegram pages, plain and compressed.
inline constexpr std::size_t kMaxKeptAnswers = std::size_t{32} << 20;
/// Segments of a path: no address of ours has more than four.
inline constexpr std::size_t kMaxPathSegments = 8;

}  // namespace reftel::web
