// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "base/text.h"
#include "telegram/body_parser.h"
#include "telegram/class_line.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/tail_parser.h"

// What stands between the lines of the text and is none: page marks, levels at head and foot of a
// page, the repeated headers of later sections, the end of a section on the wire. [spec 7.4, 7.5]
namespace reftel::telegram {
namespace {

/// A first byte that furniture can have.
bool may_be_furniture(char c) {
    return is_upper(c) || c == '#' || c == '*' || c == '<' || c == '-' || c == '&';
}

/// `The Ambassador and his ...`: too long for a signature, and what else a telegram has of
/// furniture is in capitals.
bool is_long_and_small(std::string_view text) {
    return text.size() > kLongestSignature && is_lower(text[1]) && is_upper(text[0]);
}

/// A word that ends what a telegram quotes.
bool is_closing_word(std::string_view text) {
    return text == "UNQUOTE" || text == "END QUOTE" || text == "END TEXT";
}

}  // namespace

void BodyParser::see_section(std::uint16_t section) {
    if (section == 0 || section > kMaxSections) {
        return;
    }
    section_ = section;
    auto& seen = out_.sections;
    if (std::find(seen.begin(), seen.end(), section) == seen.end()) {
        seen.push_back(section);
    }
}

void BodyParser::end_at(std::size_t line) {
    state_.text_end = line;
    ended_ = true;
    parse_tail(state_, line);
}

std::size_t BodyParser::take_page_mark(std::size_t line) {
    const std::string_view text = state_.text(line);
    const bool page_line = text.starts_with("PAGE ");
    auto mark = page_line ? parse_page_line(text) : parse_page_mark(text);
    if (!mark) {
        return line;
    }
    std::size_t next = line + 1;
    if (page_line && mark->station.empty() && next < state_.size() && !state_.blank(next) &&
        parse_station(state_.text(next), *mark)) {
        ++next;
    }
    const std::uint32_t own = state_.candidate.number;
    const bool from_page = state_.candidate.source == MrnCandidate::Source::PageMark;
    if (mark->number != 0 && own != 0 && mark->number != own && !from_page &&
        (!page_line || !state_.print)) {
        state_.report("page-mark-foreign", Finding::Severity::Warning, state_.content[line].begin,
                      "the page mark has number " + std::to_string(mark->number) +
                          ", the telegram " + std::to_string(own));
        return line;
    }
    if (page_line && mark->number == 0 && !state_.print) {
        return line;
    }
    for (std::size_t at = line; at < next; ++at) {
        state_.mark(at, LinePart::PageMark);
    }
    state_.propose_mrn(
        {MrnCandidate::Source::PageMark, mark->station, mark->number, state_.content[line].begin});
    see_section(mark->section);
    if (mark->total <= kMaxSections) {
        out_.sections_total_lost = false;
        out_.sections_total = std::max(out_.sections_total, mark->total);
    }
    mark_ = true;
    return next;
}

bool BodyParser::is_own_section(std::string_view text) const {
    const auto found = parse_class_line(text);
    if (!found || (found->level == Level::None && found->section == 0)) {
        return false;
    }
    const std::uint32_t own = state_.candidate.number;
    if (found->number != 0 && own != 0) {
        return found->number == own;
    }
    return found->section > 1 && found->total != 0 && found->total == out_.sections_total;
}

bool BodyParser::repeats_header(std::string_view text) const {
    const auto has = [&](const std::vector<std::string_view>& lines) {
        // The first ones are enough: a header has a dozen such lines, a hostile file any number.
        const auto end =
            lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), kLookAhead));
        return std::find(lines.begin(), end, text) != end;
    };
    std::string_view value;
    bool misspelt = false;
    return has(out_.captions) || has(out_.attention) || is_caption_word(text) ||
           recognise_label(text, value, misspelt) != Label::None ||
           (text.size() > 8 && out_.subject.find(text) != std::string::npos);
}

/// The lines after a repeated class line that repeat the header too.
std::size_t BodyParser::skip_section_head(std::size_t line) {
    for (std::size_t count = 0; count < kLookAhead && line < state_.size(); ++count) {
        const std::size_t next = state_.next_text(line);
        if (next >= state_.size() || state_.text(next).size() > kMaxHeaderLine ||
            !repeats_header(state_.text(next))) {
            return line;
        }
        state_.mark(next, LinePart::SectionHead);
        line = next + 1;
    }
    return line;
}

std::size_t BodyParser::take_section_head(std::size_t line) {
    if (!is_own_section(state_.text(line))) {
        return line;
    }
    const auto found = parse_class_line(state_.text(line));
    state_.mark(line, LinePart::SectionHead);
    see_section(found->section);
    if (found->total <= kMaxSections) {
        out_.sections_total_lost = out_.sections_total_lost && found->total == 0;
        out_.sections_total = std::max(out_.sections_total, found->total);
    }
    mark_ = true;
    return skip_section_head(line + 1);
}

/// After the end of a section on the wire: the class line of the next one of the same telegram;
/// size() when there is none near.
std::size_t BodyParser::find_next_section(std::size_t line) const {
    for (std::size_t count = 0; count < kLookAhead && line < state_.size(); ++line) {
        if (state_.blank(line)) {
            continue;
        }
        ++count;
        const auto found = parse_class_line(state_.text(line));
        if (found && found->section > 1 && is_own_section(state_.text(line))) {
            return line;
        }
    }
    return state_.size();
}

