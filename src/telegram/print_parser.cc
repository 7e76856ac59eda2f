// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/paragraph_opening.h"

// What the Department's prints of 1966 to the 1990s put before format line 5 [F20]:
//
//   [ level ]  PAGE 01 STATION NUMBER  [ sorting number ]  ORIGIN | ACTION ...  INFO ... /NNN R  [
//   drafting ]  dash line
//
// and what editors put there when they retype one: TELEGRAM, Department of State, STATION NUMBER
// [F22].
namespace reftel::telegram {
namespace {

void add_distribution(ParserState& state, std::size_t line) {
    state.out.distribution.push_back(state.text(line));
    state.mark(line, LinePart::Distribution);
}

/// `TEHRAN 218`, `USMISSION USUN NY 3838`, `220772`, `TELEGRAM 233`, `DEPARTMENT OF STATE 8136`.
bool propose_title_number(ParserState& state, std::string_view text, bool title) {
    MrnCandidate found{MrnCandidate::Source::Title, {}, 0, state.offset_of(text)};
    const std::size_t digits = leading_digits(text);
    ClassLine line;
    if (digits == text.size() && digits >= 1 && digits <= 7) {
        found.number = parse_number(text).value_or(0);
    } else if (parse_origin_number(text, line) && line.rest.empty()) {
        found.number = line.number;
        found.origin = title ? std::string_view{} : line.origin;
    } else if (title) {
        const std::size_t last = text.find_last_not_of("0123456789");
        found.number =
            last == std::string_view::npos ? 0 : parse_number(text.substr(last + 1)).value_or(0);
    }
    state.propose_mrn(found);
    return found.number != 0;
}

bool is_sorting_number(std::string_view text) {
    return text.size() <= 6 && leading_digits(text) == text.size();
}

/// Lines of the distribution block have no mark of their own: offices, drafters, clearances. It
/// ends where the header goes on.
bool in_distribution(const ParserState& state, HeaderLine kind, std::string_view text) {
    if (!state.print || state.out.dtg || kind != HeaderLine::None || !state.out.from.empty()) {
        return false;
    }
    std::string_view value;
    bool misspelt = false;
    const Label label = recognise_label(text, value, misspelt);
    return (label == Label::None || label == Label::Ref) && text.size() < 90 &&
           !is_release_banner(text) && !(parse_class_line(text) && !is_level_banner(text));
}

std::size_t parse_frus_title(ParserState& state, std::size_t line) {
    state.frus_title = true;
    const std::string_view text = state.text(line);
    constexpr std::string_view kDepartment = "DEPARTMENT OF STATE";
    if (starts_with_fold(text, kDepartment)) {
        state.department = text.substr(0, kDepartment.size());
    }
    if (is_digit(text.back())) {
        propose_title_number(state, text, true);
    }
    if (state.out.variant == Variant::Unknown) {
        state.out.variant = Variant::Retyped;
    }
    add_distribution(state, line);
    return line + 1;
}

/// Between the title and FM: the number, time stamps and offices (`1970 APR 1 AM 11 13`).
std::size_t parse_below_title(ParserState& state, std::size_t line) {
    const std::string_view text = state.text(line);
    if (!state.out.dtg && propose_title_number(state, text, false)) {
        state.mark(line, LinePart::TransmissionId);
        return line + 1;
    }
    std::string_view value;
    bool misspelt = false;
    const bool stamp = is_digit(text[0]) || is_all_capitals(text);
    if (recognise_label(text, value, misspelt) != Label::None || !stamp || parse_class_line(text) ||
        opens_first_paragraph(text) || looks_like_attention(text)) {
        return line;
    }
    add_distribution(state, line);
    return line + 1;
}

}  // namespace

std::size_t parse_page_furniture(ParserState& state, std::size_t line) {
    const std::string_view text = state.text(line);
    if (is_level_banner(text)) {
        state.mark(line, LinePart::Banner);
        return line + 1;
    }
    auto mark = parse_page_line(text);
    const bool page_line = mark.has_value();
    if (!mark) {
        mark = parse_page_mark(text);
    }
    if (!mark) {
        return line;
    }
    state.mark(line, LinePart::PageMark);
    std::size_t next = line + 1;
    if (page_line && mark->station.empty() && next < state.size() && !state.blank(next) &&
        parse_station(state.text(next), *mark)) {
        state.mark(next, LinePart::PageMark);
        ++next;
    }
    if (page_line) {
        state.print = true;
        if (state.out.variant == Variant::Unknown || state.out.variant == Variant::StateShort ||
            state.out.variant == Variant::Retyped) {
            state.out.variant = Variant::Terp;
        }
    }
    state.propose_mrn({MrnCandidate::Source::PageMark, mark->station, mark->number,
                       state.offset_of(mark->station.empty() ? text : mark->station)});
    if (mark->total > state.out.sections_total && mark->total <= 99) {
        state.out.sections_total = mark->total;
    }
    return next;
}

std::size_t parse_print_line(ParserState& state, std::size_t line, HeaderLine kind) {
    const std::string_view text = state.text(line);
    if (kind == HeaderLine::FrusTitle) {
        return state.class_seen ? line : parse_frus_title(state, line);
    }
    if (kind == HeaderLine::Distribution) {
        add_distribution(state, line);
        return line + 1;
    }
    if (in_distribution(state, kind, text)) {
        if (is_level_banner(text)) {
            state.mark(line, LinePart::Banner);
        } else {
            add_distribution(state, line);
        }
        return line + 1;
    }
    if (state.frus_title && state.out.from.empty() && text.size() < 60) {
        const std::size_t next = parse_below_title(state, line);
        if (next != line) {
            return next;
        }
    }
    // The precedence as a word on a line of its own, as military systems print it.
    if (!state.out.dtg && text.size() < 20 &&
        (precedence_of_word(text) != Precedence::None || text == "ATTENTION INVITED TO")) {
        state.mark(line, LinePart::Routing);
        return line + 1;
    }
    if (state.print && is_sorting_number(text)) {
        add_distribution(state, line);
        return line + 1;
    }
    return line;
}

}  // namespace reftel::telegram
