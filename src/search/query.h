// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_pos.h"
#include "base/utc_time.h"
#include "search/query_words.h"
#include "telegram/classification.h"
#include "telegram/precedence.h"

namespace reftel::search {

/// A node of an understood query. A tree in one vector: children are indexes of Query::nodes, below
/// their parent's.
///
/// Term, Phrase, Near, Prefix, Wildcard, Stem and Fuzzy look for words in the fields of text (Text,
/// Subject, Summary, Comment) and in Signed, ClassifiedBy, To, Info. In the fields of codes (From,
/// Tag, Caption, Ref, CitedBy, Id) Prefix, Wildcard and Fuzzy are held against the whole code in
/// small letters.
struct QueryNode {
    enum class Kind : std::uint8_t {
        All,  ///< Everything (an empty query)
        And,
        Or,
        Not,     ///< children
        Term,    ///< words[0]
        Phrase,  ///< words in a row; a word may have `*` (`legal pol*`)
        Near,    ///< children (leaves of words, one field of text), within `distance` words of each
                 ///< other, any order
        Prefix,  ///< words[0] without its `*`
        Wildcard,    ///< words[0] with `*` inside or in front
        Stem,        ///< Words with the English stem of words[0]
        Fuzzy,       ///< words[0], within `distance` (1 or 2) edits
        DateRange,   ///< field Date or Released; from <= t < until
        LevelRange,  ///< class: or mark:, lowest..highest
        Code,        ///< words are codes or ids, any of which will do; see code_rules below
    };
    // What the words of a Code are, by field (code_rules):
    //   Tag, Caption, Precedence  codes in capitals
    //   Class                     a caveat: `NOFORN`
    //   From                      canonical origin; when the table of origins lacks it, then its
    //   words follow, to be found in a row in the name To, Info                  canonical origin,
    //   then its words as typed, to be found in a row in the addressee Ref, CitedBy, Id canonical
    //   MRN; without its two digits of the year it stands for any year; else an id as typed Has, Is
    //   a property of has_properties() or is_properties()
    /// Where to look. Text: subject and all paragraphs.
    enum class Field : std::uint8_t {
        Text,
        Subject,
        Summary,
        Comment,
        From,
        To,
        Info,
        Tag,
        Class,
        Mark,
        Caption,
        Precedence,
        Date,
        Released,
        Ref,
        CitedBy,
        Id,
        Signed,
        ClassifiedBy,
        Has,
        Is
    };

    Kind kind = Kind::All;
    Field field = Field::Text;
    std::vector<std::string> words;  ///< Folded by the tokeniser
    std::vector<std::uint32_t> children;
    std::uint32_t distance = 0;
    bool stemmed = false;         ///< Phrase: words without `*` stand for all words of their stem
    std::optional<UtcTime> from;  ///< DateRange: absent is open
    std::optional<UtcTime> until;
    telegram::Level lowest = telegram::Level::None;
    telegram::Level highest = telegram::Level::None;
    Span at;  ///< Bytes of the query as typed
};
[[nodiscard]] std::string_view to_string(QueryNode::Field field);

/// One top-level clause, explained: a row of the search page.
struct Clause {
    std::uint32_t node = 0;
    Span at;              ///< As typed
    std::string meaning;  ///< "the phrase legal policy, in subject or text"
};

/// A part that was not understood and is left out, or was read otherwise than typed.
struct QueryIssue {
    Span at;
    Said what;             ///< NoField, `clas`
    Said advice;           ///< DidYouMean, `class:secret`; may be empty
    std::string message;   ///< `what` in English: "there is no field \"clas\""
    std::string hint;      ///< `advice` in English: "Did you mean class:secret?"; may be empty
    bool left_out = true;  ///< The part at `at` was left out; false: it was read otherwise than
                           ///< typed, as the message says
};

/// An understood query. Parsing never fails: what cannot be understood is left out and named in
/// `issues`.
struct Query {
    std::string text;              ///< As typed (cut to kMaxQueryBytes)
    std::vector<QueryNode> nodes;  ///< The root is the last
    std::vector<Clause> clauses;   ///< All must hold: what stands side by side, groups unopened;
                                   ///< empty when everything is asked for
    std::vector<QueryIssue> issues;
    std::optional<std::uint8_t> sort;  ///< From `sort:`; a value of search::Sort

    [[nodiscard]] bool is_empty() const { return clauses.empty(); }
};

/// Reads the query language of docs/search.md. Linear; at most kMaxQueryNodes nodes, kMaxQueryDepth
/// groups (limits.h).
[[nodiscard]] Query parse_query(std::string_view text);

/// An issue as the page says it: `Read without "clas:secret": there is no field "clas". Did you
/// mean class:secret?`
[[nodiscard]] std::string describe(const Query& query, const QueryIssue& issue,
                                   const Wording& wording = english_wording());

/// What a node asks for, in plain words: "the phrase legal policy, in subject or text".
[[nodiscard]] std::string explain(const Query& query, std::uint32_t node,
                                  const Wording& wording = english_wording());

/// Tree, clauses and issues as text, for tests and `reftel debug query`.
[[nodiscard]] std::string dump(const Query& query);

}  // namespace reftel::search
