// SPDX-License-Identifier: AGPL-3.0-or-later
//
// A piece of text is cut into words once; each word is held against the different patterns of the
// query (a table for plain words, one by one for those with stars or edits), which gives for each
// pattern the rising list of its positions. Phrases and NEARs are worked out on these lists.
//
// NEAR with operands A, B, ...: one occurrence of each so that the latest begins at most `distance`
// words after the earliest ends. Every occurrence that is in such a choice is lit. Choices are
// found from their earliest end: with that occurrence as anchor, each other operand needs an
// occurrence that does not end before the anchor's end and begins at most `distance` after it.

#include "search/matcher.h"

#include <algorithm>
#include <array>

#include "search/tokeniser.h"

namespace reftel::search {
namespace {

using Kind = QueryNode::Kind;
using Field = QueryNode::Field;

bool is_words(Kind kind) {
    return kind == Kind::Term || kind == Kind::Phrase || kind == Kind::Prefix ||
           kind == Kind::Wildcard || kind == Kind::Stem || kind == Kind::Fuzzy;
}

bool is_text_field(Field field) {
    return field == Field::Text || field == Field::Subject || field == Field::Summary ||
           field == Field::Comment;
}

using Positions = std::vector<std::uint32_t>;

/// Where a row of words begins.
Positions begins_of(const TextMatcher::Piece& piece, const std::vector<Positions>& all) {
    Positions out = all[piece.front()];
    for (std::uint32_t i = 1; i < piece.size() && !out.empty(); ++i) {
        const Positions& next = all[piece[i]];
        auto there = next.begin();
        std::erase_if(out, [&](std::uint32_t begin) {
            there = std::lower_bound(there, next.end(), begin + i);
            return there == next.end() || *there != begin + i;
        });
    }
    return out;
}

/// Occurrences of one operand of a NEAR, all of one length.
struct Operand {
    Positions begins;
    std::uint32_t length = 1;
    std::vector<bool> takes_part;

    /// Index of the first occurrence that ends at or after word `last`.
    [[nodiscard]] std::size_t first_ending_at(std::uint32_t last) const {
        const std::uint32_t least = last + 1 >= length ? last + 1 - length : 0;
        return static_cast<std::size_t>(std::ranges::lower_bound(begins, least) - begins.begin());
    }
    /// Index past the last occurrence that begins at or before `latest`.
    [[nodiscard]] std::size_t end_beginning_by(std::uint32_t latest) const {
        return static_cast<std::size_t>(std::ranges::upper_bound(begins, latest) - begins.begin());
    }
};

/// Marks what takes part in choices whose earliest end is the occurrence `anchor` of operand
/// `mine`. `marked` remembers per operand how far occurrences are marked already: windows of rising
/// anchors overlap, and each is marked once.
void mark_window(std::vector<Operand>& operands, std::size_t mine, std::size_t anchor,
                 std::uint32_t distance, std::vector<std::size_t>& marked) {
    const std::uint32_t last = operands[mine].begins[anchor] + operands[mine].length - 1;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (i != mine &&
            operands[i].first_ending_at(last) >= operands[i].end_beginning_by(last + distance)) {
            return;
        }
    }
    operands[mine].takes_part[anchor] = true;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (i == mine) {
            continue;
        }
        const std::size_t end = operands[i].end_beginning_by(last + distance);
        for (std::size_t k = std::max(marked[i], operands[i].first_ending_at(last)); k < end; ++k) {
            operands[i].takes_part[k] = true;
        }
        marked[i] = std::max(marked[i], end);
    }
}

void mark_near(std::vector<Operand>& operands, std::uint32_t distance) {
    for (std::size_t mine = 0; mine < operands.size(); ++mine) {
        std::vector<std::size_t> marked(operands.size(), 0);
        for (std::size_t anchor = 0; anchor < operands[mine].begins.size(); ++anchor) {
            mark_window(operands, mine, anchor, distance, marked);
        }
    }
}

/// The operands of a leaf with their occurrences that match; none when one has no occurrence.
std::vector<Operand> find_operands(const TextMatcher::Leaf& leaf,
                                   const std::vector<Positions>& positions) {
    std::vector<Operand> out;
    for (const TextMatcher::Piece& piece : leaf.pieces) {
        Operand operand{begins_of(piece, positions), static_cast<std::uint32_t>(piece.size()), {}};
        if (operand.begins.empty()) {
            return {};
        }
        operand.takes_part.assign(operand.begins.size(), !leaf.near);
        out.push_back(std::move(operand));
    }
    if (leaf.near) {
        mark_near(out, leaf.distance);
    }
    return out;
}

}  // namespace

TextPart part_of(telegram::Paragraph::Kind kind) {
    switch (kind) {
        case telegram::Paragraph::Kind::Summary:
            return TextPart::Summary;
        case telegram::Paragraph::Kind::Comment:
            return TextPart::Comment;
        default:
            return TextPart::Text;
    }
}

bool looks_at(Field field, TextPart part) {
    switch (field) {
        case Field::Text:
            return true;
        case Field::Subject:
            return part == TextPart::Subject;
        case Field::Summary:
            return part == TextPart::Summary;
        case Field::Comment:
            return part == TextPart::Comment;
        default:
            return false;
    }
}

std::vector<bool> positive_nodes(const Query& query) {
    std::vector<bool> out(query.nodes.size(), false);
    if (out.empty()) {
        return out;
    }
    out.back() = true;
    for (std::size_t i = query.nodes.size(); i-- > 0;) {
        const QueryNode& node = query.nodes[i];
        for (const std::uint32_t child : node.children) {
            out[child] = out[i] && node.kind != Kind::Not;
        }
    }
    return out;
}

