// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace reftel::room {

/// Bytes of telegrams read ahead of the parsers, and parsed ahead of the writer: keeps an import of
/// any size within memory.
inline constexpr std::size_t kMaxQueuedBytes = std::size_t{24} << 20U;
/// Ends of a batch, whichever comes first: few enough that an interruption costs little, many
/// enough that syncing does not count.
inline constexpr std::size_t kBatchBytes = std::size_t{64} << 20U;
inline constexpr std::size_t kBatchTelegrams = 10'000;
/// Lists of an import report: a report is for people.
inline constexpr std::size_t kMaxFilesInReport = 10'000;
inline constexpr std::size_t kMaxRefusedInReport = 10'000;
inline constexpr std::size_t kMaxIdsInReport = 20;
inline constexpr std::size_t kMaxPoorInReport = 1000;
inline constexpr std::size_t kMaxUnreadLinesInReport = 100;
inline constexpr std::size_t kMaxUnreadLinesInFile = 5;
/// Reports of imports that an archive keeps; older ones are taken away.
inline constexpr std::size_t kMaxKeptReports = 50;
/// Memory of the segments being built when an index is brought up to date, all threads together:
/// an import stays below 500 MB with it. Writing a segment takes half as much again.
inline constexpr std::size_t kIndexMemory = std::size_t{96} << 20U;
/// Telegrams that are worth a further thread when an index is brought up to date.
inline constexpr std::size_t kTelegramsAThread = 500;
/// Files of a watched folder that wait to be imported; beyond it the folder is walked anew when
/// those are done.
inline constexpr std::size_t kMaxDropWaiting = 20'000;
/// Files of one batch: what arrives is shown within seconds, even in a flood.
inline constexpr std::size_t kMaxDropBatch = 500;
/// Files whose state is remembered so that they are not read twice; beyond it they are.
inline constexpr std::size_t kMaxDropRemembered = 1'000'000;
/// A reference or URL that somebody typed; longer input is a query, not a reference.
inline constexpr std::size_t kMaxTypedReference = 500;
/// Clauses of a query that finds nothing, for each of which the query is asked without it.
inline constexpr std::size_t kMaxLooserQueries = 8;
/// Telegrams named when a reference fits several.
inline constexpr std::size_t kMaxCandidates = 20;
/// Telegrams of one thread: what a drawing can hold, and each is read for its references.
inline constexpr std::size_t kMaxThreadTelegrams = 100;
/// References followed from the telegram that a thread is asked for.
inline constexpr unsigned kMaxThreadSteps = 8;
/// Held telegrams on each side of a number from which its date is inferred: enough to see whether
/// numbers and dates go together there.
inline constexpr std::size_t kBracketNeighbours = 20;
/// Differences of two texts that are told apart; what is kept of the search for them grows with the
/// square: 8 MB.
inline constexpr std::size_t kMaxWordEdits = 1400;
/// A message that is compared with another one.
inline constexpr std::size_t kMaxComparedBytes = std::size_t{2} << 20U;
/// Results among which one telegram's place is looked for: a page of results has no more.
inline constexpr std::uint32_t kMaxSteppedHits = 1000;

/// Telegrams whose words are counted for the reading case: a sample of a large archive, read in
/// some seconds once after it changed.
inline constexpr std::size_t kCaseTelegrams = 10'000;
/// Their text, in bytes.
inline constexpr std::size_t kCaseBytes = std::size_t{64} << 20U;
/// A file of counted words: kMaxCaseWords of kMaxCaseWord letters, and its heading.
inline constexpr std::size_t kMaxCaseFile = std::size_t{4} << 20U;

}  // namespace reftel::room
