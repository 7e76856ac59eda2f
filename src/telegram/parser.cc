// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"
#include "telegram/parser_state.h"

namespace reftel::telegram {
namespace {

/// Pictures and programs: more than one control character in eight among the first few thousand
/// bytes.
bool is_binary(std::string_view message) {
    constexpr std::size_t kSample = 4096;
    const std::string_view sample = message.substr(0, kSample);
    const auto control = std::count_if(sample.begin(), sample.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && !is_margin(c);
    });
    return control * 8 > static_cast<std::ptrdiff_t>(sample.size());
}

void mark_junk(ParserState& state, std::size_t begin, std::size_t end) {
    for (std::size_t line = begin; line < end; ++line) {
        if (!state.blank(line)) {
            state.mark(line, LinePart::Junk);
        }
    }
}

void settle_variant(ParserState& state) {
    Telegram& out = state.out;
    const bool military = out.variant == Variant::Janap || out.variant == Variant::StateShort ||
                          out.variant == Variant::Unknown || out.variant == Variant::Acp127;
    if (state.navy && military) {
        out.variant = Variant::NavyGeneral;
    }
}

/// References are read last: the year of one without a year is that of the telegram.
void read_references(ParserState& state) {
    Telegram& out = state.out;
    CitingTelegram citing;
    if (out.mrn) {
        citing = {out.mrn->year, out.mrn->origin, out.mrn->number};
    } else {
        citing.year =
            out.dtg ? static_cast<std::uint16_t>(out.dtg->time.date().year) : std::uint16_t{0};
        citing.origin = state.from_origin;
    }
    for (const Span& field : state.reference_fields) {
        parse_reference_field(field.of(state.message), field.begin, citing, out.references);
    }
}

/// `1. (U) Classified by DCM Jane Roe ...`: a field that stands among the first paragraphs.
/// [spec 4.5]
void find_classified_by(Telegram& out) {
    constexpr std::size_t kLookedAt = 3;
    for (std::size_t i = 0; i < std::min(out.paragraphs.size(), kLookedAt); ++i) {
        const std::string_view text = out.text_of(out.paragraphs[i]);
        if (out.classified_by.empty() && text.size() < kMaxHeaderLine &&
            starts_with_word_fold(text, "CLASSIFIED BY")) {
            out.classified_by = collapse_space(text);
        }
    }
}

}  // namespace

void ParserState::report(std::string_view rule, Finding::Severity severity, std::uint32_t offset,
                         std::string finding) {
    if (out.findings.size() < kMaxFindings) {
        out.findings.push_back({rule, severity, offset, std::move(finding)});
    }
}

void parse(std::string_view message, Telegram& out, const ParseHints& hints) {
    out.clear();
    out.message = message;
    ParserState state(message.substr(0, kMaxMessageSize), out, hints);
    split_lines(state.message, out.lines, state.content);
    if (close_up_double_spacing(state.message, out.lines, state.content)) {
        state.report("lines-double-spaced", Finding::Severity::Info, 0,
                     "a blank line stands behind every line; they are no breaks of paragraphs");
    }
    if (message.size() > kMaxMessageSize) {
        state.report("message-too-long", Finding::Severity::Error, 0,
                     "only the first 4 GB were read");
    }
    state.text_end = state.size();
    const std::size_t header = find_header(state);
    if (header >= state.size() && is_binary(state.message)) {
        mark_junk(state, 0, state.size());
        return;
    }
    const std::size_t begin = header >= state.size() ? 0 : header;
    mark_junk(state, 0, begin);
    const std::size_t text = header >= state.size() ? begin : parse_header(state, begin);
    settle_variant(state);
    parse_body(state, text);
    find_classified_by(out);
    settle_mrn(state);
    read_references(state);
    mark_blocks(state);
    check_telegram(state);
}

Telegram parse(std::string_view message, const ParseHints& hints) {
    Telegram out;
    parse(message, out, hints);
    return out;
}

}  // namespace reftel::telegram