std::vector<WordPattern> patterns_of(const QueryNode& node) {
    std::vector<WordPattern> out;
    for (const std::string& word : node.words) {
        if (node.kind == Kind::Fuzzy) {
            out.push_back(WordPattern::fuzzy(word, node.distance));
        } else if (node.kind == Kind::Stem ||
                   (node.stemmed && word.find('*') == std::string::npos)) {
            out.push_back(WordPattern::same_stem(word));
        } else {
            out.push_back(WordPattern::with_stars(node.kind == Kind::Prefix ? word + "*" : word));
        }
    }
    return out;
}

TextMatcher::TextMatcher(const Query& query) {
    const std::vector<bool> positive = positive_nodes(query);
    std::vector<bool> inside_near(query.nodes.size(), false);
    for (const QueryNode& node : query.nodes) {
        for (const std::uint32_t child : node.children) {
            inside_near[child] = node.kind == Kind::Near;
        }
    }
    for (std::uint32_t i = 0; i < query.nodes.size(); ++i) {
        const QueryNode& node = query.nodes[i];
        const bool leaf =
            (is_words(node.kind) || node.kind == Kind::Near) && is_text_field(node.field);
        if (leaf && !inside_near[i]) {
            add_leaf(query, i, positive[i]);
        }
    }
    for (std::uint32_t i = 0; i < patterns_.size(); ++i) {
        if (patterns_[i].kind() == WordPattern::Kind::Exact) {
            exact_.emplace(patterns_[i].text(), i);
        } else {
            inexact_.push_back(i);
        }
    }
}

std::uint32_t TextMatcher::pattern_index(const WordPattern& pattern) {
    const auto found = std::ranges::find(patterns_, pattern);
    if (found == patterns_.end()) {
        patterns_.push_back(pattern);
        return static_cast<std::uint32_t>(patterns_.size() - 1);
    }
    return static_cast<std::uint32_t>(found - patterns_.begin());
}

TextMatcher::Piece TextMatcher::make_piece(const QueryNode& node) {
    Piece out;
    for (const WordPattern& pattern : patterns_of(node)) {
        out.push_back(pattern_index(pattern));
    }
    return out;
}

void TextMatcher::add_leaf(const Query& query, std::uint32_t node, bool positive) {
    const QueryNode& source = query.nodes[node];
    Leaf leaf;
    leaf.node = node;
    leaf.field = source.field;
    leaf.near = source.kind == Kind::Near;
    leaf.positive = positive;
    leaf.distance = source.distance;
    if (leaf.near) {
        for (const std::uint32_t child : source.children) {
            leaf.pieces.push_back(make_piece(query.nodes[child]));
        }
    } else {
        leaf.pieces.push_back(make_piece(source));
    }
    leaves_.push_back(std::move(leaf));
}

void TextMatcher::find_words(std::string_view text, TextMatches& out) const {
    out.spans.clear();
    out.positions.resize(patterns_.size());
    for (Positions& list : out.positions) {
        list.clear();
    }
    TokenStream tokens(text);
    while (tokens.next()) {
        const auto position = static_cast<std::uint32_t>(out.spans.size());
        out.spans.push_back(tokens.at());
        const auto exact = exact_.find(tokens.word());
        if (exact != exact_.end()) {
            out.positions[exact->second].push_back(position);
        }
        for (const std::uint32_t index : inexact_) {
            if (patterns_[index].matches(tokens.word())) {
                out.positions[index].push_back(position);
            }
        }
    }
    out.words = static_cast<std::uint32_t>(out.spans.size());
    out.patterns.assign(patterns_.size(), false);
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
        out.patterns[i] = !out.positions[i].empty();
    }
}

std::uint32_t TextMatcher::count(const Leaf& leaf,
                                 const std::vector<std::vector<std::uint32_t>>& positions) {
    std::uint32_t count = 0;
    for (const Operand& operand : find_operands(leaf, positions)) {
        count += static_cast<std::uint32_t>(std::ranges::count(operand.takes_part, true));
    }
    return leaf.near ? std::min<std::uint32_t>(count, 1) : count;
}

void TextMatcher::match_leaf(std::uint32_t index, TextMatches& out) const {
    const Leaf& leaf = leaves_[index];
    std::uint32_t count = 0;
    for (const Operand& operand : find_operands(leaf, out.positions)) {
        for (std::size_t i = 0; i < operand.begins.size(); ++i) {
            if (!operand.takes_part[i]) {
                continue;
            }
            ++count;
            for (std::uint32_t k = 0; leaf.positive && k < operand.length; ++k) {
                out.lit.push_back({out.spans[operand.begins[i] + k], index});
            }
        }
    }
    out.counts[index] = leaf.near ? std::min<std::uint32_t>(count, 1) : count;
}

void TextMatcher::match(std::string_view text, TextPart part, TextMatches& out) const {
    find_words(text, out);
    out.counts.assign(leaves_.size(), 0);
    out.lit.clear();
    for (std::uint32_t i = 0; i < leaves_.size(); ++i) {
        if (looks_at(leaves_[i].field, part)) {
            match_leaf(i, out);
        }
    }
    const auto by_place = [](const TextMatches::Lit& a, const TextMatches::Lit& b) {
        return a.at.begin != b.at.begin ? a.at.begin < b.at.begin : a.leaf < b.leaf;
    };
    std::ranges::sort(out.lit, by_place);
    out.lit.erase(std::unique(out.lit.begin(), out.lit.end()), out.lit.end());
}

}  // namespace reftel::search
