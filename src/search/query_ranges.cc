// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Values that lie on a scale: levels, precedences, dates.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "search/query_builder.h"
#include "search/query_values.h"

namespace reftel::search {
namespace {

using Kind = QueryNode::Kind;
using telegram::Level;
using telegram::Precedence;

/// Lowest and highest of a scale that a comparison admits. `top` is its last value; its first is 1,
/// 0 stands for not stated.
struct Bounds {
    int lowest = 0;
    int highest = 0;
};
Bounds bounds_of(Comparison::Op op, int value, int upper, int top) {
    switch (op) {
        case Comparison::Op::Equal:
            return {value, value};
        case Comparison::Op::Less:
            return {1, value - 1};
        case Comparison::Op::LessOrEqual:
            return {1, value};
        case Comparison::Op::Greater:
            return {value + 1, top};
        case Comparison::Op::GreaterOrEqual:
            return {value, top};
        case Comparison::Op::Range:
            return {value == 0 ? 1 : std::min(value, upper == 0 ? top : upper),
                    upper == 0 ? top : std::max(value, upper)};
    }
    return {};
}

constexpr std::array<std::string_view, 6> kLevelWords{"unclassified", "sensitive", "restricted",
                                                      "confidential", "secret",    "topsecret"};

/// The issue for a word that is no level.
void unknown_level(QueryBuilder& builder, const TypedValue& value, std::string_view word) {
    const std::string_view near = nearest(word, kLevelWords);
    builder.leave_out(
        value.at, {Saying::NoLevel, {std::string(word)}},
        near.empty()
            ? Said{Saying::KnownLevels}
            : Said{Saying::DidYouMean, {std::string(value.field->name) + ":" + std::string(near)}});
}

/// The node of a range of levels, `class:>=secret`; an issue when a word is no level or nothing can
/// be in the range.
MaybeNode add_levels(QueryBuilder& builder, const TypedValue& value, const Comparison& comparison) {
    for (const std::string_view word : {comparison.value, comparison.upper}) {
        if (!word.empty() && level_of_word(word) == Level::None) {
            unknown_level(builder, value, word);
            return std::nullopt;
        }
    }
    const Bounds bounds = bounds_of(
        comparison.op, static_cast<int>(level_of_word(comparison.value)),
        static_cast<int>(level_of_word(comparison.upper)), static_cast<int>(Level::TopSecret));
    const bool open = comparison.value.empty() && comparison.upper.empty();
    if (open || bounds.lowest > bounds.highest) {
        builder.leave_out(value.at, {open ? Saying::LevelMissing : Saying::LevelNowhere});
        return std::nullopt;
    }
    QueryNode node = leaf_of(Kind::LevelRange, value);
    node.lowest = static_cast<Level>(bounds.lowest);
    node.highest = static_cast<Level>(bounds.highest);
    return builder.add_leaf(std::move(node));
}

/// True for caveats that telegrams carry in their classification.
bool is_caveat(const std::string& word) {
    constexpr std::array<std::string_view, 8> kCaveats{"NOFORN",
                                                       "FOR OFFICIAL USE ONLY",
                                                       "ORCON",
                                                       "RELIDO",
                                                       "LIMITED OFFICIAL USE",
                                                       "EYES ONLY",
                                                       "RELEASABLE",
                                                       "PROPIN"};
    return std::ranges::find(kCaveats, word) != kCaveats.end() ||
           !telegram::meaning_of_caption(word).empty();
}

/// `class:secret//noforn`: the level and each caveat.
MaybeNode add_level_and_caveats(QueryBuilder& builder, const TypedValue& value,
                                const telegram::Classification& stated) {
    const MaybeNode level = add_levels(builder, value, {Comparison::Op::Equal, value.text, {}});
    // What makes a telegram Sensitive adds nothing to the level.
    const bool plain = stated.caveats.empty() || stated.level == Level::Sensitive;
    if (!level || plain) {
        return level;
    }
    return builder.add_inner(Kind::And,
                             {*level, *add_codes(builder, value, {stated.caveats.front()})});
}

}  // namespace

MaybeNode read_class(QueryBuilder& builder, const TypedValue& value) {
    const Comparison comparison = parse_comparison(value.text);
    if (comparison.op != Comparison::Op::Equal) {
        return add_levels(builder, value, comparison);
    }
    const auto stated = telegram::parse_classification(comparison.value);
    if (stated && stated->level != Level::None) {
        TypedValue bare = value;
        bare.text = comparison.value;
        return add_level_and_caveats(builder, bare, *stated);
    }
    const std::string word = to_upper(collapse_space(comparison.value));
    if (level_of_word(word) == Level::None && is_caveat(word)) {
        return add_codes(builder, value, {word});
    }
    return add_levels(builder, value, comparison);
}

MaybeNode read_mark(QueryBuilder& builder, const TypedValue& value) {
    return add_levels(builder, value, parse_comparison(value.text));
}

namespace {

/// By word, or by the letter of the wire (`O`).
Precedence precedence_of(std::string_view word) {
    return word.size() == 1 ? telegram::precedence_of_prosign(to_upper(word.front()))
                            : telegram::precedence_of_word(word);
}

}  // namespace

MaybeNode read_precedence(QueryBuilder& builder, const TypedValue& value) {
    const Comparison comparison = parse_comparison(value.text);
    for (const std::string_view word : {comparison.value, comparison.upper}) {
        if (!word.empty() && precedence_of(word) == Precedence::None) {
            builder.leave_out(value.at, {Saying::NoPrecedence, {std::string(word)}},
                              {Saying::KnownPrecedences});
            return std::nullopt;
        }
    }
    const Bounds bounds =
        bounds_of(comparison.op, static_cast<int>(precedence_of(comparison.value)),
                  static_cast<int>(precedence_of(comparison.upper)),
                  static_cast<int>(Precedence::EmergencyCommand));
    const bool open = comparison.value.empty() && comparison.upper.empty();
    if (open || bounds.lowest > bounds.highest) {
        builder.leave_out(value.at, {open ? Saying::PrecedenceMissing : Saying::PrecedenceNowhere});
        return std::nullopt;
    }
    std::vector<std::string> words;
    for (int each = bounds.lowest; each <= bounds.highest; ++each) {
        words.emplace_back(to_string(static_cast<Precedence>(each)));
    }
    return add_codes(builder, value, std::move(words));
}

namespace {

void set_bounds(QueryNode& node, Comparison::Op op, const Period& period) {
    const bool from_start = op == Comparison::Op::Equal || op == Comparison::Op::GreaterOrEqual;
    const bool to_end = op == Comparison::Op::Equal || op == Comparison::Op::LessOrEqual;
    if (from_start) {
        node.from = period.from;
    }
    if (op == Comparison::Op::Greater) {
        node.from = period.until;
    }
    if (to_end) {
        node.until = period.until;
    }
    if (op == Comparison::Op::Less) {
        node.until = period.from;
    }
}

MaybeNode bad_date(QueryBuilder& builder, const TypedValue& value, std::string_view word) {
    builder.leave_out(
        value.at,
        word.empty() ? Said{Saying::DateMissing} : Said{Saying::NoSuchDate, {std::string(word)}},
        {Saying::KnownDates});
    return std::nullopt;
}

MaybeNode read_date_range(QueryBuilder& builder, const TypedValue& value, const Comparison& range) {
    std::optional<Period> lower = parse_period(range.value);
    std::optional<Period> upper = parse_period(range.upper);
    if ((!lower && !range.value.empty()) || (!lower && !upper)) {
        return bad_date(builder, value, range.value);
    }
    if (!upper && !range.upper.empty()) {
        return bad_date(builder, value, range.upper);
    }
    if (lower && upper && upper->until <= lower->from) {
        builder.reread(value.at, {Saying::RangeTurned});
        std::swap(lower, upper);
    }
    QueryNode node = leaf_of(Kind::DateRange, value);
    if (lower) {
        node.from = lower->from;
    }
    if (upper) {
        node.until = upper->until;
    }
    return builder.add_leaf(std::move(node));
}

}  // namespace

MaybeNode read_date(QueryBuilder& builder, const TypedValue& value) {
    const Comparison comparison = parse_comparison(value.text);
    if (comparison.op == Comparison::Op::Range) {
        return read_date_range(builder, value, comparison);
    }
    const auto period = parse_period(comparison.value);
    if (!period) {
        return bad_date(builder, value, comparison.value);
    }
    QueryNode node = leaf_of(Kind::DateRange, value);
    set_bounds(node, comparison.op, *period);
    return builder.add_leaf(std::move(node));
}

}  // namespace reftel::search