std::size_t BodyParser::take_trailer(std::size_t line) {
    const std::string_view text = state_.text(line);
    const bool separator = text == "BT";
    if (separator) {
        const std::size_t next = state_.next_text(line + 1);
        const bool end = next >= state_.size() || is_end_mark(state_.text(next)) ||
                         is_level_banner(state_.text(next)) ||
                         recognise_header_line(state_.text(next)) != HeaderLine::None;
        if (!end) {
            state_.mark(line, LinePart::Separator);
            mark_ = true;
            return line + 1;
        }
    }
    const std::size_t section = find_next_section(line + 1);
    if (section >= state_.size()) {
        end_at(line);
        return line + 1;
    }
    for (std::size_t at = line; at < section; ++at) {
        if (!state_.blank(at)) {
            const bool first = at == line;
            const LinePart part = is_end_mark(state_.text(at)) ? LinePart::Trailer
                                  : state_.text(at) != "BT"    ? LinePart::SectionHead
                                  : first                      ? LinePart::Trailer
                                                               : LinePart::Separator;
            state_.mark(at, part);
        }
    }
    mark_ = true;
    blank_ = true;
    return section;
}

std::size_t BodyParser::take_signature(std::size_t line) {
    if (is_end_word(state_, line)) {
        end_at(line);
        return line + 1;
    }
    const bool closed = blank_ || ends_sentence() || mark_ || is_closing_word(last_.text);
    if (out_.paragraphs.empty() || !is_signature(state_, line, closed, last_number_ + 1)) {
        return line;
    }
    while (line < state_.size()) {
        state_.mark(line, LinePart::Signature);
        out_.signature.push_back(state_.text(line));
        const std::size_t next = state_.next_text(line + 1);
        // Two signers, one below the other.
        if (next > line + 2 || next >= state_.size() || !has_signature_shape(state_.text(next)) ||
            is_level_banner(state_.text(next)) || is_end_mark(state_.text(next))) {
            break;
        }
        line = next;
    }
    const std::size_t after = find_next_section(line + 1);
    if (after >= state_.size()) {
        end_at(line + 1);
    }
    return line + 1;
}

std::size_t BodyParser::take_banner(std::size_t line) {
    const std::string_view text = state_.text(line);
    const bool below_level = line > 0 && out_.lines[line - 1].part == LinePart::Banner;
    if (!is_downgrading_mark(text) && !is_level_banner(text) &&
        !(below_level && is_handling_banner(text))) {
        return line;
    }
    note_group(text);
    state_.mark(line, LinePart::Banner);
    mark_ = true;
    return line + 1;
}

/// `GP-3`: what the order of 1953 had in the place of an E.O. line. [spec 4.1]
void BodyParser::note_group(std::string_view mark) {
    mark.remove_suffix(mark.ends_with('.') ? 1 : 0);
    if (mark.starts_with("GP") && out_.executive_order.empty() &&
        out_.executive_order_text.empty()) {
        out_.executive_order_text = mark;
    }
}

/// `GP-3 SHRIVER`: the group before the signature on its line.
std::size_t BodyParser::take_group_and_signature(std::size_t line) {
    const std::string_view text = state_.text(line);
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos || !is_downgrading_mark(text.substr(0, blank))) {
        return line;
    }
    Span& content = state_.content[line];
    const std::uint32_t begin = content.begin;
    content.begin = state_.offset_of(trim_left(text.substr(blank)));
    const std::size_t next = take_signature(line);
    if (next == line) {
        content.begin = begin;
    } else {
        note_group(text.substr(0, blank));
    }
    return next;
}

std::size_t BodyParser::take_caption(std::size_t line) {
    const bool alone = blank_ && (line + 1 >= state_.size() || state_.blank(line + 1));
    if (!alone || !is_caption_word(state_.text(line))) {
        return line;
    }
    state_.mark(line, LinePart::SectionHead);
    mark_ = true;
    return line + 1;
}

/// What an archive wrote, not the sender: its banner, its attributes.
std::size_t BodyParser::take_archive_line(std::size_t line) {
    const std::string_view text = state_.text(line);
    if (is_release_banner(text)) {
        state_.mark(line, LinePart::Banner);
        mark_ = true;
        return line + 1;
    }
    if (begins_attributes(text)) {
        end_at(line);
        return line + 1;
    }
    return line;
}

std::size_t BodyParser::take_furniture(std::size_t line) {
    const std::string_view text = state_.text(line);
    if (!may_be_furniture(text[0]) || text.size() > kMaxHeaderLine) {
        return line;
    }
    if (state_.smart && begins_smart_tail(state_, line)) {
        end_at(parse_smart_tail(state_, line));
        return line + 1;
    }
    if (is_long_and_small(text)) {
        return take_archive_line(line);
    }
    if (text == "BT" || is_end_mark(text)) {
        return take_trailer(line);
    }
    const bool figure = is_digit(text.back()) || text.back() == 'Z';
    std::size_t next = text[0] == 'P' || figure ? take_page_mark(line) : line;
    next = next == line ? take_banner(line) : next;
    next = next == line ? take_archive_line(line) : next;
    if (next != line) {
        return next;
    }
    Level level = Level::None;
    if (level_length(text, level) > 0 || text[0] == 'S') {
        next = take_section_head(line);
    }
    next = next == line ? take_caption(line) : next;
    if (next == line && text[0] == 'G') {
        next = take_group_and_signature(line);
    }
    const bool short_capitals = text.size() <= kLongestSignature && is_upper(text[0]);
    return next == line && short_capitals ? take_signature(line) : next;
}

}  // namespace reftel::telegram
