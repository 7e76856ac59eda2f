// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "search/ranking.h"
#include "search_local/bitmap.h"

namespace reftel::search_local {

// What a segment file holds. docs/index.md describes it for people.

enum Section : std::size_t {
    kSummary,           ///< Counts: SegmentSummary
    kTerms,             ///< Dictionary: blocks of keys with their postings' places
    kTermIndex,         ///< u32 a block: its offset in kTerms
    kTermBeginnings,    ///< u64 a block: beginning_of() its first key
    kSignatures,        ///< u64 a key: Signature
    kPostings,          ///< Documents of each key
    kPositions,         ///< Places of each word of text in its documents
    kLengths,           ///< u32 a document: words of its subject, in this section ...
    kSummaryLengths,    ///< ... of its summary ...
    kBodyLengths,       ///< ... and of all other paragraphs
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
    kFacets             ///< First of two sections a facet: see FacetColumn
};
/// Sections of facet f: kFacets + 2 f. Offsets (one more than documents) and ordinals, both u32.
inline constexpr std::size_t kSectionsOfFacet = 2;

inline constexpr std::int64_t kNoDate = INT64_MIN;

/// The first byte of a key: in which field it is.
enum class Key : char {
    Text = 't',     ///< A word of subject or paragraphs; the only keys with positions.
    Subject = 'S',  ///< A word of subjects
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

/// Fields from here on stand behind all others and are worked out from them.
inline constexpr char kFirstMadeField = 'w';
/// The key of three letters in a row of words of text: its postings are numbers of blocks.
[[nodiscard]] inline std::string gram_key(std::string_view letters) {
    std::string out{'x'};
    out.append(letters);
    return out;
}
/// The first eight bytes of a key, as a number that orders as they do.
[[nodiscard]] inline std::uint64_t beginning_of(std::string_view key) {
    std::uint64_t out = 0;
    std::memcpy(&out, key.data(), std::min(key.size(), sizeof out));
    return __builtin_bswap64(out);
}

/// Counts of a segment.
struct SegmentSummary {
    std::uint32_t version = 4;
    std::uint32_t documents = 0;
    search::LengthStatistics lengths;  ///< Of all documents
    std::uint64_t keys = 0;
};

/// What can be seen of a word without reading it: which letters and which pairs of letters it has
/// (many to a bit), and how long it is. The test of a form or a fuzzy word before any word is read.
class Signature {
 public:
    Signature() = default;
    explicit Signature(std::uint64_t bits) : bits_(bits) {}
    /// Of a whole word.
    [[nodiscard]] static Signature of(std::string_view word) {
        Signature out;
        out.add(word);
        bool plain = word.size() < kUnknownLength;
        for (const char c : word) {
            plain = plain && static_cast<unsigned char>(c) < 0x80;
        }
        out.bits_ |= (plain ? std::uint64_t{word.size()} : kUnknownLength) << kLengthShift;
        return out;
    }
    /// The letters and pairs of a part of a word.
    void add(std::string_view part) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            const unsigned c = static_cast<unsigned char>(part[i]);
            bits_ |= std::uint64_t{1} << (c % kLetterBits);
            if (i > 0) {
                const unsigned before = static_cast<unsigned char>(part[i - 1]);
                bits_ |= std::uint64_t{1} << (kLetterBits + (before * 7 + c) % kPairBits);
            }
        }
    }
    /// False: a word of this signature lacks something that `parts` has.
    [[nodiscard]] bool may_have(Signature parts) const {
        return (parts.bits_ & ~bits_ & kSets) == 0;
    }
    /// False: more than so many edits lie between words of the two signatures. An edit changes at
    /// most two letters, six pairs (an exchange of neighbours), and the length by one.
    [[nodiscard]] bool may_be_near(Signature other, unsigned edits) const {
        const std::uint64_t length = bits_ >> kLengthShift;
        const std::uint64_t others = other.bits_ >> kLengthShift;
        if (length == kUnknownLength || others == kUnknownLength) {
            return true;  // a character of several bytes is one edit and many letters here
        }
        if (length > others + edits || others > length + edits) {
            return false;
        }
        const std::uint64_t differ = bits_ ^ other.bits_;
        return count_bits(differ & kLetters) <= 2 * edits &&
               count_bits(differ & kPairs) <= 6 * edits;
    }
    [[nodiscard]] std::uint64_t bits() const { return bits_; }

 private:
    static constexpr unsigned kLetterBits = 32;
    static constexpr unsigned kPairBits = 26;
    static constexpr unsigned kLengthShift = kLetterBits + kPairBits;
    static constexpr std::uint64_t kUnknownLength = 63;  ///< Long, or not of ASCII
    static constexpr std::uint64_t kLetters = (std::uint64_t{1} << kLetterBits) - 1;
    static constexpr std::uint64_t kSets = (std::uint64_t{1} << kLengthShift) - 1;
    static constexpr std::uint64_t kPairs = kSets & ~kLetters;

    std::uint64_t bits_ = 0;
};

}  // namespace reftel::search_local
