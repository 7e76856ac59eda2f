// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.h"
#include "search/query.h"
#include "search/word_pattern.h"

namespace reftel::search {

/// True when the words stand in a row somewhere in a text. Finds Term, Phrase, Prefix, Wildcard and
/// Fuzzy outside the fields of text.
[[nodiscard]] bool has_row(std::string_view text, const std::vector<WordPattern>& row);

/// True for a leaf that looks at what is known about a telegram rather than at its text.
[[nodiscard]] bool looks_at_no_text(const QueryNode& node);
/// The row of words of such a leaf; of a place, the words behind its canonical name.
[[nodiscard]] std::vector<WordPattern> row_of(const QueryNode& node);
/// The words of a caveat: `NOFORN`, `US ONLY`.
[[nodiscard]] std::vector<WordPattern> row_of_caveat(std::string_view caveat);
/// True for fields whose values are held against a pattern as a whole.
[[nodiscard]] bool is_code_field(QueryNode::Field field);

/// The id by which others cite a telegram: of a further telegram with a reference number,
/// `09ZENDA436-2`, that number.
[[nodiscard]] std::string_view cited_as(std::string_view id);

/// Decides the leaves of a query that look at no text but at what is known about a telegram:
/// origin, dates, codes, properties.
///
/// Fixed once made; may be used by several threads.
class DocumentFilter {
 public:
    /// The query must outlive the filter.
    explicit DocumentFilter(const Query& query);

    /// Sets `truth[node]` for each leaf it decides; `truth` has one entry a node.
    void decide(const Document& document, std::vector<std::uint8_t>& truth) const;

 private:
    struct Leaf {
        std::uint32_t node = 0;
        std::vector<WordPattern>
            row;  ///< Of words; of a From, To or Info code the words of its name
    };
    [[nodiscard]] bool holds(const Leaf& leaf, const Document& document) const;
    [[nodiscard]] bool code_holds(const Leaf& leaf, const Document& document) const;

    const Query& query_;
    std::vector<Leaf> leaves_;
};

/// Works out And, Or, Not and All from the truth of the leaves, children before parents.
void combine_truth(const Query& query, std::vector<std::uint8_t>& truth);

}  // namespace reftel::search
