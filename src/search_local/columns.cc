// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/columns.h"

#include <algorithm>
#include <numeric>

#include "base/coding.h"
#include "search/sort_key.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

using search::Sort;
using search::SortKey;

std::int64_t to_column(const std::optional<UtcTime>& time) {
    return time ? time->seconds : kNoDate;
}

void put_string(std::string& out, std::string_view text) {
    put_varint(out, text.size());
    out.append(text);
}

void write_strings(CheckedFileWriter& file, Section offsets, const StringColumn& column) {
    file.begin(offsets);
    file.append_numbers(column.offsets);
    file.begin(offsets + 1);
    file.append(column.bytes);
}

/// The place of each document in an order.
std::vector<std::uint32_t> ranks(Sort sort, const std::vector<SortKey>& keys) {
    std::vector<std::uint32_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return search::comes_before(sort, keys[a], keys[b]);
    });
    std::vector<std::uint32_t> out(keys.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        out[order[i]] = i;
    }
    return out;
}

}  // namespace

void FacetColumn::add_value(std::string_view value) {
    const auto [place, is_new] =
        numbers.try_emplace(std::string(value), static_cast<std::uint32_t>(values.size()));
    if (is_new) {
        values.emplace_back(value);
    }
    ordinals.push_back(place->second);
}

void FacetColumn::add_stations(const std::vector<std::string>& addressees) {
    const auto begin = static_cast<std::ptrdiff_t>(ordinals.size());
    for (const std::string& addressee : addressees) {
        // What it is called is worked out once: there are few, and each is in many telegrams.
        const auto [place, is_new] = stations.try_emplace(addressee, 0);
        if (is_new) {
            const std::string station = search::station_of(addressee);
            if (station.empty()) {
                place->second = UINT32_MAX;
                continue;
            }
            add_value(station);
            place->second = ordinals.back();
            ordinals.pop_back();
        }
        const bool there =
            std::find(ordinals.begin() + begin, ordinals.end(), place->second) != ordinals.end();
        if (place->second != UINT32_MAX && !there) {
            ordinals.push_back(place->second);
        }
    }
}

search::LengthStatistics Columns::length_statistics() const {
    search::LengthStatistics out;
    for (std::uint32_t i = 0; i < documents(); ++i) {
        out.add(search::FieldCounts{lengths[0][i], lengths[1][i], lengths[2][i]});
    }
    return out;
}

Strengths Columns::strengths() const {
    return {documents(), {lengths[0], lengths[1], lengths[2]}, length_statistics()};
}

void Columns::add(const search::Document& document, std::uint64_t version) {
    dates.push_back(to_column(document.date));
    released.push_back(to_column(document.released));
    levels.push_back(static_cast<std::uint8_t>(document.level));
    std::uint16_t of_paragraphs = 0;
    for (const search::DocumentParagraph& paragraph : document.paragraphs) {
        of_paragraphs |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(paragraph.mark));
    }
    for (const telegram::Level mark : document.item_marks) {
        of_paragraphs |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(mark));
    }
    marks.push_back(of_paragraphs);
    versions.push_back(version);
    ids.add(document.id);
    std::string cited;
    for (const std::string& id : document.references) {
        put_string(cited, id);
    }
    references.add(cited);
    for (std::size_t i = 0; i < facets.size(); ++i) {
        if (const std::vector<std::string>* addressees = search::addressees_of(i, document)) {
            facets[i].add_stations(*addressees);
        } else {
            for (const std::string& value : search::facet_values(i, document)) {
                facets[i].add_value(value);
            }
        }
        facets[i].end_document();
    }
}

void Columns::write(CheckedFileWriter& file) const {
    const auto put = [&file](Section section, const auto& numbers) {
        file.begin(section);
        file.append_numbers(numbers);
    };
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        put(static_cast<Section>(kLengths + i), lengths[i]);
    }
    put(kDates, dates);
    put(kReleased, released);
    put(kLevels, levels);
    put(kMarks, marks);
    put(kVersions, versions);
    write_strings(file, kIdOffsets, ids);
    write_strings(file, kPieceOffsets, pieces);
    write_strings(file, kReferenceOffsets, references);
    std::vector<SortKey> keys;
    keys.reserve(dates.size());
    for (std::uint32_t i = 0; i < documents(); ++i) {
        const std::optional<UtcTime> date =
            dates[i] == kNoDate ? std::nullopt : std::optional(UtcTime{dates[i]});
        keys.push_back(SortKey::make(0, date, std::string(id(i))));
    }
    put(kNewestRanks, ranks(Sort::Newest, keys));
    put(kOldestRanks, ranks(Sort::Oldest, keys));
    put(kMrnRanks, ranks(Sort::Mrn, keys));
    file.begin(kFacetValues);
    for (const FacetColumn& facet : facets) {
        std::string values;
        put_varint(values, facet.values.size());
        for (const std::string& value : facet.values) {
            put_string(values, value);
        }
        file.append(values);
    }
    for (std::size_t i = 0; i < facets.size(); ++i) {
        put(static_cast<Section>(kFacets + kSectionsOfFacet * i), facets[i].offsets);
        put(static_cast<Section>(kFacets + kSectionsOfFacet * i + 1), facets[i].ordinals);
    }
}

}  // namespace reftel::search_local
