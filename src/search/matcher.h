// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/source_pos.h"
#include "search/query.h"
#include "search/word_pattern.h"
#include "telegram/telegram.h"

namespace reftel::search {

/// What a piece of a telegram's text is to the fields of text. Text: any paragraph that is neither
/// summary nor comment.
enum class TextPart : std::uint8_t { Subject, Summary, Comment, Text };
[[nodiscard]] TextPart part_of(telegram::Paragraph::Kind kind);

/// What a matcher found in one piece of text (a subject, a paragraph). Reused from piece to piece,
/// it keeps its memory.
struct TextMatches {
    /// A word that matched, or took part in a phrase or NEAR that matched.
    struct Lit {
        Span at;
        std::uint32_t leaf;  ///< Index of TextMatcher::leaves()
        friend bool operator==(const Lit&, const Lit&) = default;
    };

    std::uint32_t words = 0;  ///< All words of the piece
    std::vector<std::uint32_t>
        counts;  ///< One a leaf: how often it occurs; a NEAR counts once a piece
    std::vector<bool>
        patterns;  ///< One a pattern: some word of the piece matches it, in whatever field
    std::vector<Lit>
        lit;  ///< By place, then leaf; a word may be there for several leaves. Positive leaves only

    // Workspace of TextMatcher::match.
    std::vector<Span> spans;                            ///< Of each word
    std::vector<std::vector<std::uint32_t>> positions;  ///< Of each pattern, rising
};

/// Finds the words, phrases and NEARs of a query in text: for counting, for ranking and for
/// lighting alike, so that a word that matched is a word that is lit.
///
/// A matcher is fixed once made and may be used by several threads, each with its own TextMatches.
class TextMatcher {
 public:
    /// A word or a row of words: indexes of patterns().
    using Piece = std::vector<std::uint32_t>;

    /// A node that looks for words in a field of text.
    struct Leaf {
        std::uint32_t node = 0;  ///< Index of Query::nodes
        QueryNode::Field field = QueryNode::Field::Text;
        bool near = false;
        bool positive = false;       ///< Not below a NOT: it ranks and is lit
        std::uint32_t distance = 0;  ///< Of a NEAR
        std::vector<Piece> pieces;   ///< One, or the operands of a NEAR
    };

    /// The query need not outlive the matcher.
    explicit TextMatcher(const Query& query);
    TextMatcher(const TextMatcher&) = delete;
    TextMatcher& operator=(const TextMatcher&) = delete;

    [[nodiscard]] const std::vector<Leaf>& leaves() const { return leaves_; }
    /// The different words of all leaves.
    [[nodiscard]] const std::vector<WordPattern>& patterns() const { return patterns_; }

    /// How often a leaf occurs in a piece of text with these positions of each pattern, rising; a
    /// NEAR once or not at all. For engines that keep positions.
    [[nodiscard]] static std::uint32_t count(
        const Leaf& leaf, const std::vector<std::vector<std::uint32_t>>& positions);

    /// Reads `text` and fills `out`. Linear in the text, times the number of patterns with stars or
    /// edits.
    void match(std::string_view text, TextPart part, TextMatches& out) const;

 private:
    void add_leaf(const Query& query, std::uint32_t node, bool positive);
    [[nodiscard]] Piece make_piece(const QueryNode& node);
    [[nodiscard]] std::uint32_t pattern_index(const WordPattern& pattern);
    void find_words(std::string_view text, TextMatches& out) const;
    void match_leaf(std::uint32_t leaf, TextMatches& out) const;

    std::vector<Leaf> leaves_;
    std::vector<WordPattern> patterns_;
    std::unordered_map<std::string_view, std::uint32_t>
        exact_;  ///< Views patterns_, filled once that is complete.
    std::vector<std::uint32_t> inexact_;
};

/// True when a leaf of a field looks at a part.
[[nodiscard]] bool looks_at(QueryNode::Field field, TextPart part);

/// Which nodes ask for something rather than exclude it: reachable from the root without passing a
/// NOT. One a node.
[[nodiscard]] std::vector<bool> positive_nodes(const Query& query);

/// The patterns of a Term, Phrase, Prefix, Wildcard, Stem or Fuzzy.
[[nodiscard]] std::vector<WordPattern> patterns_of(const QueryNode& node);

}  // namespace reftel::search
