// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace reftel::archive {

// Bounds of the archive; docs/limits.md lists them.

/// One original: more is no telegram, and a damaged size in the database must not ask for more
/// memory than this.
inline constexpr std::size_t kMaxOriginalSize = 256U << 20U;
/// The text that a recipe may make of an original: decoding turns one byte into three at most.
inline constexpr std::size_t kMaxMessageSize = 3 * kMaxOriginalSize;
/// zstd level of originals: 9 gains 4 % and takes four times as long.
inline constexpr int kCompressionLevel = 3;
/// Size of a trained dictionary: what zstd advises; twice as much gains under 1 %.
inline constexpr std::size_t kDictionarySize = 110U << 10U;
/// A dictionary read back may not be larger than this.
inline constexpr std::size_t kMaxDictionarySize = 1U << 20U;
/// Training begins when the archive holds this much: fewer originals do not show what is common.
inline constexpr std::uint64_t kTrainingOriginals = 2000;
inline constexpr std::uint64_t kTrainingBytes = 8U << 20U;
/// Of this much text a dictionary is trained: a hundred times its size, about a second of work.
inline constexpr std::size_t kTrainingSample = 10U << 20U;
/// Page cache of the writer and of each reader, in KiB. A reader keeps the inner pages of every
/// index and some leaves.
inline constexpr int kWriterCacheKib = 64 << 10;
inline constexpr int kReaderCacheKib = 16 << 10;
/// Pages that wait in the write-ahead log before they are moved into the database: 64 MiB, so that
/// the hot pages of the indexes are moved once for many batches.
inline constexpr int kCheckpointPages = 8192;
/// How long a statement waits for a lock of another process before it is Busy: a checkpoint takes
/// less.
inline constexpr int kBusyMilliseconds = 5000;
/// Read connections an edition keeps when nobody uses them.
inline constexpr std::size_t kIdleConnections = 8;
/// Lines of damage that a check names; beyond that it counts.
inline constexpr std::size_t kMaxDamageLines = 200;
/// Telegrams of one MRN that are told apart: more is no accident, and each arrival is compared with
/// all.
inline constexpr std::size_t kMaxSameMrn = 99;
/// Columns of text made from hostile messages (subjects and the like) are cut here.
inline constexpr std::size_t kMaxColumnText = 4096;

}  // namespace reftel::archive
