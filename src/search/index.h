// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/source_pos.h"
#include "search/query.h"

namespace reftel::search {

enum class Sort : std::uint8_t { Relevance, Newest, Oldest, Mrn };
[[nodiscard]] std::string_view to_string(Sort sort);
[[nodiscard]] std::optional<Sort> parse_sort(std::string_view word);

/// Text with the places to light.
struct LitText {
    std::string text;
    std::vector<Span> lit;  ///< Bytes of text, rising, not overlapping
};

/// A paragraph that matched.
struct HitParagraph {
    std::string address;  ///< `5`
    std::string mark;     ///< `U`, `SBU` ...; empty when it has none
    LitText snippet;      ///< At most about 300 characters around the matches
};

struct Hit {
    std::string id;
    double score = 0;  ///< 0 unless sorted by relevance
    LitText subject;
    std::optional<UtcTime> date;
    std::string origin;
    std::string origin_name;
    std::string classification;
    telegram::Level level = telegram::Level::None;
    std::vector<HitParagraph> paragraphs;  ///< The best ones first come first: at most 3
    std::uint32_t more_paragraphs = 0;     ///< How many more match
};

/// Counts of one property over all matches.
struct Facet {
    std::string field;  ///< `from`, `tag`, `class`, `caption`, `precedence`, `year`
    std::vector<std::pair<std::string, std::uint64_t>>
        values;  ///< Most first, then by name (years: by name)
};

struct SearchRequest {
    Query query;
    Sort sort = Sort::Relevance;
    std::uint32_t limit = 10;
    std::string cursor;  ///< From Results::next; empty for the first page
    bool facets = false;
    bool clause_counts = false;  ///< Also count what each top clause finds alone
};

struct Results {
    std::uint64_t total = 0;  ///< Exact
    std::vector<Hit> hits;
    std::string next;  ///< Cursor of the next page; empty at the end
    std::vector<Facet> facets;
    std::vector<std::uint64_t> clause_counts;  ///< One a clause of Query::clauses, in order
};

/// An engine over the documents of one edition.
class Index {
 public:
    virtual ~Index() = default;
    /// Thread-safe. Malformed when the cursor is none of ours.
    [[nodiscard]] virtual Result<Results> search(const SearchRequest& request) const = 0;
};

}  // namespace reftel::search
