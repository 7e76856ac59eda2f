// SPDX-License-Identifier: AGPL-3.0-or-later
//
// A query in plain words. Each node has a core ("the word oil") and a place ("in subject or
// text"); nodes of one place share it: "the word oil or the word gas, in subject or text". What is
// said are sayings (sayings.def); a Wording gives them words.

#include <algorithm>
#include <optional>
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
    std::optional<Saying> place;  // Absent: the core says all.
    bool composite = false;       // Needs brackets within another.
    bool is_part = false;         // The core is a thing that telegrams are with or without.
};

/// Where words or forms are looked for.
std::optional<Saying> place_of(Field field) {
    switch (field) {
        case Field::Text:
            return Saying::InText;
        case Field::Subject:
            return Saying::InSubject;
        case Field::Summary:
            return Saying::InSummary;
        case Field::Comment:
            return Saying::InComment;
        case Field::To:
            return Saying::InAction;
        case Field::Info:
            return Saying::InInfo;
        case Field::Signed:
            return Saying::InSignature;
        case Field::ClassifiedBy:
            return Saying::InClassifiedBy;
        default:
            return std::nullopt;
    }
}

std::string spaced(const std::vector<std::string>& words, std::size_t first = 0) {
    std::string out;
    for (std::size_t i = first; i < words.size(); ++i) {
        out.append(i == first ? "" : " ").append(words[i]);
    }
    return out;
}

std::string with_commas(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
        out.append(out.empty() ? "" : ", ").append(part);
    }
    return out;
}

/// What a pattern of a field of codes is held against; nothing for fields of words.
std::optional<Saying> code_noun(Field field) {
    switch (field) {
        case Field::From:
            return Saying::AnOrigin;
        case Field::Tag:
            return Saying::ATagsCode;
        case Field::Caption:
            return Saying::ACaption;
        case Field::Ref:
        case Field::CitedBy:
        case Field::Id:
            return Saying::AReference;
        default:
            return std::nullopt;
    }
}

/// Says nodes in one language.
class Explainer {
 public:
    Explainer(const Query& query, const Wording& wording) : query_(query), wording_(wording) {}

    [[nodiscard]] Phrasing phrasing_of(const QueryNode& node,
                                       const std::vector<Phrasing>& all) const;
    [[nodiscard]] std::string whole(const Phrasing& phrasing) const;

 private:
    template <typename... Names>
    [[nodiscard]] std::string say(Saying saying, const Names&... names) const {
        return wording_.say(Said{saying, {std::string(names)...}});
    }
    [[nodiscard]] std::string listed(std::vector<std::string> parts, Saying last) const;
    [[nodiscard]] std::string stars_core(const std::string& word) const;
    [[nodiscard]] std::string words_core(const QueryNode& node) const;
    [[nodiscard]] Phrasing code_pattern(const QueryNode& node) const;
    [[nodiscard]] std::string range(UtcTime from, UtcTime until) const;
    [[nodiscard]] std::string dates_core(const QueryNode& node) const;
    [[nodiscard]] Phrasing levels(const QueryNode& node) const;
    [[nodiscard]] std::string tags_core(const QueryNode& node) const;
    [[nodiscard]] Phrasing code(const QueryNode& node) const;
    [[nodiscard]] Phrasing property(const QueryNode& node) const;
    [[nodiscard]] Phrasing negated(const Phrasing& inner, bool words) const;
    [[nodiscard]] Phrasing combined(const QueryNode& node, const std::vector<Phrasing>& all) const;
    [[nodiscard]] Phrasing near(const QueryNode& node) const;

    const Query& query_;
    const Wording& wording_;
};

std::string Explainer::whole(const Phrasing& phrasing) const {
    const std::string core = phrasing.is_part ? say(Saying::With, phrasing.core) : phrasing.core;
    return phrasing.place ? say(Saying::InPlace, core, say(*phrasing.place)) : core;
}

/// `a, b or c`.
std::string Explainer::listed(std::vector<std::string> parts, Saying last) const {
    if (parts.size() < 2) {
        return with_commas(parts);
    }
    const std::string end = std::move(parts.back());
    parts.pop_back();
    return say(last, with_commas(parts), end);
}

std::string Explainer::stars_core(const std::string& word) const {
    const std::string_view inner = std::string_view(word).substr(1);
    const std::size_t second = inner.find('*');
    if (word.front() == '*' && second == std::string_view::npos) {
        return say(Saying::WordsEnding, inner);
    }
    if (word.front() == '*' && second + 1 == inner.size()) {
        return say(Saying::WordsContaining, inner.substr(0, second));
    }
    return say(Saying::WordsOfForm, word);
}

