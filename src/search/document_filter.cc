// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/document_filter.h"

#include <algorithm>
#include <functional>
#include <span>

#include "base/text.h"
#include "search/matcher.h"
#include "search/query_fields.h"
#include "search/tokeniser.h"
#include "telegram/mrn.h"

namespace reftel::search {
namespace {

using Kind = QueryNode::Kind;
using Field = QueryNode::Field;

bool is_in_dates(const QueryNode& node, const std::optional<UtcTime>& time) {
    return time && (!node.from || *time >= *node.from) && (!node.until || *time < *node.until);
}

bool is_in_levels(const QueryNode& node, telegram::Level level) {
    return level != telegram::Level::None && level >= node.lowest && level <= node.highest;
}

bool has_mark(const QueryNode& node, const Document& document) {
    const auto is_wanted = [&](telegram::Level mark) { return is_in_levels(node, mark); };
    return std::ranges::any_of(document.paragraphs, is_wanted, &DocumentParagraph::mark) ||
           std::ranges::any_of(document.item_marks, is_wanted);
}

/// True when one of the codes is one of the values, in any case.
bool has_code(const std::vector<std::string>& codes, std::span<const std::string> values) {
    return std::ranges::any_of(values, [&](const std::string& value) {
        return std::ranges::any_of(
            codes, [&](const std::string& code) { return equals_fold(code, value); });
    });
}

/// True when an id is the wanted one; a wanted id that begins with a letter is without year and
/// fits any.
bool is_id(std::string_view wanted, std::string_view id) {
    if (!wanted.empty() && is_alpha(wanted.front()) && id.size() > 2 && is_digit(id[0]) &&
        is_digit(id[1]) && equals_fold(wanted, id.substr(2))) {
        return true;
    }
    return equals_fold(wanted, id);
}

bool has_id(const std::vector<std::string>& wanted, std::span<const std::string> ids) {
    return std::ranges::any_of(ids,
                               [&](const std::string& id) { return is_id(wanted.front(), id); });
}

bool has_addressee(const QueryNode& node, const std::vector<WordPattern>& row,
                   const std::vector<std::string>& addressees) {
    const std::string& canonical = node.words.front();
    return std::ranges::any_of(addressees, [&](const std::string& addressee) {
        return has_row(addressee, row) ||
               (!canonical.empty() && telegram::canonical_origin(addressee).canonical == canonical);
    });
}

bool has_caveat(const std::string& caveat, const Document& document) {
    return has_row(document.classification, row_of_caveat(caveat)) ||
           has_code({caveat}, document.captions);
}

/// The values of a field, to be held against a row of words or a pattern.
std::span<const std::string> values_of(Field field, const Document& document) {
    switch (field) {
        case Field::From:
            return {&document.origin, 1};
        case Field::To:
            return document.to;
        case Field::Info:
            return document.info;
        case Field::Tag:
            return document.tags;
        case Field::Caption:
            return document.captions;
        case Field::Ref:
            return document.references;
        case Field::CitedBy:
            return document.cited_by;
        case Field::Id:
            return {&document.id, 1};
        case Field::Signed:
            return document.signature;
        case Field::ClassifiedBy:
            return {&document.classified_by, 1};
        default:
            return {};
    }
}

}  // namespace

std::string_view cited_as(std::string_view id) {
    const std::size_t dash = id.rfind('-');
    if (dash == std::string_view::npos || dash + 1 == id.size() ||
        !std::ranges::all_of(id.substr(dash + 1), is_digit) ||
        !telegram::parse_canonical_mrn(id.substr(0, dash))) {
        return id;
    }
    return id.substr(0, dash);
}

bool is_code_field(Field field) {
    return field == Field::From || field == Field::Tag || field == Field::Caption ||
           field == Field::Ref || field == Field::CitedBy || field == Field::Id;
}

bool looks_at_no_text(const QueryNode& node) {
    const bool text = node.field == Field::Text || node.field == Field::Subject ||
                      node.field == Field::Summary || node.field == Field::Comment;
    const bool inner = node.kind == Kind::All || node.kind == Kind::And || node.kind == Kind::Or ||
                       node.kind == Kind::Not || node.kind == Kind::Near;
    return !text && !inner;
}

/// The row of words of a leaf: of a place, the words behind its canonical name.
std::vector<WordPattern> row_of(const QueryNode& node) {
    std::vector<WordPattern> out = patterns_of(node);
    if (node.kind == Kind::Code) {
        out.erase(out.begin());
    }
    return out;
}

std::vector<WordPattern> row_of_caveat(std::string_view caveat) {
    std::vector<WordPattern> out;
    TokenStream tokens(caveat);
    while (tokens.next()) {
        out.push_back(WordPattern::with_stars(tokens.word()));
    }
    return out;
}

bool has_row(std::string_view text, const std::vector<WordPattern>& row) {
    if (row.empty()) {
        return false;
    }
    std::vector<std::string> words;
    TokenStream tokens(text);
    while (tokens.next()) {
        words.emplace_back(tokens.word());
    }
    const auto matches = [](const std::string& word, const WordPattern& pattern) {
        return pattern.matches(word);
    };
    return std::search(words.begin(), words.end(), row.begin(), row.end(), matches) != words.end();
}

DocumentFilter::DocumentFilter(const Query& query) : query_(query) {
    for (std::uint32_t i = 0; i < query.nodes.size(); ++i) {
        if (looks_at_no_text(query.nodes[i])) {
            leaves_.push_back({i, row_of(query.nodes[i])});
        }
    }
}

bool DocumentFilter::code_holds(const Leaf& leaf, const Document& document) const {
    const QueryNode& node = query_.nodes[leaf.node];
    const std::string& word = node.words.front();
    switch (node.field) {
        case Field::From:
            return (!word.empty() && document.origin == word) ||
                   has_row(document.origin_name, leaf.row);
        case Field::To:
            return has_addressee(node, leaf.row, document.to);
        case Field::Info:
            return has_addressee(node, leaf.row, document.info);
        case Field::Tag:
            return has_code(node.words, document.tags);
        case Field::Caption:
            return has_code(node.words, document.captions);
        case Field::Class:
            return has_caveat(word, document);
        case Field::Precedence:
            return std::ranges::find(node.words, to_string(document.precedence)) !=
                   node.words.end();
        case Field::Ref:
            return has_id(node.words, document.references);
        case Field::CitedBy:
            return has_id(node.words, document.cited_by);
        case Field::Id:
            return is_id(word, document.id);
        case Field::Has:
        case Field::Is: {
            const Property* property =
                find_property(node.field == Field::Has ? has_properties() : is_properties(), word);
            return property != nullptr && property->holds(document);
        }
        default:
            return false;
    }
}

bool DocumentFilter::holds(const Leaf& leaf, const Document& document) const {
    const QueryNode& node = query_.nodes[leaf.node];
    switch (node.kind) {
        case Kind::DateRange:
            return is_in_dates(node, node.field == Field::Date ? document.date : document.released);
        case Kind::LevelRange:
            return node.field == Field::Class ? is_in_levels(node, document.level)
                                              : has_mark(node, document);
        case Kind::Code:
            return code_holds(leaf, document);
        default:
            return std::ranges::any_of(
                values_of(node.field, document), [&](const std::string& value) {
                    return is_code_field(node.field) ? leaf.row.front().matches(to_lower(value))
                                                     : has_row(value, leaf.row);
                });
    }
}

void DocumentFilter::decide(const Document& document, std::vector<std::uint8_t>& truth) const {
    for (const Leaf& leaf : leaves_) {
        truth[leaf.node] = holds(leaf, document) ? 1 : 0;
    }
}

void combine_truth(const Query& query, std::vector<std::uint8_t>& truth) {
    const auto holds = [&truth](std::uint32_t child) { return truth[child] != 0; };
    for (std::size_t i = 0; i < query.nodes.size(); ++i) {
        const QueryNode& node = query.nodes[i];
        if (node.kind == Kind::And) {
            truth[i] = std::ranges::all_of(node.children, holds) ? 1 : 0;
        } else if (node.kind == Kind::Or) {
            truth[i] = std::ranges::any_of(node.children, holds) ? 1 : 0;
        } else if (node.kind == Kind::Not) {
            truth[i] = holds(node.children.front()) ? 0 : 1;
        } else if (node.kind == Kind::All) {
            truth[i] = 1;
        }
    }
}

}  // namespace reftel::search
