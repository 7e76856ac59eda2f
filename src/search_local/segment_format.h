// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace reftel::search_local {

// What a segment file holds. docs/index.md describes it for people.

enum Section : std::size_t {
    kSummary,           ///< Counts: SegmentSummary
    kTerms,             ///< Dictionary: blocks of keys with their postings' places
    kTermIndex,         ///< u32 a block: its offset in kTerms
    kSignatures,        ///< u32 a key: which letters it has
    kPostings,          ///< Documents of each key
    kPositions,         ///< Places of each word of text in its documents
    kWords,             ///< u32 a document: words of subject and text
    kDates,             ///< i64: seconds, kNoDate
    kReleased,          ///< i64
    kLevels,            ///< u8
    kMarks,             ///< u16: one bit a level of portion mark
    kNewestRanks,       ///< u32: place in the order by newest, and so on
    kOldestRanks,       ///< u32
    kMrnRanks,          ///< u32
    kVersions,          ///< u64: what the document was made from
    kIdOffsets,         ///< u32, one more than documents
    kIds,               ///< Their bytes
    kPieceOffsets,      ///< u32, one more than documents
    kPieces,            ///< Varints: words << 2 | TextPart, of subject and each paragraph
    kReferenceOffsets,  ///< u32, one more than documents
    kReferences,        ///< Ids cited, each with its length
    kFacetValues,       ///< All values, each with its length, of all facets one after the other
    kFacets             ///< First of three sections a facet: see FacetColumn
};
/// Sections of facet f: kFacets + 3 f. Offsets (u32, one more than documents) and ordinals (u16).
inline constexpr std::size_t kSectionsOfFacet = 2;

inline constexpr std::int64_t kNoDate = INT64_MIN;

/// The first byte of a key: in which field it is.
enum class Key : char {
    Text = 't',  ///< A word of subject or paragraphs; the only keys with positions.
    // Whole values. Small letters where case does not matter to the query.
    Origin = 'A',
    OriginName = 'B',
    To = 'C',
    Info = 'D',
    ToPlace = 'E',  ///< canonical_origin of an action addressee
    InfoPlace = 'F',
    Tag = 'G',
    Classification = 'H',
    Caption = 'I',
    Precedence = 'J',
    Reference = 'K',
    Id = 'L',
    Signed = 'M',
    ClassifiedBy = 'N',
    Has = 'O',
    Is = 'P'
};

/// The key of a word of one of the whole values: its postings are ordinals of keys.
[[nodiscard]] inline std::string value_word_key(Key field, std::string_view word) {
    std::string out{'w', static_cast<char>(field)};
    out.append(word);
    return out;
}
[[nodiscard]] inline std::string make_key(Key field, std::string_view value) {
    std::string out{static_cast<char>(field)};
    out.append(value);
    return out;
}

/// Counts of a segment.
struct SegmentSummary {
    std::uint32_t version = 1;
    std::uint32_t documents = 0;
    std::uint64_t words = 0;  ///< Of all documents
    std::uint64_t keys = 0;
};

/// Which letters a word has, one bit each, many letters to a bit: an edit changes at most two bits.
[[nodiscard]] inline std::uint32_t signature_of(std::string_view word) {
    std::uint32_t out = 0;
    for (const char c : word) {
        out |= std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
    }
    return out;
}

}  // namespace reftel::search_local
