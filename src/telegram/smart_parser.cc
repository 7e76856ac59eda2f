// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"

// The display form since 2010 [F23]: `Key: value` lines, a value going on over lines until the next
// known key.
//
//   MRN: 12 ZENDA 77
//   Date/DTG: Aug 16, 2012 / 161405Z AUG 12
//   From: AMEMBASSY ZENDA
//   Action: WASHDC, SECSTATE ROUTINE
namespace reftel::telegram {
namespace {

enum class Key : std::uint8_t {
    None,
    Mrn,
    Date,
    From,
    Action,
    Info,
    Order,
    Tags,
    Captions,
    Reference,
    Subject,
    Passed
};

struct KeyName {
    std::string_view name;
    Key key;
};
constexpr std::array<KeyName, 13> kKeys{{{"MRN", Key::Mrn},
                                         {"Date/DTG", Key::Date},
                                         {"From", Key::From},
                                         {"Action", Key::Action},
                                         {"Info", Key::Info},
                                         {"E.O.", Key::Order},
                                         {"TAGS", Key::Tags},
                                         {"Captions", Key::Captions},
                                         {"Reference", Key::Reference},
                                         {"Ref", Key::Reference},
                                         {"Subject", Key::Subject},
                                         {"Pass Line", Key::Passed},
                                         {"Classification", Key::None}}};

Key key_of(std::string_view text, std::string_view& value) {
    for (const KeyName& known : kKeys) {
        if (starts_with_fold(text, known.name) && text.size() > known.name.size() &&
            text[known.name.size()] == ':') {
            value = trim_left(text.substr(known.name.size() + 1));
            return known.key;
        }
    }
    return Key::None;
}

void add_addressee(ParserState& state, Addressee::Role role, std::string_view text) {
    Addressee out;
    out.role = role;
    out.at = state.span_of(text);
    const std::size_t blank = text.find_last_of(' ');
    if (blank != std::string_view::npos) {
        out.precedence = precedence_of_word(text.substr(blank + 1));
        if (out.precedence != Precedence::None) {
            text = trim_right(text.substr(0, blank));
        }
    }
    out.plad = text;
    state.out.addressees.push_back(out);
}

void take_mrn(ParserState& state, std::string_view value) {
    // `12 ZENDA 77`: the year comes first here and nowhere else.
    if (auto mrn = parse_typed_mrn(value)) {
        state.out.mrn = std::move(mrn);
    }
}

void take_date(ParserState& state, std::string_view value) {
    const std::size_t slash = value.rfind('/');
    std::string_view dtg = slash == std::string_view::npos ? value : value.substr(slash + 1);
    state.out.dtg = take_dtg(dtg);
}

LinePart take_value(ParserState& state, Key key, std::string_view value) {
    switch (key) {
        case Key::Mrn:
            take_mrn(state, value);
            return LinePart::ClassLine;
        case Key::Date:
            take_date(state, value);
            return LinePart::DateTimeGroup;
        case Key::From:
            state.out.from = value;
            state.from_origin = canonical_origin(value).canonical;
            return LinePart::From;
        case Key::Action:
            add_addressee(state, Addressee::Role::Action, value);
            return LinePart::To;
        case Key::Info:
            add_addressee(state, Addressee::Role::Info, value);
            return LinePart::Info;
        case Key::Order:
            state.out.executive_order = value.substr(0, leading_digits(value));
            state.out.executive_order_text = trim(value.substr(leading_digits(value)));
            return LinePart::ExecutiveOrder;
        case Key::Tags:
            add_tags(state, value);
            return LinePart::Tags;
        case Key::Captions:
            if (!value.empty()) {
                state.out.captions.push_back(value);
            }
            return LinePart::Caption;
        case Key::Reference:
            if (!value.empty()) {
                state.reference_fields.push_back(state.span_of(value));
            }
            return LinePart::Ref;
        case Key::Subject:
            state.out.subject += state.out.subject.empty() ? "" : " ";
            state.out.subject += value;
            return LinePart::Subject;
        case Key::Passed:
            state.out.attention.push_back(value);
            return LinePart::Pass;
        case Key::None:
            break;
    }
    return LinePart::Junk;
}

}  // namespace

std::size_t parse_smart_header(ParserState& state, std::size_t line) {
    state.smart = true;
    state.labels_seen = true;
    state.class_seen = true;
    state.out.variant = Variant::Smart;
    Key key = Key::None;
    while (line < state.size()) {
        if (state.blank(line)) {
            const std::size_t next = state.next_text(line);
            std::string_view ignored;
            if (key == Key::Subject || next >= state.size() ||
                (key_of(state.text(next), ignored) == Key::None &&
                 !starts_with_fold(state.text(next), "Classification:"))) {
                return line;
            }
            line = next;
            continue;
        }
        std::string_view value = state.text(line);
        const Key found = key_of(state.text(line), value);
        if (found != Key::None || starts_with_fold(state.text(line), "Classification:")) {
            key = found;
        }
        if (key == Key::None) {
            const std::size_t colon = value.find(':');
            if (const auto level = parse_classification(value.substr(colon + 1))) {
                state.out.classification = *level;
                state.mark(line, LinePart::ClassLine);
            }
        } else {
            state.mark(line, take_value(state, key, value));
        }
        ++line;
    }
    return line;
}

}  // namespace reftel::telegram
