// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/snapshot.h"

#include <algorithm>
#include <utility>

#include "search/document_filter.h"
#include "search/ranking.h"
#include "search_local/postings.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

bool has_live(const LiveSegment& of, const KeyEntry& entry) {
    if (of.deleted == 0) {
        return true;
    }
    PostingBlock block;
    const PostingReader reader(of.segment->file(), entry);
    for (std::size_t i = 0; i < reader.blocks() && reader.read(i, block); ++i) {
        for (std::size_t k = 0; k < block.size; ++k) {
            if (of.live.has(block.documents[k])) {
                return true;
            }
        }
    }
    return false;
}

/// Marks the documents of `where` whose id a live document of `citing` cites: both dictionaries
/// have ids in one order, `09zenda436-2` behind `09zenda436`, so one walk over each will do.
void mark_cited(const LiveSegment& citing, const Segment& where, Bitmap& out) {
    Dictionary::Walk reference = citing.segment->dictionary().from(make_key(Key::Reference, ""));
    Dictionary::Walk id = where.dictionary().from(make_key(Key::Id, ""));
    const auto is_at = [](const Dictionary::Walk& walk, Key field) {
        return walk.key().starts_with(static_cast<char>(field));
    };
    bool more = reference.next() && id.next();
    while (more && is_at(reference, Key::Reference) && is_at(id, Key::Id)) {
        const int order = reference.key().substr(1).compare(search::cited_as(id.key().substr(1)));
        if (order < 0) {
            more = reference.next();
            continue;
        }
        if (order == 0 && has_live(citing, reference.entry())) {
            PostingBlock block;
            if (PostingReader(where.file(), id.entry()).read(0, block)) {
                for (std::size_t k = 0; k < block.size; ++k) {
                    out.set(block.documents[k]);
                }
            }
        }
        more = id.next();
    }
}

}  // namespace

Snapshot::Snapshot(std::vector<std::shared_ptr<const LiveSegment>> segments)
    : segments_(std::move(segments)),
      strengths_(segments_.size()),
      strengths_once_(segments_.size()) {
    for (const auto& of : segments_) {
        documents_ += of->segment->documents() - of->deleted;
        lengths_.add(of->lengths);
    }
}

const Strengths& Snapshot::strengths(std::size_t segment) const {
    std::call_once(strengths_once_[segment], [this, segment] {
        const Segment& of = *segments_[segment]->segment;
        strengths_[segment] = Strengths(of.documents(), of.length_columns(), lengths_);
    });
    return strengths_[segment];
}

double Snapshot::growth(std::size_t segment) const {
    const search::LengthStatistics& then = segments_[segment]->segment->lengths();
    double out = 1;
    for (std::size_t field = 0; field < search::kRankFields; ++field) {
        if (then.telegrams[field] > 0) {
            out = std::max(out, lengths_.average(field) / then.average(field));
        }
    }
    return out;
}

const Bitmap& Snapshot::cited(std::size_t segment) const {
    std::call_once(cited_once_, [this] { find_cited(); });
    return cited_[segment];
}

void Snapshot::find_cited() const {
    for (const auto& where : segments_) {
        Bitmap cited(where->segment->documents());
        for (const auto& citing : segments_) {
            mark_cited(*citing, *where->segment, cited);
        }
        cited_.push_back(std::move(cited));
    }
}

bool Snapshot::damaged() const {
    return !damaged_path().empty();
}

std::uint64_t Snapshot::bytes() const {
    std::uint64_t out = 0;
    for (const auto& of : segments_) {
        out += of->segment->bytes();
    }
    return out;
}

std::string Snapshot::damaged_path() const {
    for (const auto& of : segments_) {
        if (of->segment->damaged()) {
            return of->segment->path() + ".seg";
        }
    }
    return {};
}

}  // namespace reftel::search_local
