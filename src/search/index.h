// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/source_pos.h"
#include "search/query.h"
#include "search/word_pattern.h"

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
    std::string field;  ///< One of kFacetFields (facets.h)
    std::vector<std::pair<std::string, std::uint64_t>>
        values;  ///< Most first, then by name (years: by name)
};

enum class DateUnit : std::uint8_t { Year, Month, Day };
[[nodiscard]] std::string_view to_string(DateUnit unit);
[[nodiscard]] std::optional<DateUnit> parse_date_unit(std::string_view word);

/// How many of all matches were sent when.
struct Histogram {
    DateUnit unit = DateUnit::Year;
    /// `2009`, `2009-03` or `2009-03-12`, rising; only those with telegrams.
    std::vector<std::pair<std::string, std::uint64_t>> bars;
};

struct SearchRequest {
    Query query;
    Sort sort = Sort::Relevance;
    std::uint32_t limit = 10;
    std::string cursor;  ///< From Results::next; empty for the first page
    bool facets = false;
    bool clause_counts = false;              ///< Also count what each top clause finds alone
    bool histogram = false;                  ///< Also count by date
    std::optional<DateUnit> histogram_unit;  ///< None: what fits the dates asked for
    bool hit_texts = true;  ///< False: hits have id and score alone, and no document is loaded
};

struct Results {
    std::uint64_t total = 0;  ///< Exact
    std::vector<Hit> hits;
    std::string next;  ///< Cursor of the next page; empty at the end
    std::vector<Facet> facets;
    std::optional<Histogram> histogram;
    std::vector<std::uint64_t> clause_counts;  ///< One a clause of Query::clauses, in order
};

/// A word or value of the edition.
struct WordCount {
    std::string word;
    std::uint64_t telegrams = 0;  ///< That have it; never 0
    friend bool operator==(const WordCount&, const WordCount&) = default;
};

/// What an engine can list.
enum class ValueField : std::uint8_t {
    Origin,       ///< Canonical, `ASTANA`
    Tag,          ///< Codes, in capitals
    SubjectWord,  ///< Words of subjects, folded
    Id            ///< In capitals but for provisional ones
};

/// An engine over the documents of one edition.
class Index {
 public:
    virtual ~Index() = default;
    /// Thread-safe. Malformed when the cursor is none of ours.
    [[nodiscard]] virtual Result<Results> search(const SearchRequest& request) const = 0;
    /// Of each pattern the words of subject and text that it matches, rising. Thread-safe.
    [[nodiscard]] virtual Result<std::vector<std::vector<WordCount>>> words(
        std::span<const WordPattern> patterns) const = 0;
    /// The values of a field that begin with `beginning` (in small letters, held against the value
    /// in small letters), rising by that; at most `limit`, 0 for all. Thread-safe.
    [[nodiscard]] virtual Result<std::vector<WordCount>> values(ValueField field,
                                                                std::string_view beginning,
                                                                std::size_t limit) const = 0;
    /// How many there are.
    [[nodiscard]] Result<std::uint64_t> telegrams() const;
};

}  // namespace reftel::search
