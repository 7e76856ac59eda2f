// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/segment.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/text.h"
#include "search_local/postings.h"
#include "search_local/varint.h"

namespace reftel::search_local {

Result<std::shared_ptr<const Segment>> Segment::open(const std::string& path) {
    std::shared_ptr<Segment> out(new Segment());
    out->path_ = path;
    out->file_ = REFTEL_TRY(CheckedFile::open(path + ".seg"));
    out->positions_ = REFTEL_TRY(CheckedFile::open(path + ".pos"));
    if (!out->read_summary()) {
        return fail(Error::Kind::Corrupt, "a file of the search index is damaged", path + ".seg");
    }
    return std::shared_ptr<const Segment>(std::move(out));
}

bool Segment::read_summary() {
    const std::string_view bytes = file_->section(kSummary);
    if (bytes.size() != sizeof summary_ || !file_->check(bytes)) {
        return false;
    }
    std::memcpy(&summary_, bytes.data(), sizeof summary_);
    const std::size_t documents = summary_.documents;
    return summary_.version == SegmentSummary().version &&
           file_->section(kDates).size() == documents * sizeof(std::int64_t) &&
           dictionary_.open(*file_, summary_.keys, documents);
}

std::string_view Segment::text(Section offsets, std::uint32_t document) const {
    const std::string_view places = file_->section(offsets);
    const std::size_t at = document * sizeof(std::uint32_t);
    if (at + 2 * sizeof(std::uint32_t) > places.size() ||
        !file_->check(places.substr(at, 2 * sizeof(std::uint32_t)))) {
        return {};
    }
    std::array<std::uint32_t, 2> span{};
    std::memcpy(span.data(), places.data() + at, sizeof span);
    const std::string_view bytes = file_->section(offsets + 1);
    if (span[0] > span[1] || span[1] > bytes.size()) {
        return {};
    }
    const std::string_view out = bytes.substr(span[0], span[1] - span[0]);
    return file_->check(out) ? out : std::string_view();
}

std::optional<UtcTime> Segment::date(std::uint32_t document) const {
    const auto dates = column<std::int64_t>(kDates);
    if (document >= dates.size() || dates[document] == kNoDate) {
        return std::nullopt;
    }
    return UtcTime{dates[document]};
}

std::optional<std::uint32_t> Segment::find(std::string_view id) const {
    const auto entry = dictionary_.find(make_key(Key::Id, to_lower(id)));
    if (!entry) {
        return std::nullopt;
    }
    PostingBlock block;
    if (!PostingReader(*file_, *entry).read(0, block)) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < block.size; ++i) {
        if (this->id(block.documents[i]) == id) {
            return block.documents[i];
        }
    }
    return std::nullopt;
}

Strengths::Lengths Segment::length_columns() const {
    Strengths::Lengths out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = column<std::uint32_t>(static_cast<Section>(kLengths + i));
    }
    return out;
}

namespace {

bool is_sound(const Segment::Facet& facet, std::size_t documents) {
    return facet.offsets.size() == documents + 1 && facet.offsets.front() == 0 &&
           facet.offsets.back() == facet.ordinals.size() && std::ranges::is_sorted(facet.offsets) &&
           std::ranges::all_of(facet.ordinals, [&facet](std::uint32_t ordinal) {
               return ordinal < facet.values.size();
           });
}

}  // namespace

const Segment::Facet& Segment::facet(std::size_t number) const {
    std::call_once(facets_once_[number], [this, number] {
        Facet facet = read_facet(number);
        if (!is_sound(facet, documents())) {
            file_->tell_damage();
            return;
        }
        // Sorted, and as many values as documents: one each when no two neighbours are equal.
        facet.one_each = facet.ordinals.size() == documents() &&
                         std::ranges::adjacent_find(facet.offsets) == facet.offsets.end();
        facets_[number] = std::move(facet);
    });
    return facets_[number];
}