std::string Explainer::words_core(const QueryNode& node) const {
    const std::string& word = node.words.front();
    switch (node.kind) {
        case Kind::Term:
            return say(Saying::Word, word);
        case Kind::Phrase:
            return say(node.stemmed ? Saying::PhraseInForms : Saying::Phrase, spaced(node.words));
        case Kind::Prefix:
            return say(Saying::WordsBeginning, word);
        case Kind::Wildcard:
            return stars_core(word);
        case Kind::Stem:
            return say(Saying::EnglishForm, word);
        default:
            return say(node.distance == 1 ? Saying::OneLetterOff : Saying::TwoLettersOff, word);
    }
}

/// `tag:P*`, `from:astna~`.
Phrasing Explainer::code_pattern(const QueryNode& node) const {
    const std::string noun = say(code_noun(node.field).value_or(Saying::AReference));
    const std::string word = to_upper(node.words.front());
    Saying form = Saying::OfTheForm;
    if (node.kind == Kind::Prefix) {
        form = Saying::ThatBegins;
    } else if (node.kind == Kind::Fuzzy) {
        form = node.distance == 1 ? Saying::OneLetterFrom : Saying::TwoLettersFrom;
    }
    const std::string thing = say(form, noun, word);
    if (node.field == Field::Ref) {
        return {say(Saying::Citing, thing), {}};
    }
    if (node.field == Field::CitedBy) {
        return {say(Saying::CitedBy, thing), {}};
    }
    return {thing, {}, false, true};
}

std::string Explainer::range(UtcTime from, UtcTime until) const {
    const Date first = from.date();
    const UtcTime last{until.seconds - 1};
    const Date end = last.date();
    const bool whole_months = first.day == 1 && until.date().day == 1;
    if (whole_months && first.year == end.year && first.month == 1 && end.month == 12) {
        return say(Saying::InYear, std::to_string(first.year));
    }
    if (whole_months && first.year == end.year && first.month == end.month) {
        return say(Saying::InMonth, wording_.month(first.year, first.month));
    }
    if (first == end) {
        return say(Saying::OnDay, wording_.day(first));
    }
    return say(Saying::FromDayToDay, wording_.day(first), wording_.day(end));
}

std::string Explainer::dates_core(const QueryNode& node) const {
    const Saying verb = node.field == Field::Date ? Saying::Sent : Saying::Released;
    if (node.from && node.until) {
        return say(verb, range(*node.from, *node.until));
    }
    if (node.from) {
        return say(verb, say(Saying::OnDayOrLater, wording_.day(node.from->date())));
    }
    const Date before = node.until.value_or(UtcTime{}).date();
    return say(verb, say(Saying::BeforeDay, wording_.day(before)));
}

Phrasing Explainer::levels(const QueryNode& node) const {
    const std::string lowest(to_string(node.lowest));
    const std::string highest(to_string(node.highest));
    std::string which;
    if (node.lowest == node.highest) {
        which = lowest;
    } else if (node.lowest == telegram::Level::Unclassified) {
        which = say(Saying::OrLower, highest);
    } else if (node.highest == telegram::Level::TopSecret) {
        which = say(Saying::OrHigher, lowest);
    } else {
        which = say(Saying::OneToOther, lowest, highest);
    }
    if (node.field == Field::Class) {
        return {say(Saying::Classified, which), {}};
    }
    return {say(Saying::ParagraphMarked, which), {}, false, true};
}

std::string place_name(const QueryNode& node) {
    const telegram::OriginFact* fact = telegram::find_origin(node.words.front());
    if (fact != nullptr) {
        return std::string(fact->name) + " (" + std::string(fact->canonical) + ")";
    }
    return node.words.front().empty() ? to_upper(spaced(node.words, 1)) : node.words.front();
}

/// `China (mainland)` begins with `China`, `Nigeria` not with `Niger`.
bool begins_with_words(std::string_view name, std::string_view words) {
    return name.starts_with(words) && (name.size() == words.size() || name[words.size()] == ' ');
}

/// What a code meant. A country's code has gone to another country: `China or Switzerland`; a
/// longer name of one meaning, `China (mainland)`, is not told beside it.
std::vector<std::string> meanings_of_tag(std::string_view code) {
    std::vector<std::string> out;
    const telegram::TagFact* const latest = telegram::find_tag(code);
    if (latest == nullptr) {
        return out;
    }
    if (latest->kind == telegram::TagKind::Geo) {
        for (const telegram::TagFact& era : telegram::eras_of_tag(code)) {
            std::erase_if(out, [&](std::string_view other) {
                return begins_with_words(other, era.meaning) ||
                       begins_with_words(era.meaning, other);
            });
            out.emplace_back(era.meaning);
        }
    } else {
        out.emplace_back(latest->meaning);
    }
    return out;
}

std::string Explainer::tags_core(const QueryNode& node) const {
    std::vector<std::string> parts;
    for (const std::string& code : node.words) {
        if (parts.size() == kMaxListed) {
            break;
        }
        const std::string meaning = listed(meanings_of_tag(code), Saying::Or);
        parts.push_back(meaning.empty() ? code : code + " (" + meaning + ")");
    }
    if (node.words.size() > kMaxListed) {
        return say(Saying::TaggedOneOf, std::to_string(node.words.size()), with_commas(parts));
    }
    return say(Saying::Tagged, listed(std::move(parts), Saying::Or));
}

