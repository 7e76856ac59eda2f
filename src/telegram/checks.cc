// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <string>

#include "base/text.h"
#include "telegram/fact_tables.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/limits.h"
#include "telegram/parser_state.h"
#include "telegram/series_id.h"

// What a telegram says twice must agree. Only what costs nothing to compare is compared here.
namespace reftel::telegram {
namespace {

using Severity = Finding::Severity;

std::uint16_t year_of(const ParserState& state) {
    if (state.out.dtg) {
        return static_cast<std::uint16_t>(state.out.dtg->time.date().year);
    }
    if (state.year != 0) {
        return state.year;
    }
    if (state.hints.mrn) {
        return state.hints.mrn->year;
    }
    return state.hints.created ? static_cast<std::uint16_t>(state.hints.created->date().year)
                               : std::uint16_t{0};
}

bool is_canonical(std::string_view origin) {
    return origin.size() >= 2 && origin.size() <= 24 &&
           std::all_of(origin.begin(), origin.end(), is_upper);
}

/// `SECTO`, `CODEL`: numbers that a travelling party has of its own, wherever it sends from. [spec
/// 3.4]
bool is_journey_series(std::string_view name) {
    const CaptionFact* const caption = find_caption(name);
    return caption != nullptr &&
           (caption->kind == "party" || name == "CODEL" || name == "STAFFDEL");
}

/// The originator behind a candidate. A page mark cuts names to 6 or 10 letters, a title may leave
/// them out: then FM says it.
std::string settle_origin(ParserState& state) {
    const MrnCandidate& found = state.candidate;
    if (found.origin.empty()) {
        // A print without FM under the Department's name is the Department's own.
        return state.from_origin.empty() && state.frus_title ? "STATE" : state.from_origin;
    }
    const OriginName named = canonical_origin(found.origin);
    if (state.from_origin.empty() || named.canonical == state.from_origin ||
        is_journey_series(named.canonical)) {
        return named.canonical;
    }
    const bool cut = found.source == MrnCandidate::Source::PageMark || !named.known;
    if (found.source == MrnCandidate::Source::ClassLine) {
        state.report(
            "origin-differs", Severity::Warning, found.offset,
            "the class line names " + named.canonical + ", the FM line " + state.from_origin);
    }
    return cut ? state.from_origin : named.canonical;
}

void check_julian_day(ParserState& state) {
    const Telegram& out = state.out;
    if (!out.dtg || out.filing_time.size() != 7) {
        return;
    }
    const auto filed = parse_number(out.filing_time);
    if (!filed) {
        return;
    }
    const Date date = out.dtg->time.date();
    const unsigned day = day_of_year(date);
    const unsigned filed_day = *filed / 10000;
    // Filed within a day after the date-time group, New Year's Eve included.
    const unsigned days = is_leap_year(date.year) ? 366U : 365U;
    if (filed_day != day && filed_day != day % days + 1) {
        state.report("julian-day-differs", Severity::Warning, state.offset_of(out.filing_time),
                     "filed on day " + std::to_string(filed_day) +
                         " of the year, the date-time group is of day " + std::to_string(day));
    }
}

void check_serial(ParserState& state) {
    const Telegram& out = state.out;
    const auto serial = parse_number(out.station_serial);
    if (!serial || !out.mrn || state.candidate.source != MrnCandidate::Source::ClassLine ||
        out.variant != Variant::Acp127) {
        return;
    }
    if (*serial != out.mrn->number % 10000) {
        state.report("serial-differs", Severity::Warning, state.offset_of(out.station_serial),
                     "the station serial is " + std::to_string(*serial) +
                         ", the reference number " + std::to_string(out.mrn->number));
    }
}

/// The serial in the trailer, `#0436`.
void check_trailer(ParserState& state) {
    const Telegram& out = state.out;
    const auto own = parse_number(out.station_serial);
    if (!own || out.variant == Variant::Retyped) {
        return;
    }
    for (std::size_t line = state.text_end; line < state.size(); ++line) {
        if (out.lines[line].part == LinePart::Trailer && is_serial_mark(state.text(line)) &&
            parse_number(state.text(line).substr(1)) != own) {
            state.report("serial-differs", Severity::Warning, state.content[line].begin,
                         "the trailer has another serial than the DE line");
        }
    }
}

void check_precedence(ParserState& state) {
    const Telegram& out = state.out;
    if (out.routing_precedence != Precedence::None && out.precedence != Precedence::None &&
        out.routing_precedence != out.precedence && !out.routing.empty()) {
        state.report("precedence-differs", Severity::Warning, state.offset_of(out.routing.front()),
                     "routed as " + std::string(to_string(out.routing_precedence)) + ", sent as " +
                         std::string(to_string(out.precedence)));
        return;
    }
    for (const Addressee& addressee : out.addressees) {
        const bool niact = addressee.precedence == Precedence::NiactImmediate &&
                           out.precedence == Precedence::Immediate;
        if (addressee.precedence > out.precedence && out.precedence != Precedence::None && !niact) {
            state.report("precedence-differs", Severity::Warning, addressee.at.begin,
                         "an addressee at " + std::string(to_string(addressee.precedence)) +
                             ", the telegram at " + std::string(to_string(out.precedence)));
            return;
        }
    }
}

void check_addresses(ParserState& state) {
    const Telegram& out = state.out;
    const bool header = out.dtg || !out.channel.empty() || !out.addressees.empty();
    if (!header || out.variant == Variant::Fco) {
        return;
    }
    const auto offset = out.lines.empty() ? 0U : out.lines.front().at.begin;
    const bool printed = out.variant == Variant::Retyped && out.addressees.empty();
    if (out.from.empty() && !printed) {
        state.report("from-missing", Severity::Warning, offset, "the header names no originator");
    }
    const bool action =
        std::any_of(out.addressees.begin(), out.addressees.end(),
                    [](const Addressee& a) { return a.role == Addressee::Role::Action; });
    if (!action && !printed) {
        state.report("to-missing", Severity::Warning, offset, "the header names nobody for action");
    }
    if (!out.dtg && !out.date && !printed) {
        state.report("dtg-missing", Severity::Warning, offset, "the header has no date-time group");
    }
}

void check_sections(ParserState& state) {
    Telegram& out = state.out;
    if (out.sections_total_lost) {
        state.report("section-total-missing", Severity::Warning, state.candidate.offset,
                     "a section is numbered, but how many there are is not said");
    }
    if (out.sections_total <= 1) {
        return;
    }
    std::string missing;
    for (std::uint16_t section = 1; section <= out.sections_total; ++section) {
        // Section 1 has no head of its own when the class line names none.
        if (section > 1 &&
            std::find(out.sections.begin(), out.sections.end(), section) == out.sections.end()) {
            missing += (missing.empty() ? "" : ", ") + std::to_string(section);
        }
    }
    if (!missing.empty()) {
        state.report("section-missing", Severity::Warning, state.candidate.offset,
                     "of " + std::to_string(out.sections_total) +
                         " sections these were not seen: " + missing);
    }
}

void check_lines(ParserState& state) {
    const Telegram& out = state.out;
    std::size_t junk = 0;
    std::uint32_t first = 0;
    bool begun = false;
    for (std::size_t line = 0; line < std::min(state.text_end, out.lines.size()); ++line) {
        const LinePart part = out.lines[line].part;
        begun = begun || (part != LinePart::Junk && part != LinePart::Blank);
        if (begun && part == LinePart::Junk) {
            first = junk++ == 0 ? state.content[line].begin : first;
        }
    }
    if (junk > 0) {
        state.report("unparsed-lines", Severity::Info, first,
                     "lines within the header that were not understood: " + std::to_string(junk));
    }
}

bool has_caption(const Telegram& telegram, std::string_view word) {
    return std::any_of(telegram.captions.begin(), telegram.captions.end(),
                       [&](std::string_view caption) { return caption.starts_with(word); });
}

void add_caveat(Classification& classification, std::string_view caveat) {
    auto& caveats = classification.caveats;
    if (std::find(caveats.begin(), caveats.end(), caveat) == caveats.end()) {
        caveats.emplace_back(caveat);
    }
}

}  // namespace

void settle_classification(ParserState& state) {
    Telegram& out = state.out;
    const bool sensitive = has_caption(out, "SENSITIVE") || has_caption(out, "SBU") ||
                           has_caption(out, "FOUO") || has_caption(out, "FOR OFFICIAL USE ONLY");
    // Without a level beside it the long form is the level: sensitive, but unclassified.
    const bool alone = out.classification.level == Level::None &&
                       (has_caption(out, "SENSITIVE BUT UNCLASSIFIED") || has_caption(out, "SBU"));
    if (alone || (out.classification.level == Level::Unclassified && sensitive)) {
        out.classification.level = Level::Sensitive;
        add_caveat(out.classification, "FOR OFFICIAL USE ONLY");
    }
    for (const std::string_view caveat : {"NOFORN", "ORCON", "NOCONTRACT", "PROPIN"}) {
        if (has_caption(out, caveat)) {
            add_caveat(out.classification, caveat);
        }
    }
    // Where the class line is lost: `1. (S-entire text)`.
    constexpr std::size_t kFirst = 3;
    for (std::size_t i = 0;
         i < std::min(out.paragraphs.size(), kFirst) && out.classification.level == Level::None;
         ++i) {
        const Paragraph& paragraph = out.paragraphs[i];
        out.classification.level = entire_text_level(paragraph.mark_text, out.text_of(paragraph));
    }
}

void settle_mrn(ParserState& state) {
    Telegram& out = state.out;
    settle_classification(state);
    if (out.from.empty() && state.frus_title) {
        // Outgoing ones are printed without an FM line: the title says whose they are.
        const bool station = state.candidate.source == MrnCandidate::Source::Title &&
                             !state.candidate.origin.empty();
        out.from = station ? state.candidate.origin : state.department;
    }
    const std::uint16_t year = year_of(state);
    out.number = state.candidate.number != 0 ? state.candidate.number : out.number;
    const bool forbidden = out.variant == Variant::NavyGeneral || out.variant == Variant::Fco;
    if (!out.mrn && state.candidate.number != 0 && year != 0 && !forbidden) {
        std::string origin = settle_origin(state);
        if (!state.candidate.series.empty()) {
            out.series_id =
                airgram_id(year, origin, state.candidate.series, state.candidate.number);
        } else if (is_canonical(origin)) {
            out.mrn = Mrn{year, std::move(origin), state.candidate.number};
        }
    }
    settle_british(state);
    if (out.number == 0 && out.mrn) {
        out.number = out.mrn->number;  // Read with its year: `MRN: 12 ZENDA 77`.
    }
    if (!state.hints.mrn) {
        return;
    }
    if (!out.mrn) {
        out.mrn = state.hints.mrn;
    } else if (*out.mrn != *state.hints.mrn) {
        state.report("mrn-differs", Severity::Warning, state.candidate.offset,
                     "the text says " + out.mrn->to_string() + ", its source " +
                         state.hints.mrn->to_string());
    }
}

void check_telegram(ParserState& state) {
    const Telegram& out = state.out;
    const bool telegram = out.dtg || !out.from.empty() || !out.class_line.empty();
    if (telegram && !out.mrn && out.series_id.empty() && out.variant != Variant::NavyGeneral &&
        out.variant != Variant::Fco) {
        state.report("mrn-missing", Severity::Warning, state.candidate.offset,
                     "no reference number can be read");
    }
    if (telegram && out.subject.empty() && out.variant != Variant::Fco) {
        state.report("subject-missing", Severity::Info, state.candidate.offset, "no SUBJECT line");
    }
    check_julian_day(state);
    check_serial(state);
    check_trailer(state);
    check_precedence(state);
    check_addresses(state);
    check_sections(state);
    check_lines(state);
}

}  // namespace reftel::telegram
