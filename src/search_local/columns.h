// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/document.h"
#include "search/facets.h"
#include "search/ranking.h"
#include "search_local/checked_file.h"
#include "search_local/strengths.h"

namespace reftel::search_local {

/// Texts of documents, one a document.
struct StringColumn {
    std::vector<std::uint32_t> offsets{0};
    std::string bytes;

    void add(std::string_view text) {
        bytes.append(text);
        offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
};

/// The values of documents in one facet, as numbers of values.
struct FacetColumn {
    std::vector<std::string> values;
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> offsets{0};
    std::vector<std::uint32_t> ordinals;

    std::unordered_map<std::string, std::uint32_t> stations;  ///< Of addressees as written

    void add_value(std::string_view value);
    /// The stations of a document's addressees, each once.
    void add_stations(const std::vector<std::string>& addressees);
    void end_document() { offsets.push_back(static_cast<std::uint32_t>(ordinals.size())); }
};

/// What a segment knows of each document beside its words, while it is made.
struct Columns {
    std::array<std::vector<std::uint32_t>, search::kRankFields> lengths;  ///< Words, by field
    std::vector<std::int64_t> dates;
    std::vector<std::int64_t> released;
    std::vector<std::uint8_t> levels;
    std::vector<std::uint16_t> marks;
    std::vector<std::uint64_t> versions;
    StringColumn ids;
    StringColumn pieces;
    StringColumn references;
    std::array<FacetColumn, search::kFacetFields.size()> facets;

    [[nodiscard]] std::uint32_t documents() const {
        return static_cast<std::uint32_t>(dates.size());
    }
    [[nodiscard]] std::string_view id(std::uint32_t document) const {
        return std::string_view(ids.bytes).substr(
            ids.offsets[document], ids.offsets[document + 1] - ids.offsets[document]);
    }
    [[nodiscard]] search::LengthStatistics length_statistics() const;
    [[nodiscard]] Strengths strengths() const;
    /// All but lengths and pieces, which the builder counts.
    void add(const search::Document& document, std::uint64_t version);
    /// Writes the sections, the three orders among them.
    void write(CheckedFileWriter& file) const;
};

}  // namespace reftel::search_local
