// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/janap.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"
#include "telegram/paragraph_opening.h"

// FL1  ( "VZCZC" | "ZCZC" ) channel serial
// FL2  prosign prosign { RI }      { RI }
// FL3  "DE" RI "#" serial [ "/" section ] filing-time
// FL4  "ZNR" "UUUUU" ...
// FL5  see header_line.cc          FL6 "FM" plad      FL7 to FL9 see address_parser.cc
namespace reftel::telegram {
namespace {

constexpr std::size_t kChannelLetters = 3;

/// `XYZ999`. What stands apart from `ZCZC` may be anything else.
bool is_channel_and_serial(std::string_view word) {
    const std::string_view serial = word.substr(std::min(word.size(), kChannelLetters));
    return !serial.empty() && std::all_of(word.begin(), word.begin() + kChannelLetters, is_upper) &&
           std::all_of(serial.begin(), serial.end(), is_digit);
}

/// `VZCZCXRO7382`, `ZCZC XYZ999`: three letters of the channel, the rest is its serial.
void parse_start(ParserState& state, std::size_t line) {
    std::string_view rest = state.text(line);
    rest.remove_prefix(rest[0] == 'V' ? 5 : 4);
    const bool apart = !rest.empty() && is_blank(rest[0]);
    const std::string_view word = take_word(rest);
    if (!apart || is_channel_and_serial(word)) {
        state.out.channel = word.substr(0, kChannelLetters);
        state.out.channel_serial = word.substr(state.out.channel.size());
    }
    state.out.variant = Variant::Acp127;
    state.mark(line, LinePart::TransmissionId);
}

/// The indicators of a line; other words are for the linter. Whether there were only indicators.
bool add_routing(std::string_view text, std::vector<std::string_view>& routing) {
    bool only = true;
    while (!text.empty()) {
        const std::string_view word = take_word(text);
        if (is_routing_indicator(word)) {
            routing.push_back(word);
        } else {
            only = false;
        }
    }
    return only;
}

/// A line that goes on with format line 2: it begins with an indicator and is no other line.
bool continue_routing(std::string_view text, std::vector<std::string_view>& routing) {
    const std::size_t before = routing.size();
    if (!is_routing_indicator(text.substr(0, text.find(' ')))) {
        return false;
    }
    if (add_routing(text, routing) || recognise_header_line(text) == HeaderLine::None) {
        return true;
    }
    routing.resize(before);
    return false;
}

std::size_t parse_routing(ParserState& state, std::size_t line) {
    Telegram& out = state.out;
    std::string_view text = state.text(line);
    out.routing_precedence = precedence_of_prosign(text[0]);
    take_word(text);
    add_routing(text, out.routing);
    state.mark(line, LinePart::Routing);
    ++line;
    while (line < state.size() && !state.blank(line) &&
           continue_routing(state.text(line), out.routing)) {
        state.mark(line, LinePart::Routing);
        ++line;
    }
    return line;
}

void parse_calling(ParserState& state, std::size_t line) {
    Telegram& out = state.out;
    std::string_view text = state.text(line);
    for (std::string_view word = take_word(text); word != "DE" && !text.empty();
         word = take_word(text)) {
        out.routing.push_back(word);
    }
    out.calling_ri = take_word(text);
    std::string_view serial = take_word(text);
    if (serial.starts_with('#')) {
        serial.remove_prefix(1);
    }
    const std::size_t slash = std::min(serial.find('/'), serial.size());
    out.station_serial = serial.substr(0, slash);
    state.calling_section = slash < serial.size();
    out.station_section = serial.substr(std::min(slash + 1, serial.size()));
    // `DE RUEHZD NR 12 171427Z`: ACP 126 has the number behind a word.
    if (serial == "NR") {
        out.station_serial = take_word(text);
    }
    out.filing_time = take_word(text);
    if (out.variant == Variant::Unknown) {
        out.variant = Variant::Acp127;
    }
    state.mark(line, LinePart::CallingStation);
}

/// `RTTUZYUW RUXXABC0123 0451830-UUUU--RUYYDEF.`
void parse_janap(ParserState& state, std::size_t line) {
    Telegram& out = state.out;
    out.variant = Variant::Janap;
    state.mark(line, LinePart::Routing);
    const std::string_view text = state.text(line);
    const auto found = parse_janap_line(text);
    if (!found) {
        return;
    }
    out.format_line_2 = text;
    out.routing_precedence = found->precedence;
    out.calling_ri = found->originator;
    out.station_serial = found->serial;
    out.filing_time = found->filing_time;
    out.routing.insert(out.routing.end(), found->destinations.begin(), found->destinations.end());
    if (!found->is_consistent()) {
        state.report(
            "classification-differs", Finding::Severity::Warning, state.content[line].begin,
            "format line 2 gives the classification in two ways: " +
                std::string(1, found->classification) + " and " + std::string(found->repeated));
    }
}

/// `TELNO 12`, `TELEGRAM NUMBER 12`, `eGram 127/06`, `DESKBY 051500Z`: British telegrams.
/// [spec 1.6]
void parse_british(ParserState& state, std::size_t line) {
    Telegram& out = state.out;
    const std::string_view text = state.text(line);
    out.variant = Variant::Fco;
    state.mark(line, LinePart::TransmissionId);
    const std::size_t digit = std::min(text.find_first_of("0123456789"), text.size());
    if (starts_with_word_fold(text, "DESKBY")) {
        out.desk_by = trim(text.substr(digit));
        return;
    }
    const std::size_t digits = leading_digits(text.substr(digit));
    if (out.number == 0 && digits <= 6) {
        out.number = parse_number(text.substr(digit, digits)).value_or(0);
        state.british_number = !starts_with_word_fold(text, "EGRAM");
    }
}

/// Whether a SUBJECT line is still to come before the first paragraph.
bool subject_ahead(const ParserState& state, std::size_t line) {
    for (std::size_t count = 0; line < state.size() && count < kLookAhead; ++line, ++count) {
        std::string_view value;
        bool misspelt = false;
        if (state.blank(line)) {
            continue;
        }
        if (recognise_label(state.text(line), value, misspelt) == Label::Subject) {
            return true;
        }
        if (opens_first_paragraph(state.text(line))) {
            return false;
        }
    }
    return false;
}

/// `YOUR TELNO 99`, `MY TELNOS 12 AND 13 OF 5 MARCH`, `ZENDA TELNO 4 TO FCO` at the front of a
/// line, up to a colon; 0 when it cites no British telegram.
std::size_t british_citation_length(std::string_view text) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const std::string_view cited = text.substr(0, colon);
    std::size_t at = find_word_fold(cited, "TELNO");
    at = at == std::string_view::npos ? find_word_fold(cited, "TELNOS") : at;
    return at != std::string_view::npos && at > 0 &&
                   cited.find_first_of("0123456789", at) != std::string_view::npos
               ? trim_right(cited).size()
               : 0;
}

/// Whether a line stands alone between header and text and may be a title.
bool may_be_british_title(const ParserState& state, std::size_t line) {
    constexpr std::size_t kLongestTitle = 120;
    const std::string_view text = state.text(line);
    const bool alone = line > 0 && state.blank(line - 1) && line + 1 < state.size() &&
                       state.blank(line + 1) && state.next_text(line + 1) < state.size();
    return alone && (state.out.dtg || state.out.number != 0) && text.size() <= kLongestTitle &&
           is_all_capitals(text) && !text.ends_with('.') && !is_caption_word(text) &&
           !opens_first_paragraph(text) && !starts_with_word(text, "SUMMARY") &&
           !parse_class_line(text);
}

/// What stands there without a label: the telegram that is answered, the subject, or both:
/// `YOUR TELNO 99: LANTERN FESTIVAL`. [spec 1.6]
std::size_t parse_british_title(ParserState& state, std::size_t line) {
    Telegram& out = state.out;
    if (!may_be_british_title(state, line)) {
        return line;
    }
    std::string_view title = state.text(line);
    const std::size_t cited = british_citation_length(title);
    const bool titled = !out.subject.empty() || subject_ahead(state, line);
    if (cited == 0 && titled) {
        return line;
    }
    if (cited > 0) {
        Reference reference;
        reference.kind = Reference::Kind::Series;
        reference.text = collapse_space(title.substr(0, cited));
        reference.at = state.span_of(title.substr(0, cited));
        out.references.push_back(std::move(reference));
        title.remove_prefix(std::min(title.find(':'), title.size() - 1) + 1);
        title = trim(title);
    }
    const bool is_subject = !title.empty() && !titled;
    state.mark(line, is_subject ? LinePart::Subject : LinePart::Ref);
    if (is_subject) {
        out.subject = collapse_space(title);
        state.subject_offset = state.offset_of(title);
    }
    return line + 1;
}

void parse_date_time_group(ParserState& state, std::size_t line) {
    Telegram& out = state.out;
    Preamble preamble;
    std::string_view text = state.text(line);
    if (text.starts_with("OF ")) {
        text.remove_prefix(3);
    }
    if (!parse_preamble(text, preamble)) {
        return;
    }
    state.mark(line, LinePart::DateTimeGroup);
    if (out.dtg) {
        state.report("second-date-time-group", Finding::Severity::Warning,
                     state.content[line].begin, "a second date-time group in the header");
        return;
    }
    out.precedence = preamble.action;
    out.info_precedence = preamble.info;
    out.dtg = preamble.dtg;
    state.year = preamble.year;
    if (!out.date && !preamble.dtg) {
        out.date = preamble.date;
    }
    out.dtg_remarks = preamble.remarks;
    if (!out.dtg) {
        state.report("dtg-unreadable", Finding::Severity::Error, state.content[line].begin,
                     "the date-time group cannot be a day and time");
    }
    if (out.variant == Variant::Unknown) {
        out.variant = Variant::StateShort;
    }
}

void parse_from(ParserState& state, std::size_t line) {
    std::string_view text = state.text(line);
    while (starts_with_word(text, "FROM") || starts_with_word(text, "FM")) {
        text = trim_left(text.substr(text[1] == 'R' ? 4 : 2));
        text = trim_left(text.substr(text.starts_with(':') ? 1 : 0));
    }
    state.mark(line, LinePart::From);
    if (!state.out.from.empty()) {
        return;
    }
    state.out.from = text;
    state.from_origin = canonical_origin(text).canonical;
    if (state.out.variant == Variant::Unknown) {
        state.out.variant = Variant::StateShort;
    }
}

std::size_t parse_transmission_line(ParserState& state, std::size_t line, HeaderLine kind) {
    switch (kind) {
        case HeaderLine::Start:
            parse_start(state, line);
            return line + 1;
        case HeaderLine::Routing:
            return parse_routing(state, line);
        case HeaderLine::Calling:
            parse_calling(state, line);
            return line + 1;
        case HeaderLine::Security:
            if (state.text(line)[0] == 'Z') {
                state.out.transmission = state.text(line);
            }
            state.mark(line, LinePart::Transmission);
            return line + 1;
        case HeaderLine::Janap:
            parse_janap(state, line);
            return line + 1;
        case HeaderLine::DateTimeGroup:
            parse_date_time_group(state, line);
            return line + 1;
        case HeaderLine::From:
            parse_from(state, line);
            return line + 1;
        case HeaderLine::To:
        case HeaderLine::Info:
        case HeaderLine::Exempt:
            return parse_addressees(state, line, kind);
        case HeaderLine::TelegramNumber:
            parse_british(state, line);
            return line + 1;
        default:
            return parse_print_line(state, line, kind);
    }
}

/// The lines of the transmission header come before the text; later on a line that looks like one
/// is text, unless the header has not been seen.
bool transmission_expected(const ParserState& state, HeaderLine kind) {
    const bool text_begun = state.class_seen || state.labels_seen;
    const bool address =
        kind == HeaderLine::To || kind == HeaderLine::Info || kind == HeaderLine::Exempt;
    if (!text_begun || !state.out.dtg) {
        return !address || !text_begun || !state.out.from.empty();
    }
    if (state.out.from.empty()) {
        return kind == HeaderLine::From || address;
    }
    return address && !state.number_seen &&
           (kind != HeaderLine::To || state.out.addressees.empty());
}

std::size_t parse_header_line(ParserState& state, std::size_t line) {
    const std::string_view text = state.text(line);
    const HeaderLine kind =
        text.size() > kMaxHeaderLine ? HeaderLine::None : recognise_header_line(text);
    switch (kind) {
        case HeaderLine::NaraText:
            state.out.variant = Variant::Nara;
            state.text_marker = true;
            state.mark(line, LinePart::Attributes);
            return line + 1;
        case HeaderLine::NaraAttributes:
            return line;
        case HeaderLine::NavySet:
            return parse_navy_set(state, line);
        case HeaderLine::SmartLabel:
            return parse_smart_header(state, line);
        case HeaderLine::PageLine:
            return parse_page_furniture(state, line);
        case HeaderLine::Separator:
            state.mark(line, LinePart::Separator);
            return line + 1;
        default:
            break;
    }
    if (transmission_expected(state, kind)) {
        const std::size_t next = parse_transmission_line(state, line, kind);
        if (next != line) {
            return next;
        }
    }
    if (state.out.variant == Variant::Fco) {
        const std::size_t next = parse_british_title(state, line);
        if (next != line) {
            return next;
        }
    }
    return parse_text_header_line(state, line, kind);
}

}  // namespace

std::size_t parse_header(ParserState& state, std::size_t line) {
    if (line < state.size() && is_print_date_line(state.text(line))) {
        line = parse_print_date(state, line);
    }
    while (line < state.size()) {
        if (state.blank(line)) {
            ++line;
            continue;
        }
        const std::size_t next = parse_header_line(state, line);
        if (next == line) {
            break;
        }
        line = next;
    }
    return line;
}

}  // namespace reftel::telegram
