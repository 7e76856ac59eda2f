// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "telegram/telegram.h"

namespace reftel::telegram {

// How a message is read.
//
//   split_lines        every byte is in a line
//   find_header        where the telegram begins; before it is Junk
//   parse_header       FL1 to FL9, prints, class line, captions, labels; stops at the first line of
//   text parse_body         paragraphs, furniture, sections, signature, trailer, what follows;
//   writes the reading text mark_blocks        summaries, comments, quotations check_telegram what
//   disagrees
//
// Each stage gives every line it takes its part and goes on from the next; none goes back over more
// than kLookAhead lines.

/// A number and a name that may become the MRN, with how much they are worth.
struct MrnCandidate {
    enum class Source : std::uint8_t { None, Place, Attributes, PageMark, Title, ClassLine };
    Source source = Source::None;
    std::string_view origin;  ///< As written; empty: that of the FM line.
    std::uint32_t number = 0;
    std::uint32_t offset = 0;   ///< Byte of the message.
    std::string_view series{};  ///< `A`: the number is that of an airgram.
};

/// What the stages of parse() share. Views the message.
struct ParserState {
    ParserState(std::string_view text, Telegram& telegram, const ParseHints& known)
        : message(text), out(telegram), hints(known) {}

    std::string_view message;
    Telegram& out;
    const ParseHints& hints;
    std::vector<Span> content;  ///< Of each line: its bytes without margins. Stages move `begin`
                                ///< past what they have read.

    // Header
    bool print =
        false;  ///< A PAGE line was seen: distribution block until the date-time group. [F20]
    bool frus_title = false;       ///< `TELEGRAM` or `Department of State`.
    std::string_view department;   ///< `Department of State` of that title.
    bool navy = false;             ///< MSGID/, NAVADMIN.
    bool smart = false;            ///< `MRN:` label lines.
    bool labels_seen = false;      ///< E.O., TAGS or SUBJECT.
    bool class_seen = false;       ///< A class line, or a level alone after FM: the text has begun.
    bool number_seen = false;      ///< A class line with its number or section.
    std::uint16_t year = 0;        ///< Of a date-time group whose day or time cannot be read.
    bool calling_section = false;  ///< `#0436/01`: the DE line names a section.
    bool text_marker = false;      ///< `Message Text`
    std::size_t label_ahead = 0;   ///< A label line is known to stand at this line.
    std::size_t no_label_before = 0;  ///< No label line from the header up to this line.
    bool british_number = false;      ///< TELNO: the number is that of a British post.
    MrnCandidate candidate;
    std::string from_origin;             ///< Canonical origin of the FM line.
    std::vector<Span> reference_fields;  ///< Contents of REF fields: read when the MRN is known.
    std::uint32_t subject_offset = 0;

    // Body
    std::size_t text_end = 0;  ///< First line after the telegram's text.

    [[nodiscard]] std::size_t size() const { return content.size(); }
    [[nodiscard]] std::string_view text(std::size_t line) const {
        const Span& at = content[line];
        return {message.data() + at.begin, at.size()};
    }
    [[nodiscard]] bool blank(std::size_t line) const { return content[line].empty(); }
    /// Offset of a view into the message.
    [[nodiscard]] std::uint32_t offset_of(std::string_view view) const {
        return static_cast<std::uint32_t>(view.data() - message.data());
    }
    [[nodiscard]] Span span_of(std::string_view view) const {
        const std::uint32_t begin = offset_of(view);
        return {begin, begin + static_cast<std::uint32_t>(view.size())};
    }
    void mark(std::size_t line, LinePart part) { out.lines[line].part = part; }
    /// Cold: the compiler then keeps the branches that lead here out of the way of the others.
    [[gnu::cold]] void report(std::string_view rule, Finding::Severity severity,
                              std::uint32_t offset, std::string text);
    /// The next line at or after `line` that is not blank; size() when there is none.
    [[nodiscard]] std::size_t next_text(std::size_t line) const {
        while (line < size() && blank(line)) {
            ++line;
        }
        return line;
    }
    void propose_mrn(const MrnCandidate& found) {
        if (found.source > candidate.source && found.number != 0) {
            candidate = found;
        }
    }
};

/// First line of the telegram; size() when nothing looks like one. Lines before it become Junk.
[[nodiscard]] std::size_t find_header(ParserState& state);
/// Reads the header from `line` on; gives the first line of the text.
[[nodiscard]] std::size_t parse_header(ParserState& state, std::size_t line);
/// Reads all from `line` on.
void parse_body(ParserState& state, std::size_t line);
/// Summary, comment, action request and quoted text: paragraph kinds and inline blocks. [spec 7.3]
void mark_blocks(ParserState& state);
/// MRN from its candidates, classification from captions, then the cheap cross-checks.
void settle_mrn(ParserState& state);
void check_telegram(ParserState& state);

}  // namespace reftel::telegram
