// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/utc_time.h"
#include "search/facets.h"
#include "search_local/bitmap.h"
#include "search_local/checked_file.h"
#include "search_local/dictionary.h"
#include "search_local/segment_format.h"
#include "search_local/strengths.h"

namespace reftel::search_local {

/// The two files of a segment, opened: immutable, safe to read from several threads. What is
/// damaged reads as empty or zero, and damaged() says so.
class Segment {
 public:
    /// `path` is without `.seg`. NotFound, Corrupt, Unsupported.
    [[nodiscard]] static Result<std::shared_ptr<const Segment>> open(const std::string& path);

    [[nodiscard]] std::uint32_t documents() const { return summary_.documents; }
    /// Of all documents, as they were when the segment was written.
    [[nodiscard]] const search::LengthStatistics& lengths() const { return summary_.lengths; }
    [[nodiscard]] std::uint64_t words() const {
        return summary_.lengths.words[0] + summary_.lengths.words[1] + summary_.lengths.words[2];
    }
    /// Words of each document, by field.
    [[nodiscard]] Strengths::Lengths length_columns() const;
    [[nodiscard]] std::uint64_t bytes() const { return file_->size() + positions_->size(); }
    /// See Buffer::forget_pages.
    void forget_pages() const {
        file_->forget_pages();
        positions_->forget_pages();
    }
    [[nodiscard]] bool damaged() const { return file_->damaged() || positions_->damaged(); }
    [[nodiscard]] const std::string& path() const { return path_; }

    [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }
    [[nodiscard]] const CheckedFile& file() const { return *file_; }
    [[nodiscard]] const CheckedFile& positions_file() const { return *positions_; }

    /// A column: one number a document; empty when damaged.
    template <typename Number>
    [[nodiscard]] std::span<const Number> column(Section section) const {
        const std::string_view bytes = file_->section(section);
        if (bytes.size() < documents() * sizeof(Number) || !file_->check(bytes)) {
            return {};
        }
        return {reinterpret_cast<const Number*>(bytes.data()), bytes.size() / sizeof(Number)};
    }
    [[nodiscard]] std::string_view id(std::uint32_t document) const {
        return text(kIdOffsets, document);
    }
    /// Ids cited, each with its length.
    [[nodiscard]] std::string_view references(std::uint32_t document) const {
        return text(kReferenceOffsets, document);
    }
    /// Varints: words << 2 | TextPart.
    [[nodiscard]] std::string_view pieces(std::uint32_t document) const {
        return text(kPieceOffsets, document);
    }
    [[nodiscard]] std::optional<UtcTime> date(std::uint32_t document) const;
    /// The document with this id, in any case of letters.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;

    /// One facet: `values[ordinals[k]]` for k from offsets[d] to below offsets[d + 1].
    struct Facet {
        std::vector<std::string_view> values;
        std::span<const std::uint32_t> offsets;  ///< One more than documents
        std::span<const std::uint32_t> ordinals;
        bool one_each = false;  ///< Document d has ordinals[d] and no other

        /// How many of some documents have each value.
        [[nodiscard]] std::vector<std::uint32_t> count(
            const std::vector<std::uint32_t>& documents) const;
    };
    /// Read and checked once. One whose columns cannot be has no values.
    [[nodiscard]] const Facet& facet(std::size_t number) const;

 private:
    Segment() = default;
    [[nodiscard]] bool read_summary();
    [[nodiscard]] Facet read_facet(std::size_t number) const;
    /// A text of a column of texts, whose bytes are in the section behind.
    [[nodiscard]] std::string_view text(Section offsets, std::uint32_t document) const;

    std::string path_;
    std::unique_ptr<CheckedFile> file_;
    std::unique_ptr<CheckedFile> positions_;
    SegmentSummary summary_;
    Dictionary dictionary_;
    mutable std::array<Facet, search::kFacetFields.size()> facets_;
    mutable std::array<std::once_flag, search::kFacetFields.size()> facets_once_;
};

/// A segment as one state of the index sees it: some of its documents replaced or withdrawn.
struct LiveSegment {
    std::shared_ptr<const Segment> segment;
    Bitmap live;
    std::uint64_t deleted = 0;  ///< Documents not live
    std::uint64_t live_words = 0;
    search::LengthStatistics lengths;  ///< Of the live documents

    explicit LiveSegment(std::shared_ptr<const Segment> of)
        : segment(std::move(of)),
          live(segment->documents(), true),
          live_words(segment->words()),
          lengths(segment->lengths()) {}
    void withdraw(std::uint32_t document);
    /// How many live documents a key has; read from its postings where some are withdrawn.
    [[nodiscard]] std::uint64_t count(const KeyEntry& key) const;
};

}  // namespace reftel::search_local