namespace {

/// Counts in several tables in turn: of few values one often comes twice in a row, and a count
/// waits for the one before it.
std::vector<std::uint32_t> count_few(std::span<const std::uint32_t> ordinals,
                                     const std::vector<std::uint32_t>& documents,
                                     std::size_t values) {
    constexpr std::size_t kTables = 4;
    std::vector<std::uint32_t> tables(kTables * values, 0);
    std::size_t i = 0;
    for (; i + kTables <= documents.size(); i += kTables) {
        for (std::size_t table = 0; table < kTables; ++table) {
            ++tables[table * values + ordinals[documents[i + table]]];
        }
    }
    for (; i < documents.size(); ++i) {
        ++tables[ordinals[documents[i]]];
    }
    for (std::size_t value = 0; value < values; ++value) {
        for (std::size_t table = 1; table < kTables; ++table) {
            tables[value] += tables[table * values + value];
        }
    }
    tables.resize(values);
    return tables;
}

/// Counts rows of ordinals. They are copied side by side first, so many at a time however many a
/// row has: how long each row is cannot be foreseen, and a loop over each would be guessed wrong.
void count_rows(std::span<const std::uint32_t> offsets, std::span<const std::uint32_t> ordinals,
                const std::vector<std::uint32_t>& documents, std::vector<std::uint32_t>& out) {
    constexpr std::size_t kAtOnce = 16;
    constexpr std::size_t kHeld = 4096;
    std::array<std::uint32_t, kHeld + kAtOnce> held;
    std::size_t count = 0;
    const auto empty = [&] {
        for (std::size_t i = 0; i < count; ++i) {
            ++out[held[i]];
        }
        count = 0;
    };
    for (const std::uint32_t document : documents) {
        const std::size_t begin = offsets[document];
        const std::size_t size = offsets[document + 1] - begin;
        if (size > kAtOnce || begin + kAtOnce > ordinals.size()) {
            for (std::size_t k = begin; k < begin + size; ++k) {
                ++out[ordinals[k]];
            }
            continue;
        }
        std::memcpy(held.data() + count, ordinals.data() + begin, kAtOnce * sizeof held[0]);
        count += size;
        if (count >= kHeld) {
            empty();
        }
    }
    empty();
}

}  // namespace

std::vector<std::uint32_t> Segment::Facet::count(
    const std::vector<std::uint32_t>& documents) const {
    constexpr std::size_t kFewValues = 256;
    if (one_each && values.size() <= kFewValues) {
        return count_few(ordinals, documents, values.size());
    }
    std::vector<std::uint32_t> out(values.size(), 0);
    if (one_each) {
        for (const std::uint32_t document : documents) {
            ++out[ordinals[document]];
        }
    } else if (!offsets.empty()) {
        count_rows(offsets, ordinals, documents, out);
    }
    return out;
}

Segment::Facet Segment::read_facet(std::size_t number) const {
    Facet out;
    std::string_view bytes = file_->section(kFacetValues);
    if (!file_->check(bytes)) {
        return out;
    }
    for (std::size_t i = 0; i <= number; ++i) {
        out.values.clear();
        for (std::uint64_t left = take_varint(bytes); left > 0 && !bytes.empty(); --left) {
            out.values.push_back(take_string(bytes));
        }
    }
    const auto numbers = [this](std::size_t section) {
        const std::string_view all = file_->section(section);
        return file_->check(all) ? std::span(reinterpret_cast<const std::uint32_t*>(all.data()),
                                             all.size() / sizeof(std::uint32_t))
                                 : std::span<const std::uint32_t>();
    };
    out.offsets = numbers(kFacets + kSectionsOfFacet * number);
    out.ordinals = numbers(kFacets + kSectionsOfFacet * number + 1);
    return out;
}

void LiveSegment::withdraw(std::uint32_t document) {
    if (document >= live.size() || !live.has(document)) {
        return;
    }
    live.clear(document);
    ++deleted;
    search::FieldCounts words{};
    const Strengths::Lengths columns = segment->length_columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        words[i] = document < columns[i].size() ? columns[i][document] : 0;
    }
    lengths.remove(words);
    live_words -= std::uint64_t{words[0]} + words[1] + words[2];
}

std::uint64_t LiveSegment::count(const KeyEntry& key) const {
    if (deleted == 0) {
        return key.documents;
    }
    std::uint64_t out = 0;
    PostingBlock block;
    const PostingReader reader(segment->file(), key);
    for (std::size_t i = 0; i < reader.blocks() && reader.read_documents(i, block); ++i) {
        for (std::size_t k = 0; k < block.size; ++k) {
            out += live.has(block.documents[k]) ? 1 : 0;
        }
    }
    return out;
}

}  // namespace reftel::search_local
