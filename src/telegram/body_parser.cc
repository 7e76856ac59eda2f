// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/body_parser.h"

#include <algorithm>

#include "base/text.h"
#include "telegram/byte_set.h"
#include "telegram/lexer.h"

namespace reftel::telegram {
namespace {

unsigned mends_allowed(const ParserState& state) {
    const unsigned joints = state.out.sections_total > 1 ? state.out.sections_total - 1U : 0U;
    return std::max(joints, state.calling_section ? 1U : 0U);
}

constexpr std::size_t kLongestHeading = 72;
constexpr ByteSet kEndOfSentence(".?!:\")");
/// The first bytes of a line that opening_of() has to look at.
constexpr ByteSet kMayOpen("0123456789(\xC2Il");

/// Widens a Mend from the place of its joint to the whole word.
void complete_mend(std::string_view text, Mend& mend) {
    while (mend.text.begin > 0 && is_alpha(text[mend.text.begin - 1])) {
        --mend.text.begin;
    }
    while (mend.text.end < text.size() && is_alpha(text[mend.text.end])) {
        ++mend.text.end;
    }
}

}  // namespace

BodyParser::BodyParser(ParserState& state)
    : state_(state),
      out_(state.out),
      writer_(state.message, state.out.reading),
      joiner_(state.message, mends_allowed(state)),
      section_(state.out.sections.empty() ? std::uint16_t{1} : state.out.sections.back()) {
    out_.reading.text.reserve(state.message.size());
}

void BodyParser::run(std::size_t line) {
    while (line < state_.size() && !ended_) {
        if (state_.blank(line)) {
            blank_ = true;
            underline_ = false;
            ++line;
            continue;
        }
        const std::size_t next = take_furniture(line);
        if (next != line) {
            line = next;
            continue;
        }
        take_text(line);
        ++line;
    }
}

TextLine BodyParser::shape_of(std::size_t line) const {
    TextLine out;
    out.text = state_.text(line);
    const Span& at = out_.lines[line].at;
    out.indent = state_.content[line].begin - at.begin;
    const std::uint32_t end = state_.content[line].end;
    out.trailing_blank = end < at.end && state_.message[end] == ' ';
    out.columns = has_columns(out.text);
    const char first = out.text[0];
    if (kListSigns.has(first)) {
        out.list = list_mark_length(out.text) > 0;
    } else if (out.text.size() > 2 && !is_alpha(out.text[1]) && is_alnum(first)) {
        // `a.`, `1)`: only where the line before has come to an end, or where that mark is due.
        const std::string_view before = last_.text;
        const bool ended =
            before.empty() || before.size() < 45 || blank_ || kEndOfClause.has(before.back());
        out.list = (ended && list_mark_length(out.text) > 0) || items_.go_on_with(out.text);
    }
    return out;
}

bool BodyParser::ends_sentence() const {
    if (last_.text.empty()) {
        return true;
    }
    return kEndOfSentence.has(last_.text.back());
}

/// `I.` or `l.` where a 1 is meant: a paragraph 2 follows before a II does.
bool BodyParser::is_roman_one(std::size_t line) const {
    const std::string_view text = state_.text(line);
    if (last_number_ != 0 || text.size() < 8 || (text[0] != 'I' && text[0] != 'l') ||
        text[1] != '.' || text[2] != ' ') {
        return false;
    }
    std::size_t at = line + 1;
    for (std::size_t count = 0; at < state_.size() && count < kLookAhead; ++at, ++count) {
        if (state_.text(at).starts_with("II")) {
            return false;
        }
        if (state_.text(at).starts_with("2.")) {
            return true;
        }
    }
    return false;
}

/// `16 THE SOVIETS ...`: a number whose full stop is lost. It is the next one, stands at the front
/// of a line of text behind a finished paragraph, and the number after it follows.
ParagraphOpening BodyParser::number_without_sign(std::size_t line) const {
    constexpr std::size_t kShortestLine = 30;  // Rows of tables are shorter, or have columns
    const std::string_view text = state_.text(line);
    const std::size_t digits = leading_digits(text);
    const unsigned number = last_number_ + 1U;
    if (!blank_ || last_number_ == 0 || digits > 3 || text.size() < kShortestLine ||
        parse_number(text.substr(0, digits)) != number || text[digits] != ' ' || !ends_sentence() ||
        has_columns(text)) {
        return {};
    }
    const std::size_t words = text.find_first_not_of(' ', digits);
    if (words == std::string_view::npos || !is_upper(text[words])) {
        return {};
    }
    for (std::size_t at = line + 1; at < std::min(state_.size(), line + kLookAhead); ++at) {
        const ParagraphOpening next =
            state_.blank(at) ? ParagraphOpening() : read_opening(state_.text(at));
        if (next.number == 0) {
            continue;
        }
        ParagraphOpening out;
        out.number = next.number == number + 1 ? static_cast<std::uint16_t>(number) : 0;
        out.length = out.number == 0 ? 0 : words;
        return out;
    }
    return {};
}

/// Whether a number is that of a paragraph. `8)` behind the items 1) to 7) of a list is the next
/// item, even where paragraph 7 was the last.
bool BodyParser::accepts_number(std::size_t line, const ParagraphOpening& opening) {
    const std::string_view text = state_.text(line);
    const std::size_t digits = leading_digits(text);
    const bool item = digits > 0 && text[digits] == ')' && opening.mark_text.empty();
    const bool next_item = item && listed_ != 0 && opening.number == listed_ + 1;
    const bool accepted = !next_item && goes_on_from_last(line, opening);
    if (accepted || item) {
        listed_ = accepted ? 0 : opening.number;
    }
    return accepted;
}

bool BodyParser::goes_on_from_last(std::size_t line, const ParagraphOpening& opening) {
    const unsigned number = opening.number;
    const std::uint32_t indent = state_.content[line].begin - out_.lines[line].at.begin;
    const bool set_apart = blank_ || underline_ || mark_ || !open_;
    if (number == last_number_ + 1) {
        return set_apart || indent < last_.indent + 2 || !opening.mark_text.empty();
    }
    if (last_number_ == 0) {
        return number <= 3;
    }
    const bool marked = !opening.mark_text.empty();
    const bool repeated = number == last_number_ && (blank_ || marked) && indent < 2;
    const bool skipped = number == last_number_ + 2 && (set_apart || marked);
    const bool restarted = number == 1 && blank_ && marked && out_.sections.size() > 1;
    const bool jumped =
        number > last_number_ + 2 && number < last_number_ + 40 && blank_ && (marked || mark_);
    if (!repeated && !skipped && !restarted && !jumped) {
        return false;
    }
    state_.report("paragraph-number-jump", Finding::Severity::Warning, state_.content[line].begin,
                  "paragraph " + std::to_string(number) + " follows paragraph " +
                      std::to_string(last_number_));
    return true;
}

/// A short line alone between blank lines, or with a rule below, that ends like no sentence. [F32]
bool BodyParser::is_heading(std::size_t line) const {
    const std::string_view text = state_.text(line);
    if (text.size() > kLongestHeading || text.size() < 2) {
        return false;
    }
    const std::size_t next = line + 1;
    if (next >= state_.size()) {
        return false;
    }
    const bool rule_below = !state_.blank(next) && is_underline(state_.text(next));
    const bool two_lines = underline_ && next + 1 < state_.size() && !state_.blank(next) &&
                           !state_.blank(next + 1) && is_underline(state_.text(next + 1));
    if (rule_below || two_lines) {
        return true;
    }
    const char last = text.back();
    if (last == '.' || last == ',' || last == ':' || last == ';' || list_mark_length(text) > 0 ||
        !(blank_ || underline_) || (!is_alnum(text[0]) && text[0] != '(')) {
        return false;
    }
    if (state_.blank(next)) {
        const std::size_t letter = text.find_first_not_of('(');
        return letter != std::string_view::npos && is_upper(text[letter]) &&
               state_.next_text(next) < state_.size();
    }
    const ParagraphOpening after = read_opening(state_.text(next));
    return after.number == last_number_ + 1 && is_upper(text[0]);
}

/// After blank lines: only a page break within a paragraph lets it go on.
bool BodyParser::continues_block(std::size_t line) const {
    if (!open_ || underline_ ||
        (out_.paragraphs.back().kind == Paragraph::Kind::Heading && blank_)) {
        return false;
    }
    if (!blank_) {
        return out_.paragraphs.back().kind != Paragraph::Kind::Heading || !mark_;
    }
    return mark_ && !ends_sentence() && state_.text(line)[0] != '(';
}

void BodyParser::set_address(Paragraph& paragraph) {
    if (paragraph.number != 0) {
        const unsigned use = ++used_[paragraph.number];
        paragraph.address = std::to_string(paragraph.number);
        if (use > 1) {
            paragraph.address += '-';
            paragraph.address += std::to_string(use);
        }
        return;
    }
    const bool heading = paragraph.kind == Paragraph::Kind::Heading;
    paragraph.address = heading ? 'h' : 's';
    paragraph.address += std::to_string(heading ? ++headings_ : ++unnumbered_);
}

void BodyParser::begin_block(Paragraph::Kind kind, const ParagraphOpening& opening) {
    if (writer_.size() > 0) {
        const std::uint32_t end = state_.content[last_line_].end;
        const std::uint32_t end_of_line = out_.lines[last_line_].at.end;
        writer_.space('\n', end, end_of_line);
        writer_.space('\n', end + 1, end_of_line);
    }
    Paragraph& paragraph = out_.paragraphs.emplace_back();
    paragraph.kind = kind;
    paragraph.number = opening.number;
    paragraph.mark = opening.mark;
    paragraph.mark_text = opening.mark_text;
    paragraph.section = section_;
    paragraph.text = {writer_.size(), writer_.size()};
    set_address(paragraph);
    open_ = true;
    block_lines_ = 0;
    items_ = {};
    all_columns_ = true;
    if (opening.number != 0) {
        last_number_ = opening.number;
    }
}

/// Puts together a word that was cut at the end of the last line; it goes on at `from`.
void BodyParser::mend(Joint joint, std::uint32_t from) {
    if (joint == Joint::DropHyphen) {
        writer_.drop_last();
    } else {
        state_.report("word-mended", Finding::Severity::Info, from,
                      "a word cut at the end of a section was put together");
    }
    out_.mends.push_back({{writer_.size(), writer_.size()}, from});
}

void BodyParser::append(std::size_t line, const TextLine& shape, std::uint32_t from) {
    const Span& at = state_.content[line];
    Paragraph& paragraph = out_.paragraphs.back();
    const bool first = block_lines_ == 0;
    if (from < at.end) {
        const Joint joint = paragraph.text.empty() ? Joint::Glued : joiner_.join(last_, shape);
        const bool mended = joint == Joint::DropHyphen || joint == Joint::Mend;
        if (joint == Joint::Blank || joint == Joint::Break) {
            writer_.space(joint == Joint::Blank ? ' ' : '\n', state_.content[last_line_].end,
                          out_.lines[last_line_].at.end);
        } else if (mended) {
            mend(joint, from);
        }
        writer_.copy(from, at.end);
        paragraph.text.end = writer_.size();
        if (mended) {
            complete_mend(out_.reading.text, out_.mends.back());
        }
        all_columns_ = all_columns_ && shape.columns;
        ++block_lines_;
        if (all_columns_ && block_lines_ > 1 && paragraph.number == 0) {
            paragraph.kind = Paragraph::Kind::Table;
        } else if (paragraph.kind == Paragraph::Kind::Table) {
            paragraph.kind = Paragraph::Kind::Text;
        }
    }
    joiner_.note(shape);
    if (shape.list) {
        items_.note(shape.text);
    }
    last_ = shape;
    last_.first = first;
    last_line_ = line;
    blank_ = false;
    mark_ = false;
    underline_ = false;
}

/// How a line of text opens: as read_opening() says, or with what stands for a number here.
ParagraphOpening BodyParser::opening_of(std::size_t line) {
    const std::string_view text = state_.text(line);
    const char first = text[0];
    ParagraphOpening out;
    if (is_digit(first) || first == '(' || first == '\xC2') {
        out = read_opening(text);
    } else if ((first == 'I' || first == 'l') && is_roman_one(line)) {
        out.number = 1;
        out.length = 3;
    }
    if (out.number == 0 && is_digit(first)) {
        out = number_without_sign(line);
        if (out.number != 0) {
            state_.report(
                "paragraph-number-unsigned", Finding::Severity::Info, state_.content[line].begin,
                "no full stop stands behind the number of paragraph " + std::to_string(out.number));
        }
    }
    return out;
}

void BodyParser::take_text(std::size_t line) {
    const std::string_view text = state_.text(line);
    const char first = text[0];
    if (!is_alnum(first) && is_underline(text)) {
        open_ = false;
        underline_ = true;
        return;
    }
    ParagraphOpening opening = kMayOpen.has(first) ? opening_of(line) : ParagraphOpening();
    const TextLine shape = shape_of(line);
    const std::uint32_t begin = state_.content[line].begin;
    if (opening.number != 0 && accepts_number(line, opening)) {
        begin_block(Paragraph::Kind::Text, opening);
        append(line, shape, begin + static_cast<std::uint32_t>(opening.length));
        return;
    }
    if (opening.number != 0) {
        opening = {};
    }
    if (open_ && continues_block(line)) {
        append(line, shape, begin);
        return;
    }
    begin_block(is_heading(line) ? Paragraph::Kind::Heading : Paragraph::Kind::Text, opening);
    append(line, shape, begin + static_cast<std::uint32_t>(opening.length));
    if (out_.paragraphs.back().kind == Paragraph::Kind::Heading && line + 1 < state_.size() &&
        read_opening(state_.text(line + 1)).number != 0) {
        open_ = false;
    }
}

void parse_body(ParserState& state, std::size_t line) {
    BodyParser(state).run(line);
}

}  // namespace reftel::telegram
