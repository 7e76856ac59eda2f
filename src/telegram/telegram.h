// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "base/source_pos.h"
#include "base/utc_time.h"
#include "telegram/classification.h"
#include "telegram/dtg.h"
#include "telegram/facts.h"
#include "telegram/finding.h"
#include "telegram/mrn.h"
#include "telegram/precedence.h"
#include "telegram/reference.h"

namespace reftel::telegram {

/// The form of the header block. [spec 1]
enum class Variant : std::uint8_t {
    Unknown,
    Acp127,
    StateShort,
    Terp,
    Nara,
    Smart,
    Janap,
    Fco,
    NavyGeneral,
    Retyped
};
[[nodiscard]] std::string_view to_string(Variant variant);

/// Somebody a telegram is addressed to. Views into the message.
struct Addressee {
    enum class Role : std::uint8_t { Action, Info, Exempt };
    Role role = Role::Action;
    std::string_view routing_indicator;  ///< `RUEHC`; may be empty.
    std::string_view plad;               ///< `SECSTATE WASHDC`
    Precedence precedence = Precedence::None;
    std::string_view
        serial;  ///< `4877`: the originator's own count for this addressee; empty when not stated.
    bool by_other_means = false;  ///< ZEN: it gets the telegram by other means.
    Span at;                      ///< Bytes of the message.
};
[[nodiscard]] std::string_view to_string(Addressee::Role role);

/// One of the TAGS. Views into the message.
struct Tag {
    std::string_view code;  ///< As written, without brackets; capitals by practice.
    TagKind kind = TagKind::Unknown;
    Span at;
};

/// A paragraph, heading or unnumbered block of the reading text.
struct Paragraph {
    enum class Kind : std::uint8_t {
        Text,
        Summary,
        Comment,
        ActionRequest,
        Heading,
        Quoted,
        Table
    };
    Kind kind = Kind::Text;
    std::uint16_t number = 0;  ///< As written; 0 when unnumbered.
    std::string address;  ///< What stands in its URL: `5`, `5-2` for a second 5, `h1` heading, `s1`
                          ///< unnumbered.
    Level mark = Level::None;  ///< Level of its portion mark.
    std::string_view
        mark_text;  ///< `(U)`, as written; empty when it has none. Views into the message.
    Span text;      ///< Bytes of reading.text, without number and portion mark.
    std::uint16_t section = 1;  ///< The section it begins in.
};
[[nodiscard]] std::string_view to_string(Paragraph::Kind kind);

/// A summary, comment or quoted passage inside a paragraph: `(COMMENT: ... END COMMENT.)`.
struct InlineBlock {
    Paragraph::Kind kind = Paragraph::Kind::Comment;
    Span text;  ///< Bytes of reading.text, marks included.
};

/// What a line of the message is. Every line is exactly one.
enum class LinePart : std::uint8_t {
    Blank,
    Junk,            ///< Outside the telegram: web clutter, unreadable.
    TransmissionId,  ///< FL1 `VZCZC...`
    Routing,         ///< FL2
    CallingStation,  ///< FL3 `DE ...`
    Transmission,    ///< FL4 `ZNR UUUUU ZZH`
    DateTimeGroup,   ///< FL5
    From,            ///< FL6
    To,              ///< FL7 and its continuations
    Info,            ///< FL8 and its continuations
    Exempt,          ///< FL9 `XMT`
    Separator,       ///< `BT`
    ClassLine,       ///< `UNCLAS SECTION 01 OF 02 ASTANA 000436`
    Caption,
    Attention,  ///< `STATE FOR SCA/CEN`
    Pass,       ///< `STATE PLEASE PASS TO USAID`
    ExecutiveOrder,
    Tags,
    Subject,
    Ref,
    ClassifiedBy,
    Distribution,  ///< 1970s prints: ORIGIN/ACTION/INFO with copy counts, drafting block, dash line
    Attributes,    ///< National Archives: `Message Attributes`
    Banner,        ///< Release banners, classification footers
    PageMark,      ///< `ASTANA 00000436  001.2 OF 002`, `PAGE 02 ...`
    SectionHead,   ///< Header lines repeated at the start of sections 2..n
    Body,
    Signature,
    Trailer  ///< `BT`, `#0436`, `NNNN` at the end
};
[[nodiscard]] std::string_view to_string(LinePart part);

struct Line {
    /// Bytes of the message, without the end of line; with the blank line behind it where all lines
    /// have one.
    Span at;
    LinePart part = LinePart::Junk;
};

/// A word that was broken between sections and put together: `principl` / `es`.
struct Mend {
    Span text;             ///< Bytes of reading.text.
    std::uint32_t offset;  ///< Byte of the message where the break was.
};

/// A `Key: value` of the National Archives' attributes block. Views into the message; a wrapped
/// value keeps its first line only in `value`, `whole` has all.
struct Attribute {
    std::string_view key;
    std::string value;  ///< White space collapsed.
};

/// What can be read of one message. Views into the message it was parsed from, which must outlive
/// it.
///
/// A field that is not stated is absent, never guessed. parse() fills one for every input. Reusing
/// one Telegram for many messages keeps its memory.
struct Telegram {
    std::string_view message;  ///< What was parsed: UTF-8 or plain bytes.
    Variant variant = Variant::Unknown;
    std::vector<Line> lines;  ///< All lines of the message, in order.

