// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace reftel::search_local {

// Bounds of the index. docs/limits.md lists them.

/// Memory of a segment being built, by default: 450 MB of text become one; writing it takes half as
/// much again.
inline constexpr std::size_t kBuildMemory = std::size_t{480} << 20U;
/// Segments are merged when so many are of like size.
inline constexpr std::size_t kMergeAt = 8;
/// Of like size: at most so many times the smallest of them.
inline constexpr std::uint64_t kMergeRatio = 8;
/// Words above which segments are left as they are: what a merge would save, its length would cost,
/// and the files it reads count as memory.
inline constexpr std::uint64_t kMaxMergedWords = std::uint64_t{64} << 20U;
/// A segment is written anew when more than so many in a hundred of its documents are withdrawn
/// (an index for readers, at the first).
inline constexpr std::uint64_t kMaxWithdrawnPercent = 30;

/// Postings to read, or documents to go through, that are worth a thread: some 0.3 milliseconds of
/// work. Much less is done before a helper has come.
inline constexpr std::uint64_t kLeastSharedWork = 50'000;

/// Bytes of mapped files, or this part of the index where that is more, above which the pages of a
/// segment are let go. Beside it the reading room has some 80 MB of its own over 250,000 telegrams.
inline constexpr std::uint64_t kMostMapped = std::uint64_t{128} << 20U;
inline constexpr std::uint64_t kMostMappedPart = 4;
/// How many there are is a question to the system: not one for each search.
inline constexpr std::uint64_t kSearchesBetweenLooks = 16;

}  // namespace reftel::search_local
