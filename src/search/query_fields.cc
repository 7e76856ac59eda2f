// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/query_fields.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "search/word_pattern.h"

namespace reftel::search {
namespace {

using Field = QueryNode::Field;

constexpr std::array kFields{
    FieldName{"subject", Field::Subject, ValueForm::Words, "oil"},
    FieldName{"summary", Field::Summary, ValueForm::Words, "oil"},
    FieldName{"comment", Field::Comment, ValueForm::Words, "oil"},
    FieldName{"from", Field::From, ValueForm::Place, "astana"},
    FieldName{"to", Field::To, ValueForm::Place, "secstate"},
    FieldName{"info", Field::Info, ValueForm::Place, "moscow"},
    FieldName{"tag", Field::Tag, ValueForm::Tag, "PHUM"},
    FieldName{"class", Field::Class, ValueForm::Class, "secret"},
    FieldName{"mark", Field::Mark, ValueForm::Mark, "secret"},
    FieldName{"caption", Field::Caption, ValueForm::Caption, "sipdis"},
    FieldName{"precedence", Field::Precedence, ValueForm::Precedence, "immediate"},
    FieldName{"date", Field::Date, ValueForm::Date, "2009-03"},
    FieldName{"released", Field::Released, ValueForm::Date, "2011"},
    FieldName{"ref", Field::Ref, ValueForm::Reference, "09ASTANA436"},
    FieldName{"citedby", Field::CitedBy, ValueForm::Reference, "09ASTANA436"},
    FieldName{"id", Field::Id, ValueForm::Reference, "09ASTANA436"},
    FieldName{"signed", Field::Signed, ValueForm::Words, "smith"},
    FieldName{"classifiedby", Field::ClassifiedBy, ValueForm::Words, "smith"},
    FieldName{"has", Field::Has, ValueForm::Has, "summary"},
    FieldName{"is", Field::Is, ValueForm::Is, "partial"},
    FieldName{"sort", Field::Text, ValueForm::Sort, "newest"},
};

// What people type by habit.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kAliases{{
    {"origin", "from"},
    {"action", "to"},
    {"tags", "tag"},
    {"classification", "class"},
    {"captions", "caption"},
    {"refs", "ref"},
    {"cites", "ref"},
    {"signature", "signed"},
    {"marked", "mark"},
    {"title", "subject"},
}};

bool has_kind(const Document& document, telegram::Paragraph::Kind kind) {
    return std::ranges::any_of(document.paragraphs,
                               [kind](const DocumentParagraph& p) { return p.kind == kind; });
}

using Kind = telegram::Paragraph::Kind;
constexpr std::array kHas{
    Property{"summary", Saying::HasSummary, true,
             [](const Document& d) { return has_kind(d, Kind::Summary); }},
    Property{"comment", Saying::HasComment, true,
             [](const Document& d) { return has_kind(d, Kind::Comment); }},
    Property{"action", Saying::HasAction, true,
             [](const Document& d) { return has_kind(d, Kind::ActionRequest); }},
    Property{"quote", Saying::HasQuote, true,
             [](const Document& d) { return has_kind(d, Kind::Quoted); }},
    Property{"table", Saying::HasTable, true,
             [](const Document& d) { return has_kind(d, Kind::Table); }},
    Property{"heading", Saying::HasHeading, true,
             [](const Document& d) { return has_kind(d, Kind::Heading); }},
    Property{"mark", Saying::HasMark, true,
             [](const Document& d) {
                 return !d.item_marks.empty() ||
                        std::ranges::any_of(d.paragraphs, [](const DocumentParagraph& p) {
                            return p.mark != telegram::Level::None;
                        });
             }},
    Property{"subject", Saying::HasSubject, true,
             [](const Document& d) { return !d.subject.empty(); }},
    Property{"text", Saying::HasText, true,
             [](const Document& d) { return !d.paragraphs.empty(); }},
    Property{"tag", Saying::HasTag, true, [](const Document& d) { return !d.tags.empty(); }},
    Property{"caption", Saying::ACaption, true,
             [](const Document& d) { return !d.captions.empty(); }},
    Property{"class", Saying::HasClass, true,
             [](const Document& d) { return d.level != telegram::Level::None; }},
    Property{"precedence", Saying::HasPrecedence, true,
             [](const Document& d) { return d.precedence != telegram::Precedence::None; }},
    Property{"date", Saying::HasDate, true, [](const Document& d) { return d.date.has_value(); }},
    Property{"released", Saying::HasReleased, true,
             [](const Document& d) { return d.released.has_value(); }},
    Property{"from", Saying::HasFrom, true, [](const Document& d) { return !d.origin.empty(); }},
    Property{"to", Saying::HasTo, true, [](const Document& d) { return !d.to.empty(); }},
    Property{"info", Saying::HasInfo, true, [](const Document& d) { return !d.info.empty(); }},
    Property{"ref", Saying::HasRef, false, [](const Document& d) { return !d.references.empty(); }},
    Property{"citedby", Saying::HasCitedBy, false,
             [](const Document& d) { return !d.cited_by.empty(); }},
    Property{"signature", Saying::HasSignature, true,
             [](const Document& d) { return !d.signature.empty(); }},
    Property{"classifiedby", Saying::HasClassifiedBy, true,
             [](const Document& d) { return !d.classified_by.empty(); }},
};
constexpr std::array kIs{
    Property{"partial", Saying::IsPartial, false, [](const Document& d) { return d.partial; }},
    Property{"complete", Saying::IsComplete, false, [](const Document& d) { return !d.partial; }},
    Property{"cited", Saying::HasCitedBy, false,
             [](const Document& d) { return !d.cited_by.empty(); }},
    Property{"released", Saying::HasReleased, true,
             [](const Document& d) { return d.released.has_value(); }},
    Property{"undated", Saying::IsUndated, false,
             [](const Document& d) { return !d.date.has_value(); }},
};