    // Transmission header
    std::string_view channel;         ///< `XRO`
    std::string_view channel_serial;  ///< `7382`
    Precedence routing_precedence = Precedence::None;
    std::vector<std::string_view> routing;          ///< RIs of format line 2
    std::string_view calling_ri;                    ///< `RUEHTA`
    std::string_view station_serial;                ///< `0436`
    std::string_view station_section;               ///< `01` of `#0436/01`
    std::string_view format_line_2;                 ///< As written, of JANAP-128; see janap.h
    std::string_view filing_time;                   ///< `0710829`: day of the year, hour, minute
    std::string_view transmission;                  ///< `ZNR UUUUU ZZH`
    Precedence precedence = Precedence::None;       ///< For action (and all, when alone)
    Precedence info_precedence = Precedence::None;  ///< The second of a dual one
    std::optional<Dtg> dtg;
    std::string_view dtg_remarks;  ///< `ZDK`
    std::optional<Date> date;  ///< The day that an edition's date line states, or a date-time group
                               ///< whose hour cannot be read.
    std::string local_time;    ///< `16:20`: its hour when that is the place's own, without a Z.
    std::string_view from;     ///< `AMEMBASSY ASTANA`; the place in an edition's date line.
    std::vector<Addressee> addressees;
    std::string_view desk_by;  ///< `051500Z`: when a British telegram had to be on the desk.

    // Text header
    std::optional<Mrn>
        mrn;  ///< From the class line and the DTG's year (or a page line, or the attributes).
    std::string series_id;     ///< `75BONN-A50`: of an airgram or a British telegram, which have no
                               ///< MRN; see series_id.h
    std::uint32_t number = 0;  ///< Its own number as stated, be its origin known or not; 0: none.
    std::string_view class_line;    ///< As written
    Classification classification;  ///< Of class line and captions
    std::uint16_t sections_total = 1;
    bool sections_total_lost = false;     ///< A section is numbered, but how many there are is not
                                          ///< said: sections_total is the highest seen.
    std::vector<std::uint16_t> sections;  ///< Numbers seen, in order
    std::vector<std::string_view> captions;
    std::vector<std::string_view> attention;  ///< Attention and passing lines, as written
    std::string_view executive_order;         ///< `12958`
    std::string_view executive_order_text;    ///< What follows it: `N/A`, `DECL: 04/17/2017`
    std::vector<Tag> tags;
    std::string subject;  ///< On one line, as written otherwise
    std::vector<Reference> references;
    std::string classified_by;  ///< The line(s) as written, on one line

    // 1970s prints and National Archives
    std::vector<std::string_view> distribution;  ///< Lines as written
    std::vector<Attribute> attributes;

    // Text
    MappedText reading;  ///< Sections joined, furniture lifted out, reflowed; the map leads to
                         ///< bytes of `message`.
    std::vector<Paragraph> paragraphs;
    std::vector<InlineBlock> inline_blocks;
    std::vector<Mend> mends;
    std::vector<std::string_view> signature;

    std::vector<Finding> findings;

    /// The text of a paragraph, without number and portion mark.
    [[nodiscard]] std::string_view text_of(const Paragraph& paragraph) const {
        return paragraph.text.of(reading.text);
    }
    /// Empty again, memory kept.
    void clear();
};

/// What is known beside the message itself and helps to read it.
struct ParseHints {
    std::optional<Mrn> mrn;  ///< The id its publisher or its file name gives.
    std::optional<UtcTime>
        created;  ///< The date its publisher gives: the year of the MRN when there is no DTG.
};

/// Reads one message into `out`. Never fails: what is not understood is a Finding or a Junk line,
/// and every byte is in a line. Linear in the size of the message, no recursion. `message` should
/// be UTF-8 (see decode_to_utf8); other bytes are carried along.
void parse(std::string_view message, Telegram& out, const ParseHints& hints = {});
[[nodiscard]] Telegram parse(std::string_view message, const ParseHints& hints = {});

/// True when enough was read that this is a telegram and no other text: a header line with its
/// date-time group or originator, a class line, or National Archives' attributes.
[[nodiscard]] bool looks_like_telegram(const Telegram& telegram);

/// True when a caption says that it replaces an earlier transmission of the same number:
/// `CORRECTED COPY`, also spaced.
[[nodiscard]] bool is_corrected_copy(const Telegram& telegram);

/// Hash of a paragraph's folded words: the same when only case, white space or line breaks differ.
/// FNV-1a, 64 bits.
[[nodiscard]] std::uint64_t fingerprint(std::string_view text);

/// Where the telegrams of a stream of traffic begin: offsets of `VZCZC...` or `ZCZC` lines, or of
/// header blocks after `NNNN`; the first is always 0, so that the slices between them are the whole
/// stream. `NNNN` ends a telegram; text without any such sign is one telegram.
[[nodiscard]] std::vector<std::size_t> find_telegram_starts(std::string_view stream);

/// Offset of the next telegram's start after `from` (which is a start), or the size of the stream.
[[nodiscard]] std::size_t find_next_telegram(std::string_view stream, std::size_t from);

}  // namespace reftel::telegram
