// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace reftel::sources {

// Bounds of the readers. Each keeps memory, time or depth within reason on hostile input;
// docs/limits.md lists them.

/// What a reader is shown of a file before it says yes. The table of a saved page stands within the
/// first 2 KB.
inline constexpr std::size_t kHeadSize = std::size_t{64} << 10U;
/// How much is read at a time.
inline constexpr std::size_t kChunkSize = std::size_t{1} << 20U;
/// One telegram, record or saved page. The longest telegram we know has 0.4 MB; positions in it are
/// 32 bits.
inline constexpr std::size_t kMaxTelegramBytes = std::size_t{16} << 20U;
/// Less than this, white space aside, is no telegram.
inline constexpr std::size_t kMinTelegramBytes = 16;
/// So little after the last NNNN of a file is a banner of the telegram before it: `CLASSIFICATION:
/// UNCLASSIFIED//`.
inline constexpr std::size_t kMaxTail = 64;
/// A start of a telegram so near to the end of what was read is looked at again with more behind
/// it.
inline constexpr std::size_t kStartContext = std::size_t{8} << 10U;
/// Telegrams that wait for sections not yet seen. A sender's sections come within minutes; between
/// them come others.
inline constexpr std::size_t kMaxHeldTelegrams = 16;
/// Bytes of a table cell or label of a page that are kept.
inline constexpr std::size_t kMaxCellBytes = 1000;
/// Cells of a page that are looked at for its table; the real ones come within the first hundred.
inline constexpr std::size_t kMaxCells = 20'000;
/// Facts of a page that are kept beside those every telegram has; the richest pages have sixty.
inline constexpr std::size_t kMaxPageFacts = 100;
/// Fields of one JSON object that are looked at; the widest tables we know have sixty.
inline constexpr std::size_t kMaxJsonFields = 400;
/// One message of mail with its attachments: providers allow 25 to 50 MB.
inline constexpr std::size_t kMaxMailBytes = std::size_t{64} << 20U;
/// Parts of one message, and headers that are looked at.
inline constexpr std::size_t kMaxMailParts = 1000;
inline constexpr int kMaxMailHeaders = 2000;
/// Footnotes of an edited document that are kept; the richest we know has forty.
inline constexpr std::size_t kMaxEditorNotes = 200;

/// A PDF, in memory three times while it is read. Mail allows as much.
inline constexpr std::size_t kMaxPdfBytes = std::size_t{64} << 20U;
/// Pages of a PDF that are read: of scans that is most of an hour of OCR.
inline constexpr std::uint32_t kMaxPdfPages = 2000;
/// Words of a page that are kept; a typed page has four hundred.
inline constexpr std::size_t kMaxPageWords = 20'000;
/// Bytes of a word, or of a reason, in an answer of reftel-pdf.
inline constexpr std::size_t kMaxWordBytes = 1000;
/// One answer of reftel-pdf: the words of a page with their places.
inline constexpr std::size_t kMaxPdfAnswer = std::size_t{4} << 20U;
/// How long reftel-pdf may take to open a PDF, to give the text layer of a page, and to read a page
/// by OCR (1.2 seconds when idle). Then it is ended and the page is named as not read.
inline constexpr int kPdfOpenSeconds = 20;
inline constexpr int kPdfTextSeconds = 20;
inline constexpr int kPdfOcrSeconds = 120;
/// How long OCR may take for all pages of one PDF; the rest is named as not read.
inline constexpr int kPdfTotalOcrSeconds = 7200;
/// How often reftel-pdf is started again for one PDF after a page ended it.
inline constexpr int kMaxPdfRestarts = 8;
/// Memory of reftel-pdf, libraries included; OCR of a letter page with two languages has 85 MB.
inline constexpr std::size_t kPdfProcessBytes = std::size_t{1536} << 20U;
/// Dots an inch of the image that OCR reads: what tesseract is trained on.
inline constexpr double kOcrResolution = 300;
/// Dots of that image: a page of legal size has 11 million. Larger pages get fewer an inch.
inline constexpr double kMaxPageDots = 40'000'000;
/// Dots that an image in a PDF may claim to have: a sheet of A0 size at 600 dots an inch has 558
/// million.
inline constexpr std::uint64_t kMaxImageDots = 600'000'000;
/// Marks of a release (banners, exemption codes) that are kept of one telegram.
inline constexpr std::size_t kMaxReleaseMarks = 500;

/// Containers inside containers: a zip in a tar is two.
inline constexpr std::size_t kMaxNesting = 2;
/// Members of one container.
inline constexpr std::uint64_t kMaxMembers = 10'000'000;
/// Unpacked bytes of one container.
inline constexpr std::uint64_t kMaxUnpacked = std::uint64_t{64} << 30U;
/// A container may unpack to this much whatever its size ...
inline constexpr std::uint64_t kFreeUnpacked = std::uint64_t{64} << 20U;
/// ... and from there on to this many times its size. Text packs to a tenth, repeated text to a
/// fiftieth; bombs to a thousandth.
inline constexpr std::uint64_t kMaxRatio = 200;
/// A 7z inside another container is held in memory, as it must be read from its end.
inline constexpr std::size_t kMaxHeldContainer = std::size_t{64} << 20U;
/// Bytes of a member's name that are shown.
inline constexpr std::size_t kMaxMemberName = 1024;
/// Files that are measured ahead for the progress display; of larger trees the total stays unknown.
inline constexpr std::size_t kMaxMeasured = 2'000'000;
/// Folders below one another.
inline constexpr std::size_t kMaxFolderDepth = 200;

}  // namespace reftel::sources