struct Portion {
    std::string_view mark;
    telegram::Level level;
};
constexpr std::array kPortions{
    Portion{"U", telegram::Level::Unclassified}, Portion{"SBU", telegram::Level::Sensitive},
    Portion{"R", telegram::Level::Restricted},   Portion{"C", telegram::Level::Confidential},
    Portion{"S", telegram::Level::Secret},       Portion{"TS", telegram::Level::TopSecret},
};

/// A number of one of the given widths at the front, taken off; nothing when there is none.
std::optional<unsigned> take_number(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t size = 0;
    while (size < text.size() && is_digit(text[size])) {
        ++size;
    }
    if (size < least || size > most) {
        return std::nullopt;
    }
    const auto out = parse_number(text.substr(0, size));
    text.remove_prefix(size);
    return out;
}

bool take_dash(std::string_view& text) {
    if (text.empty() || (text.front() != '-' && text.front() != '/')) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::span<const FieldName> all_fields() {
    return kFields;
}

const FieldName* find_field(std::string_view name) {
    for (const auto& [alias, stands_for] : kAliases) {
        if (equals_fold(name, alias)) {
            name = stands_for;
            break;
        }
    }
    const auto found = std::ranges::find_if(
        kFields, [&](const FieldName& f) { return equals_fold(f.name, name); });
    return found == kFields.end() ? nullptr : &*found;
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string folded = to_lower(word);
    std::uint32_t limit = word.size() <= 4 ? 1 : 2;
    std::string_view best;
    for (const std::string_view candidate : candidates) {
        const std::uint32_t distance = edit_distance(folded, to_lower(candidate), limit);
        if (distance <= limit && (best.empty() || distance < limit)) {
            best = candidate;
            limit = distance;
        }
    }
    return best;
}

std::string_view nearest_field(std::string_view name) {
    std::array<std::string_view, kFields.size()> names;
    std::ranges::transform(kFields, names.begin(), &FieldName::name);
    return nearest(name, names);
}

std::span<const Property> has_properties() {
    return kHas;
}
std::span<const Property> is_properties() {
    return kIs;
}

const Property* find_property(std::span<const Property> table, std::string_view name) {
    const auto is_named = [&](const Property& p) {
        return equals_fold(p.name, name) ||
               (name.size() == p.name.size() + 1 && to_lower(name.back()) == 's' &&
                starts_with_fold(name, p.name));
    };
    const auto found = std::ranges::find_if(table, is_named);
    return found == table.end() ? nullptr : &*found;
}

Comparison parse_comparison(std::string_view value) {
    value = trim(value);
    const std::size_t dots = value.find("..");
    if (dots != std::string_view::npos) {
        return {Comparison::Op::Range, trim(value.substr(0, dots)), trim(value.substr(dots + 2))};
    }
    constexpr std::array<std::pair<std::string_view, Comparison::Op>, 5> kSigns{{
        {"<=", Comparison::Op::LessOrEqual},
        {">=", Comparison::Op::GreaterOrEqual},
        {"<", Comparison::Op::Less},
        {">", Comparison::Op::Greater},
        {"=", Comparison::Op::Equal},
    }};
    for (const auto& [sign, op] : kSigns) {
        if (value.starts_with(sign)) {
            return {op, trim(value.substr(sign.size())), {}};
        }
    }
    return {Comparison::Op::Equal, value, {}};
}

std::optional<Period> parse_period(std::string_view text) {
    const auto year = take_number(text, 4, 4);
    if (!year || *year < 1000) {
        return std::nullopt;
    }
    const int number = static_cast<int>(*year);
    if (text.empty()) {
        return Period{UtcTime::from({number, 1, 1}), UtcTime::from({number + 1, 1, 1})};
    }
    const auto month = take_dash(text) ? take_number(text, 1, 2) : std::nullopt;
    if (!month || !is_valid(Date{number, *month, 1})) {
        return std::nullopt;
    }
    if (text.empty()) {
        const bool december = *month == 12;
        const Date next{december ? number + 1 : number, december ? 1 : *month + 1, 1};
        return Period{UtcTime::from({number, *month, 1}), UtcTime::from(next)};
    }
    const auto day = take_dash(text) ? take_number(text, 1, 2) : std::nullopt;
    if (!day || !text.empty() || !is_valid(Date{number, *month, *day})) {
        return std::nullopt;
    }
    const UtcTime from = UtcTime::from({number, *month, *day});
    constexpr std::int64_t kDay = 86'400;
    return Period{from, UtcTime{from.seconds + kDay}};
}

telegram::Level level_of_word(std::string_view word) {
    const auto portion = std::ranges::find_if(
        kPortions, [&](const Portion& p) { return equals_fold(p.mark, word); });
    if (portion != kPortions.end()) {
        return portion->level;
    }
    const auto stated = telegram::parse_classification(word);
    return stated ? stated->level : telegram::Level::None;
}

std::string_view portion_of(telegram::Level level) {
    const auto found = std::ranges::find(kPortions, level, &Portion::level);
    return found == kPortions.end() ? std::string_view{} : found->mark;
}

}  // namespace reftel::search
