// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/merge.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "search_local/columns.h"
#include "search_local/postings.h"
#include "search_local/segment_builder.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

constexpr std::uint32_t kGone = UINT32_MAX;

/// A segment that goes into a merge: its place in the order of keys, and the new numbers of its
/// documents.
struct Source {
    const LiveSegment* of = nullptr;
    Dictionary::Walk walk;
    bool more = false;
    std::vector<std::uint32_t> numbers;  ///< New number of each document, or kGone

    void next() {
        // Fields that are made from others stand behind them and are made anew.
        more = walk.next() && walk.key().front() < kFirstMadeField;
    }
};

class Merge {
 public:
    explicit Merge(const std::vector<std::shared_ptr<const LiveSegment>>& from);
    [[nodiscard]] Result<void> write(const std::string& path, const std::atomic<bool>& stop);

 private:
    void copy_columns(const LiveSegment& of);
    void copy_facets(const LiveSegment& of);
    void copy_postings(const Source& source, PostingsEncoder& postings);

    std::vector<Source> sources_;
    Columns columns_;
    Strengths strengths_;
    std::vector<std::uint32_t> places_;
};

Merge::Merge(const std::vector<std::shared_ptr<const LiveSegment>>& from) {
    std::uint32_t next = 0;
    for (const auto& of : from) {
        Source source;
        source.of = of.get();
        source.numbers.assign(of->segment->documents(), kGone);
        of->live.for_each([&](std::size_t document) { source.numbers[document] = next++; });
        source.walk = of->segment->dictionary().from_block(0);
        source.next();
        sources_.push_back(std::move(source));
        copy_columns(*of);
        copy_facets(*of);
    }
    strengths_ = columns_.strengths();
}

void Merge::copy_columns(const LiveSegment& of) {
    const Segment& segment = *of.segment;
    const auto copy = [&of, &segment]<typename Number>(Section section, std::vector<Number>& out) {
        const auto column = segment.column<Number>(section);
        of.live.for_each([&](std::size_t document) {
            out.push_back(document < column.size() ? column[document] : Number{});
        });
    };
    for (std::size_t i = 0; i < columns_.lengths.size(); ++i) {
        copy(static_cast<Section>(kLengths + i), columns_.lengths[i]);
    }
    copy(kDates, columns_.dates);
    copy(kReleased, columns_.released);
    copy(kLevels, columns_.levels);
    copy(kMarks, columns_.marks);
    copy(kVersions, columns_.versions);
    of.live.for_each([&](std::size_t at) {
        const auto document = static_cast<std::uint32_t>(at);
        columns_.ids.add(segment.id(document));
        columns_.pieces.add(segment.pieces(document));
        columns_.references.add(segment.references(document));
    });
}

void Merge::copy_facets(const LiveSegment& of) {
    for (std::size_t i = 0; i < columns_.facets.size(); ++i) {
        const Segment::Facet& column = of.segment->facet(i);
        FacetColumn& out = columns_.facets[i];
        of.live.for_each([&](std::size_t document) {
            const bool there = document + 1 < column.offsets.size();
            for (std::uint32_t k = there ? column.offsets[document] : 0;
                 there && k < column.offsets[document + 1]; ++k) {
                out.add_value(column.values[column.ordinals[k]]);
            }
            out.end_document();
        });
    }
}

void Merge::copy_postings(const Source& source, PostingsEncoder& postings) {
    const Segment& segment = *source.of->segment;
    const bool text = source.walk.key().starts_with(static_cast<char>(Key::Text));
    const PostingReader reader(segment.file(), source.walk.entry());
    PositionReader positions(segment.positions_file(), source.walk.entry());
    PostingBlock block;
    for (std::size_t i = 0; i < reader.blocks() && reader.read(i, block); ++i) {
        std::uint32_t place = block.first_position;
        for (std::size_t k = 0; k < block.size; place += block.times[k], ++k) {
            const std::uint32_t document = source.numbers[block.documents[k]];
            if (document == kGone) {
                continue;
            }
            if (!text) {
                postings.add(document);
                continue;
            }
            const Occurrences found = block.at(k);
            postings.add(document, found, strengths_.most_units(document, found));
            places_.clear();
            positions.read(place, block.times[k], places_);
            for (const std::uint32_t at : places_) {
                postings.add_position(at);
            }
        }
    }
}

Result<void> Merge::write(const std::string& path, const std::atomic<bool>& stop) {
    auto writer = REFTEL_TRY(SegmentWriter::create(path));
    while (true) {
        if (stop.load(std::memory_order_relaxed)) {
            return fail(Error::Kind::Busy, "merging was stopped", path);
        }
        std::optional<std::string> least;
        for (const Source& source : sources_) {
            if (source.more && (!least || source.walk.key() < *least)) {
                least = source.walk.key();
            }
        }
        if (!least) {
            break;
        }
        for (Source& source : sources_) {
            if (source.more && source.walk.key() == *least) {
                copy_postings(source, writer->postings());
                source.next();
            }
        }
        writer->end_key(*least);
    }
    for (const Source& source : sources_) {
        if (source.of->segment->damaged()) {
            return fail(Error::Kind::Corrupt, "a file of the search index is damaged",
                        source.of->segment->path() + ".seg");
        }
    }
    (void)REFTEL_TRY(writer->finish(columns_));
    return {};
}

}  // namespace

Result<void> merge_segments(const std::vector<std::shared_ptr<const LiveSegment>>& from,
                            const std::string& path, const std::atomic<bool>& stop) {
    return Merge(from).write(path, stop);
}

}  // namespace reftel::search_local