Phrasing Explainer::property(const QueryNode& node) const {
    const std::string& word = node.words.front();
    const Property* known =
        find_property(node.field == Field::Has ? has_properties() : is_properties(), word);
    return known == nullptr ? Phrasing{word, {}}
                            : Phrasing{say(known->meaning), {}, false, known->is_part};
}

Phrasing Explainer::code(const QueryNode& node) const {
    const std::string& word = node.words.front();
    switch (node.field) {
        case Field::From:
            return {say(Saying::SentBy, place_name(node)), {}};
        case Field::To:
            return {say(Saying::AddressedTo, place_name(node)), {}};
        case Field::Info:
            return {say(Saying::ForInformationTo, place_name(node)), {}};
        case Field::Tag:
            return {tags_core(node), {}};
        case Field::Class:
            return {say(Saying::Marked, word), {}};
        case Field::Caption:
            return {say(Saying::TheCaption, word), {}, false, true};
        case Field::Precedence:
            return {say(Saying::OfPrecedence, listed(node.words, Saying::Or)), {}};
        case Field::Ref:
            return {say(Saying::Citing, word), {}};
        case Field::CitedBy:
            return {say(Saying::CitedBy, word), {}};
        case Field::Id:
            return {say(Saying::TheTelegram, word), {}};
        case Field::Has:
        case Field::Is:
            return property(node);
        default:
            return {word, {}};
    }
}

Phrasing Explainer::negated(const Phrasing& inner, bool words) const {
    if (inner.composite) {
        return {say(Saying::NotThis, "(" + whole(inner) + ")"), {}};
    }
    const bool is_thing = words || inner.is_part;
    return {say(is_thing ? Saying::Without : Saying::NotThis, inner.core), inner.place};
}

Phrasing Explainer::combined(const QueryNode& node, const std::vector<Phrasing>& all) const {
    const std::optional<Saying> place = all[node.children.front()].place;
    const bool shared = std::ranges::all_of(
        node.children, [&](std::uint32_t child) { return all[child].place == place; });
    std::string out;
    for (const std::uint32_t child : node.children) {
        Phrasing part = all[child];
        const bool brackets = part.composite || (!shared && part.place);
        part.place = shared ? std::nullopt : part.place;
        const std::string words = brackets ? "(" + whole(part) + ")" : whole(part);
        out =
            out.empty() ? words : say(node.kind == Kind::Or ? Saying::Or : Saying::And, out, words);
    }
    return {std::move(out), shared ? place : std::nullopt, true};
}

Phrasing Explainer::near(const QueryNode& node) const {
    std::vector<std::string> parts;
    for (const std::uint32_t child : node.children) {
        parts.push_back(words_core(query_.nodes[child]));
    }
    return {say(node.distance == 1 ? Saying::WithinOneWord : Saying::WithinWords,
                listed(std::move(parts), Saying::And), std::to_string(node.distance)),
            place_of(node.field)};
}

Phrasing Explainer::phrasing_of(const QueryNode& node, const std::vector<Phrasing>& all) const {
    switch (node.kind) {
        case Kind::All:
            return {say(Saying::AllTelegrams), {}};
        case Kind::And:
        case Kind::Or:
            return combined(node, all);
        case Kind::Not: {
            const QueryNode& child = query_.nodes[node.children.front()];
            const bool words = child.kind >= Kind::Term && child.kind <= Kind::Fuzzy;
            return negated(all[node.children.front()], words && !code_noun(child.field));
        }
        case Kind::Near:
            return near(node);
        case Kind::DateRange:
            return {dates_core(node), {}};
        case Kind::LevelRange:
            return levels(node);
        case Kind::Code:
            return code(node);
        default:
            return code_noun(node.field) ? code_pattern(node)
                                         : Phrasing{words_core(node), place_of(node.field)};
    }
}

}  // namespace

std::string explain(const Query& query, std::uint32_t node, const Wording& wording) {
    // Nodes below the root in the order they were made: children before parents.
    std::vector<bool> wanted(node + 1, false);
    wanted[node] = true;
    for (std::uint32_t i = node + 1; i-- > 0;) {
        for (const std::uint32_t child : query.nodes[i].children) {
            wanted[child] = wanted[child] || wanted[i];
        }
    }
    const Explainer explainer(query, wording);
    std::vector<Phrasing> all(node + 1);
    for (std::uint32_t i = 0; i <= node; ++i) {
        if (wanted[i]) {
            all[i] = explainer.phrasing_of(query.nodes[i], all);
        }
    }
    return explainer.whole(all[node]);
}

}  // namespace reftel::search
