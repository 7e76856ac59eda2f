// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"
#include "telegram/paragraph_opening.h"
#include "telegram/tail_parser.h"

// The display form since 2010 [F23]: `Key: value` lines, a value going on over lines until the next
// known key.
//
//   MRN: 12 ZENDA 77
//   Date/DTG: Aug 16, 2012 / 161405Z AUG 12
//   From: AMEMBASSY ZENDA
//   Action: WASHDC, SECSTATE ROUTINE
//
// Below the text stand the keys of who signed, drafted, cleared and released it, and addressees
// once more. The level stands above and below all, its handling on a line of its own.
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
    Passed,
    Classification,
    Signature,
    Officers,
    Dissemination
};

struct KeyName {
    std::string_view name;
    Key key;
};
constexpr std::array<KeyName, 19> kKeys{{{"MRN", Key::Mrn},
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
                                         {"Classification", Key::Classification},
                                         {"Signature", Key::Signature},
                                         {"Drafted By", Key::Officers},
                                         {"Cleared By", Key::Officers},
                                         {"Approved By", Key::Officers},
                                         {"Released By", Key::Officers},
                                         {"Dissemination Rule", Key::Dissemination}}};

bool stands_below_text(Key key) {
    return key == Key::Signature || key == Key::Officers || key == Key::Dissemination;
}

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

/// Addressees that one may repeat: the list below the text is that of the header.
constexpr std::ptrdiff_t kMostCompared = 200;

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
    const auto is_same = [&](const Addressee& known) {
        return known.role == out.role && known.plad == out.plad;
    };
    auto& known = state.out.addressees;
    const auto first = known.size() > kMostCompared ? known.end() - kMostCompared : known.begin();
    if (!text.empty() && std::none_of(first, known.end(), is_same)) {
        known.push_back(out);
    }
}

/// `AMEMBASSY PARIS ROUTINE; AMEMBASSY LONDON ROUTINE`: a comma belongs to a name.
/// A line ends a name behind its precedence only.
void add_addressees(ParserState& state, Addressee::Role role, std::string_view list) {
    for (const std::string_view part : split(list, ';')) {
        std::size_t begin = 0;
        for (std::size_t end = 0; begin < part.size(); ++end) {
            end = std::min(part.find('\n', end), part.size());
            const std::string_view name = trim(part.substr(begin, end - begin));
            const std::size_t blank = name.find_last_of(' ');
            const std::string_view last =
                name.substr(blank == std::string_view::npos ? 0 : blank + 1);
            if (end == part.size() || precedence_of_word(last) != Precedence::None) {
                add_addressee(state, role, name);
                begin = end + 1;
            }
        }
    }
}

void add_captions(ParserState& state, std::string_view list) {
    for (const std::string_view part : split(list, ';')) {
        for (const std::string_view caption : split(part, ',')) {
            if (!trim(caption).empty()) {
                state.out.captions.push_back(trim(caption));
            }
        }
    }
}

void take_order(ParserState& state, std::string_view value) {
    Telegram& out = state.out;
    if (!out.executive_order.empty()) {  // Goes on over a line.
        const std::string_view text = out.executive_order_text;
        const char* const begin = text.empty() ? value.data() : text.data();
        out.executive_order_text = {begin,
                                    static_cast<std::size_t>(value.data() - begin) + value.size()};
        return;
    }
    out.executive_order = value.substr(0, leading_digits(value));
    out.executive_order_text = trim(value.substr(leading_digits(value)));
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
            add_addressees(state, Addressee::Role::Action, value);
            return LinePart::To;
        case Key::Info:
            add_addressees(state, Addressee::Role::Info, value);
            return LinePart::Info;
        case Key::Order:
            take_order(state, value);
            return LinePart::ExecutiveOrder;
        case Key::Tags:
            add_tags(state, value);
            return LinePart::Tags;
        case Key::Captions:
            add_captions(state, value);
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
        case Key::Classification:
            if (const auto level = parse_classification(value)) {
                state.out.classification = *level;
                return LinePart::ClassLine;
            }
            return LinePart::Junk;
        case Key::Signature:
            if (!value.empty()) {
                state.out.signature.push_back(value);
            }
            return LinePart::Signature;
        case Key::Officers:
        case Key::Dissemination:
            state.out.distribution.push_back(value);
            return LinePart::Distribution;
        case Key::None:
            break;
    }
    return LinePart::Junk;
}

/// A value with the lines that go on with it up to the next key. `line` becomes the last of them.
std::string_view whole_value(const ParserState& state, std::size_t& line, std::string_view value) {
    std::string_view ignored;
    while (line + 1 < state.size() && !state.blank(line + 1) && !value.empty() &&
           key_of(state.text(line + 1), ignored) == Key::None &&
           !is_level_banner(state.text(line + 1))) {
        ++line;
        const char* const end = state.text(line).data() + state.text(line).size();
        value = {value.data(), static_cast<std::size_t>(end - value.data())};
    }
    return value;
}

/// Takes what a line gives to a key, lists of addressees with all their lines; gives the next line.
std::size_t take_line(ParserState& state, std::size_t line, Key key, std::string_view value) {
    const std::size_t first = line;
    if (key == Key::Action || key == Key::Info) {
        value = whole_value(state, line, value);
    }
    const LinePart part = take_value(state, key, value);
    for (std::size_t at = first; at <= line; ++at) {
        state.mark(at, part);
    }
    return line + 1;
}

/// What a line below the text gives to its key. Those who drafted, cleared and released stand in
/// the distribution with their key.
std::string_view value_below(Key key, std::string_view text, std::string_view value) {
    return key == Key::Officers || key == Key::Dissemination ? text : value;
}

}  // namespace

std::size_t parse_smart_header(ParserState& state, std::size_t line) {
    state.smart = true;
    state.labels_seen = true;
    state.class_seen = true;
    state.out.variant = Variant::Smart;
    Key key = Key::None;
    while (line < state.size()) {
        std::string_view value;
        if (state.blank(line)) {
            const std::size_t next = state.next_text(line);
            const Key after = next < state.size() ? key_of(state.text(next), value) : Key::None;
            if (key == Key::Subject || after == Key::None || stands_below_text(after)) {
                return line;
            }
            line = next;
            continue;
        }
        value = state.text(line);
        const Key found = key_of(state.text(line), value);
        if (stands_below_text(found)) {
            return line;
        }
        key = found != Key::None ? found : key;
        line = key == Key::None ? line + 1 : take_line(state, line, key, value);
    }
    return line;
}

bool begins_smart_tail(const ParserState& state, std::size_t line) {
    std::string_view value;
    if (!stands_below_text(key_of(state.text(line), value))) {
        return false;
    }
    // Somebody's signature that is quoted: paragraphs follow.
    for (std::size_t at = line + 1, count = 0; at < state.size() && count < kLookAhead; ++at) {
        if (!state.blank(at)) {
            ++count;
            if (read_opening(state.text(at)).number != 0) {
                return false;
            }
        }
    }
    return true;
}

std::size_t parse_smart_tail(ParserState& state, std::size_t line) {
    Key key = Key::None;
    while (line < state.size()) {
        if (state.blank(line)) {
            ++line;
            continue;
        }
        const std::string_view text = state.text(line);
        std::string_view value = text;
        const Key found = key_of(text, value);
        key = found != Key::None ? found : key;
        if (is_level_banner(text) || (found == Key::None && line > 0 && state.blank(line - 1))) {
            return line;
        }
        line = take_line(state, line, key, value_below(key, text, value));
    }
    return line;
}

}  // namespace reftel::telegram
