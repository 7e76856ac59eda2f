// SPDX-License-Identifier: AGPL-3.0-or-later
//
// A query in plain English. Each node has a core ("the word oil") and a place ("in subject or
// text"); nodes of one place share it: "the word oil or the word gas, in subject or text".

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "search/query.h"
#include "search/query_fields.h"
#include "telegram/facts.h"

namespace reftel::search {
namespace {

using Kind = QueryNode::Kind;
using Field = QueryNode::Field;

/// More codes than this are counted, not listed.
constexpr std::size_t kMaxListed = 4;

struct Phrasing {
    std::string core;
    std::string_view place;  // Empty: the core says all.
    bool composite = false;  // Needs brackets within another.
};

std::string whole(const Phrasing& phrasing) {
    return phrasing.place.empty() ? phrasing.core
                                  : phrasing.core + ", " + std::string(phrasing.place);
}

/// Where words or forms are looked for.
std::string_view place_of(Field field) {
    switch (field) {
        case Field::Text:
            return "in subject or text";
        case Field::Subject:
            return "in the subject";
        case Field::Summary:
            return "in the summary";
        case Field::Comment:
            return "in a comment";
        case Field::To:
            return "in an action addressee";
        case Field::Info:
            return "in an info addressee";
        case Field::Signed:
            return "in the signature";
        case Field::ClassifiedBy:
            return "in the line that says who classified it";
        default:
            return "";
    }
}

std::string spaced(const std::vector<std::string>& words, std::size_t first = 0) {
    std::string out;
    for (std::size_t i = first; i < words.size(); ++i) {
        out.append(i == first ? "" : " ").append(words[i]);
    }
    return out;
}

/// `a, b or c`.
std::string listed(const std::vector<std::string>& parts, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i != 0) {
            out.append(i + 1 == parts.size() ? last : ", ");
        }
        out.append(parts[i]);
    }
    return out;
}

std::string stars_core(const std::string& word) {
    const std::string_view inner = std::string_view(word).substr(1);
    const std::size_t second = inner.find('*');
    if (word.front() == '*' && second == std::string_view::npos) {
        return "words that end in " + std::string(inner);
    }
    if (word.front() == '*' && second + 1 == inner.size()) {
        return "words that contain " + std::string(inner.substr(0, second));
    }
    return "words of the form " + word;
}

std::string words_core(const QueryNode& node) {
    switch (node.kind) {
        case Kind::Term:
            return "the word " + node.words.front();
        case Kind::Phrase:
            return (node.stemmed ? "the phrase, in any form of its words, " : "the phrase ") +
                   spaced(node.words);
        case Kind::Prefix:
            return "words that begin with " + node.words.front();
        case Kind::Wildcard:
            return stars_core(node.words.front());
        case Kind::Stem:
            return "a form of the English word " + node.words.front();
        default:
            return node.distance == 1
                       ? node.words.front() + " or a word one letter different"
                       : node.words.front() + " or a word up to two letters different";
    }
}

/// What a pattern of a field of codes is held against; empty for fields of words.
std::string_view code_noun(Field field) {
    switch (field) {
        case Field::From:
            return "with an origin";
        case Field::Tag:
            return "with a TAGS code";
        case Field::Caption:
            return "with a caption";
        case Field::Ref:
            return "citing a reference number";
        case Field::CitedBy:
            return "cited by a reference number";
        case Field::Id:
            return "with a reference number";
        default:
            return "";
    }
}

/// `tag:P*`, `from:astna~`.
std::string code_pattern_core(const QueryNode& node) {
    const std::string noun(code_noun(node.field));
    const std::string word = to_upper(node.words.front());
    switch (node.kind) {
        case Kind::Prefix:
            return noun + " that begins with " + word;
        case Kind::Fuzzy:
            return noun +
                   (node.distance == 1 ? " at most one letter different from "
                                       : " at most two letters different from ") +
                   word;
        default:
            return noun + " of the form " + word;
    }
}

std::string day_text(UtcTime time) {
    const Date date = time.date();
    return std::to_string(date.day) + " " + std::string(month_name(date.month)) + " " +
           std::to_string(date.year);
}

std::string range_text(UtcTime from, UtcTime until) {
    const Date first = from.date();
    const UtcTime last{until.seconds - 1};
    const Date end = last.date();
    const bool whole_months = first.day == 1 && until.date().day == 1;
    if (whole_months && first.year == end.year && first.month == 1 && end.month == 12) {
        return " in " + std::to_string(first.year);
    }
    if (whole_months && first.year == end.year && first.month == end.month) {
        return " in " + std::string(month_name(first.month)) + " " + std::to_string(first.year);
    }
    if (first == end) {
        return " on " + day_text(from);
    }
    return " from " + day_text(from) + " to " + day_text(last);
}

std::string dates_core(const QueryNode& node) {
    const std::string verb = node.field == Field::Date ? "sent" : "released";
    if (node.from && node.until) {
        return verb + range_text(*node.from, *node.until);
    }
    return node.from ? verb + " on " + day_text(*node.from) + " or later"
                     : verb + " before " + day_text(node.until.value_or(UtcTime{}));
}

