// SPDX-License-Identifier: AGPL-3.0-or-later
//
// How the value behind each field's colon becomes a node. Levels, precedences and dates:
// query_ranges.cc.

#include "search/query_values.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "search/index.h"
#include "search/limits.h"
#include "search/query_builder.h"
#include "search/query_lexer.h"
#include "search/tokeniser.h"
#include "search/word_pattern.h"
#include "telegram/facts.h"
#include "telegram/mrn.h"
#include "telegram/series_id.h"

namespace reftel::search {
namespace {

using Kind = QueryNode::Kind;
using Field = QueryNode::Field;

// --- Words ---

/// `word~en`: cuts the mark off.
bool take_stem_mark(const TypedValue& value, std::string_view& text) {
    if (value.stemmed) {
        return true;
    }
    if (value.quoted || text.size() <= kStemMark.size() ||
        !equals_fold(text.substr(text.size() - kStemMark.size()), kStemMark)) {
        return false;
    }
    text.remove_suffix(kStemMark.size());
    return true;
}

/// `word~`, `word~1`: cuts the mark off and gives the number of edits; 0 when there is none.
std::uint32_t take_fuzzy_mark(QueryBuilder& builder, const TypedValue& value,
                              std::string_view& text) {
    const std::size_t mark = text.rfind('~');
    const std::string_view digits = mark == std::string_view::npos ? "x" : text.substr(mark + 1);
    if (value.quoted || mark == 0 || !std::ranges::all_of(digits, is_digit)) {
        return 0;
    }
    text = text.substr(0, mark);
    if (digits.empty()) {
        constexpr std::size_t kShortWord = 5;
        return text.size() <= kShortWord ? 1 : 2;
    }
    const auto number = parse_number(digits);
    if (number && *number >= 1 && *number <= kMaxFuzzyDistance) {
        return *number;
    }
    builder.reread(value.at, {Saying::TildeLimit});
    return kMaxFuzzyDistance;
}

QueryNode word_node(const TypedValue& value, const std::string& word, std::uint32_t edits) {
    if (edits != 0) {
        QueryNode out = leaf_of(Kind::Fuzzy, value);
        out.words = {word};
        out.distance = edits;
        return out;
    }
    const WordPattern pattern = WordPattern::with_stars(word);
    Kind kind = Kind::Term;
    if (pattern.kind() != WordPattern::Kind::Exact) {
        kind = pattern.kind() == WordPattern::Kind::Prefix ? Kind::Prefix : Kind::Wildcard;
    }
    QueryNode out = leaf_of(kind, value);
    out.words = {pattern.text()};
    return out;
}

std::vector<std::string> words_of(std::string_view text, TokenStream::Stars stars) {
    std::vector<std::string> out;
    TokenStream tokens(text, stars);
    while (tokens.next()) {
        out.emplace_back(tokens.word());
    }
    return out;
}

MaybeNode read_words(QueryBuilder& builder, const TypedValue& value) {
    std::string_view text = value.text;
    const bool stemmed = take_stem_mark(value, text);
    std::uint32_t edits = stemmed ? 0 : take_fuzzy_mark(builder, value, text);
    std::vector<std::string> words = words_of(text, TokenStream::Stars::Keep);
    if (words.empty()) {
        builder.leave_out(value.at,
                          {text.find('*') == std::string_view::npos ? Saying::NoLetter
                                                                    : Saying::StarNeedsLetters});
        return std::nullopt;
    }
    const bool plain = words.size() == 1 && words.front().find('*') == std::string::npos;
    if (edits != 0 && !plain) {
        builder.reread(value.at, {Saying::TildeWithoutStar});
        edits = 0;
    }
    if (words.size() == 1) {
        QueryNode node = word_node(value, words.front(), edits);
        node.kind = stemmed && plain ? Kind::Stem : node.kind;
        return builder.add_leaf(std::move(node));
    }
    QueryNode phrase = leaf_of(Kind::Phrase, value);
    phrase.words = std::move(words);
    phrase.stemmed = stemmed;
    return builder.add_leaf(std::move(phrase));
}

// --- Codes ---

bool is_pattern(const TypedValue& value) {
    return !value.quoted && (value.text.find('*') != std::string_view::npos ||
                             value.text.find('~') != std::string_view::npos);
}

/// `tag:P*`, `from:us*`: held against the whole code in small letters.
MaybeNode read_code_pattern(QueryBuilder& builder, const TypedValue& value) {
    std::string_view text = value.text;
    const std::uint32_t edits = take_fuzzy_mark(builder, value, text);
    const std::string folded = to_lower(collapse_space(text.substr(0, kMaxWordBytes)));
    const bool stars = folded.find('*') != std::string::npos;
    if (folded.find_first_not_of('*') == std::string::npos || (edits != 0 && stars)) {
        builder.leave_out(value.at, {Saying::StarOrTilde});
        return std::nullopt;
    }
    return builder.add_leaf(word_node(value, folded, edits));
}

std::string code_of(const TypedValue& value) {
    return to_upper(collapse_space(value.text));
}

MaybeNode read_place(QueryBuilder& builder, const TypedValue& value) {
    const bool is_origin = value.field->field == Field::From;
    if (is_pattern(value)) {
        return is_origin ? read_code_pattern(builder, value) : read_words(builder, value);
    }
    const telegram::OriginName name = telegram::canonical_origin(value.text);
    std::vector<std::string> words = words_of(value.text, TokenStream::Stars::Separate);
    if (words.empty()) {
        builder.leave_out(value.at, {Saying::NoLetter});
        return std::nullopt;
    }
    if (is_origin && name.known) {
        words.clear();
    }
    words.insert(words.begin(), name.canonical);
    return add_codes(builder, value, std::move(words));
}

MaybeNode read_tag(QueryBuilder& builder, const TypedValue& value) {
    if (is_pattern(value)) {
        return read_code_pattern(builder, value);
    }
    std::string code = code_of(value);
    if (telegram::find_tag(code) == nullptr) {
        std::vector<std::string> codes = tags_meaning(value.text);
        if (!codes.empty()) {
            return add_codes(builder, value, std::move(codes));
        }
    }
    return add_codes(builder, value, {std::move(code)});
}

MaybeNode read_caption(QueryBuilder& builder, const TypedValue& value) {
    return is_pattern(value) ? read_code_pattern(builder, value)
                             : add_codes(builder, value, {code_of(value)});
}

MaybeNode read_reference(QueryBuilder& builder, const TypedValue& value) {
    if (is_pattern(value)) {
        return read_code_pattern(builder, value);
    }
    const auto mrn = telegram::parse_typed_mrn(value.text);
    if (!mrn) {
        const std::string upper = to_upper(collapse_space(value.text));
        const bool series = telegram::is_series_id(upper);
        return add_codes(builder, value, {series ? upper : collapse_space(value.text)});
    }
    return add_codes(
        builder, value,
        {mrn->year != 0 ? mrn->to_string() : mrn->origin + std::to_string(mrn->number)});
}

MaybeNode read_property(QueryBuilder& builder, const TypedValue& value,
                        std::span<const Property> table) {
    const Property* property = find_property(table, trim(value.text));
    if (property != nullptr) {
        return add_codes(builder, value, {std::string(property->name)});
    }
    std::vector<std::string_view> names;
    std::ranges::transform(table, std::back_inserter(names), &Property::name);
    const std::string field(value.field->name);
    const std::string_view near = nearest(trim(value.text), names);
    builder.leave_out(value.at, {Saying::DoesNotKnow, {field, std::string(trim(value.text))}},
                      near.empty() ? Said{Saying::KnowsSuch,
                                          {std::string(table[0].name), std::string(table[1].name)}}
                                   : Said{Saying::DidYouMean, {field + ":" + std::string(near)}});
    return std::nullopt;
}

MaybeNode read_sort(QueryBuilder& builder, const TypedValue& value) {
    const auto sort = parse_sort(to_lower(trim(value.text)));
    if (sort) {
        builder.query().sort = static_cast<std::uint8_t>(*sort);
        return std::nullopt;
    }
    constexpr std::array<std::string_view, 4> kOrders{"relevance", "newest", "oldest", "mrn"};
    const std::string_view near = nearest(trim(value.text), kOrders);
    builder.leave_out(value.at, {Saying::NoOrder, {std::string(trim(value.text))}},
                      near.empty() ? Said{Saying::KnownOrders}
                                   : Said{Saying::DidYouMean, {"sort:" + std::string(near)}});
    return std::nullopt;
}

}  // namespace

QueryNode leaf_of(QueryNode::Kind kind, const TypedValue& value) {
    QueryNode out;
    out.kind = kind;
    out.field = value.field == nullptr ? Field::Text : value.field->field;
    out.at = value.at;
    return out;
}

MaybeNode add_codes(QueryBuilder& builder, const TypedValue& value,
                    std::vector<std::string> codes) {
    QueryNode node = leaf_of(Kind::Code, value);
    node.words = std::move(codes);
    return builder.add_leaf(std::move(node));
}

MaybeNode read_value(QueryBuilder& builder, const TypedValue& value) {
    if (trim(value.text).empty()) {
        const std::string name(value.field == nullptr ? "" : value.field->name);
        const std::string example(value.field == nullptr ? "" : value.field->example);
        builder.leave_out(
            value.at,
            name.empty() ? Said{Saying::NothingInIt} : Said{Saying::NothingFollows, {name}},
            name.empty() ? Said{} : Said{Saying::BehindTheColon, {name + ":" + example}});
        return std::nullopt;
    }
    switch (value.field == nullptr ? ValueForm::Words : value.field->form) {
        case ValueForm::Words:
            return read_words(builder, value);
        case ValueForm::Place:
            return read_place(builder, value);
        case ValueForm::Tag:
            return read_tag(builder, value);
        case ValueForm::Class:
            return read_class(builder, value);
        case ValueForm::Mark:
            return read_mark(builder, value);
        case ValueForm::Caption:
            return read_caption(builder, value);
        case ValueForm::Precedence:
            return read_precedence(builder, value);
        case ValueForm::Date:
            return read_date(builder, value);
        case ValueForm::Reference:
            return read_reference(builder, value);
        case ValueForm::Has:
            return read_property(builder, value, has_properties());
        case ValueForm::Is:
            return read_property(builder, value, is_properties());
        case ValueForm::Sort:
            return read_sort(builder, value);
    }
    return std::nullopt;
}

}  // namespace reftel::search
