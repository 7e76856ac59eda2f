// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>

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
/// Memory of the segments being built when an index is brought up to date, all threads together:
/// an import stays below 500 MB with it. Writing a segment takes half as much again.
inline constexpr std::size_t kIndexMemory = std::size_t{96} << 20U;
/// Telegrams that are worth a further thread when an index is brought up to date.
inline constexpr std::size_t kTelegramsAThread = 500;
/// A reference or URL that somebody typed; longer input is a query, not a reference.
inline constexpr std::size_t kMaxTypedReference = 500;
/// Telegrams named when a reference fits several.
inline constexpr std::size_t kMaxCandidates = 20;

}  // namespace reftel::room