std::string levels_core(const QueryNode& node) {
    const std::string verb =
        node.field == Field::Class ? "classified " : "with a paragraph marked ";
    const std::string lowest(to_string(node.lowest));
    const std::string highest(to_string(node.highest));
    if (node.lowest == node.highest) {
        return verb + lowest;
    }
    if (node.lowest == telegram::Level::Unclassified) {
        return verb + highest + " or lower";
    }
    return node.highest == telegram::Level::TopSecret ? verb + lowest + " or higher"
                                                      : verb + lowest + " to " + highest;
}

std::string place_name(const QueryNode& node) {
    const telegram::OriginFact* fact = telegram::find_origin(node.words.front());
    if (fact != nullptr) {
        return std::string(fact->name) + " (" + std::string(fact->canonical) + ")";
    }
    return node.words.front().empty() ? to_upper(spaced(node.words, 1)) : node.words.front();
}

std::string tags_core(const QueryNode& node) {
    std::vector<std::string> parts;
    for (const std::string& code : node.words) {
        if (parts.size() == kMaxListed) {
            break;
        }
        const telegram::TagFact* fact = telegram::find_tag(code);
        parts.push_back(fact == nullptr ? code : code + " (" + std::string(fact->meaning) + ")");
    }
    if (node.words.size() > kMaxListed) {
        return "tagged with one of " + std::to_string(node.words.size()) +
               " codes: " + listed(parts, ", ") + " and others";
    }
    return "tagged " + listed(parts, " or ");
}

std::string code_core(const QueryNode& node) {
    const std::string& word = node.words.front();
    switch (node.field) {
        case Field::From:
            return "sent by " + place_name(node);
        case Field::To:
            return "addressed to " + place_name(node);
        case Field::Info:
            return "addressed for information to " + place_name(node);
        case Field::Tag:
            return tags_core(node);
        case Field::Class:
            return "marked " + word;
        case Field::Caption:
            return "with the caption " + word;
        case Field::Precedence:
            return "of precedence " + listed(node.words, " or ");
        case Field::Ref:
            return "citing " + word;
        case Field::CitedBy:
            return "cited by " + word;
        case Field::Id:
            return "telegram " + word;
        case Field::Has:
        case Field::Is: {
            const Property* property =
                find_property(node.field == Field::Has ? has_properties() : is_properties(), word);
            return property == nullptr ? word : std::string(property->meaning);
        }
        default:
            return word;
    }
}

Phrasing negated(const Phrasing& inner, bool words) {
    constexpr std::string_view kWith = "with ";
    if (inner.composite) {
        return {"not (" + whole(inner) + ")", {}, false};
    }
    if (words) {
        return {"without " + inner.core, inner.place, false};
    }
    if (inner.core.starts_with(kWith)) {
        return {"without " + inner.core.substr(kWith.size()), inner.place, false};
    }
    return {"not " + inner.core, inner.place, false};
}

Phrasing combined(const QueryNode& node, const std::vector<Phrasing>& all) {
    const std::string_view place = all[node.children.front()].place;
    const bool shared = std::ranges::all_of(
        node.children, [&](std::uint32_t child) { return all[child].place == place; });
    std::string out;
    for (const std::uint32_t child : node.children) {
        if (!out.empty()) {
            out += node.kind == Kind::Or ? " or " : " and ";
        }
        const std::string part = shared ? all[child].core : whole(all[child]);
        const bool brackets = all[child].composite || (!shared && !all[child].place.empty());
        out += brackets ? "(" + part + ")" : part;
    }
    return {std::move(out), shared ? place : std::string_view{}, true};
}

Phrasing near_phrasing(const QueryNode& node, const Query& query) {
    std::vector<std::string> parts;
    for (const std::uint32_t child : node.children) {
        parts.push_back(words_core(query.nodes[child]));
    }
    return {listed(parts, " and ") + " within " + std::to_string(node.distance) +
                (node.distance == 1 ? " word" : " words") + " of each other",
            place_of(node.field), false};
}

Phrasing phrasing_of(const Query& query, const QueryNode& node, const std::vector<Phrasing>& all) {
    switch (node.kind) {
        case Kind::All:
            return {"all telegrams", {}, false};
        case Kind::And:
        case Kind::Or:
            return combined(node, all);
        case Kind::Not: {
            const QueryNode& child = query.nodes[node.children.front()];
            const bool words = child.kind >= Kind::Term && child.kind <= Kind::Fuzzy;
            return negated(all[node.children.front()], words && code_noun(child.field).empty());
        }
        case Kind::Near:
            return near_phrasing(node, query);
        case Kind::DateRange:
            return {dates_core(node), {}, false};
        case Kind::LevelRange:
            return {levels_core(node), {}, false};
        case Kind::Code:
            return {code_core(node), {}, false};
        default:
            return code_noun(node.field).empty()
                       ? Phrasing{words_core(node), place_of(node.field), false}
                       : Phrasing{code_pattern_core(node), {}, false};
    }
}

}  // namespace

std::string explain(const Query& query, std::uint32_t node) {
    // Nodes below the root in the order they were made: children before parents.
    std::vector<bool> wanted(node + 1, false);
    wanted[node] = true;
    for (std::uint32_t i = node + 1; i-- > 0;) {
        for (const std::uint32_t child : query.nodes[i].children) {
            wanted[child] = wanted[child] || wanted[i];
        }
    }
    std::vector<Phrasing> all(node + 1);
    for (std::uint32_t i = 0; i <= node; ++i) {
        if (wanted[i]) {
            all[i] = phrasing_of(query, query.nodes[i], all);
        }
    }
    return whole(all[node]);
}

}  // namespace reftel::search
