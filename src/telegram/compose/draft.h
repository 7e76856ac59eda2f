// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "telegram/classification.h"
#include "telegram/compose/problem.h"
#include "telegram/dtg.h"
#include "telegram/precedence.h"
#include "telegram/reference.h"
#include "telegram/telegram.h"

namespace reftel::telegram::compose {

/// An addressee of a draft. Empty routing indicator: to be looked up.
struct DraftAddressee {
    std::string routing_indicator;  ///< `RUEHC`
    std::string plad;               ///< `SECSTATE WASHDC`
    Precedence precedence = Precedence::None;
    std::string serial;           ///< `3310`
    bool by_other_means = false;  ///< ZEN
    friend bool operator==(const DraftAddressee&, const DraftAddressee&) = default;
};

/// An entry of the REF list. Letters follow from the order.
struct DraftReference {
    std::string text;  ///< `06 STATE 45678 (NOTAL)`, without its letter.
    Reference::Kind kind = Reference::Kind::Unknown;
    friend bool operator==(const DraftReference&, const DraftReference&) = default;
};

/// Who classified and why; `text` stands for the whole line when it is written in another form.
struct DraftClassifiedBy {
    std::string name;       ///< `A. N. Other`
    std::string title;      ///< `DCM`; may be empty.
    std::string paragraph;  ///< `1.4`
    std::string letters;    ///< `bd`
    std::string text;       ///< `Derived From: ...`
    friend bool operator==(const DraftClassifiedBy&, const DraftClassifiedBy&) = default;
    [[nodiscard]] bool empty() const { return name.empty() && text.empty(); }
};

/// A paragraph, heading or preformatted block of the body.
struct DraftBlock {
    enum class Shape : std::uint8_t { Text, Heading, Preformatted };
    Shape shape = Shape::Text;
    /// What a reader will see in a paragraph of text: a summary, a comment, ... Heading and Table
    /// are no kinds of it.
    Paragraph::Kind kind = Paragraph::Kind::Text;
    std::uint16_t number = 0;  ///< 0: unnumbered.
    std::string mark;          ///< `(C)`; may be empty.
    /// Text: one line and one more for each sub-paragraph, single blanks. Preformatted: its lines,
    /// none of them blank. No line end at the end.
    std::string text;
    friend bool operator==(const DraftBlock&, const DraftBlock&) = default;
};

/// A telegram as a person writes it: every part by its name, nothing of the wire's form. What a
/// draft leaves out complete() fills in, or the telegram goes without.
struct Draft {
    // Transmission
    std::string channel;         ///< `XYZ`; empty: no format line 1.
    std::string channel_serial;  ///< `0417`
    std::string station;         ///< `RUEHZD`
    std::string station_serial;  ///< `0231`
    std::string signals;         ///< `ZZH`: follows ZNR or ZNY.
    std::optional<Dtg> filed;
    Precedence precedence = Precedence::None;
    Precedence info_precedence = Precedence::None;
    std::optional<Dtg> dtg;
    std::string remarks;  ///< `ZDK`: follows the date-time group.
    std::string from;     ///< `AMEMBASSY ZENDA`
    std::vector<DraftAddressee> to;
    std::vector<DraftAddressee> info;
    std::vector<std::string> exempt;

    // Text header
    std::string origin;  ///< `ZENDA`: as the class line has it.
    std::uint32_t number = 0;
    Level level = Level::None;           ///< Sensitive: LIMITED OFFICIAL USE.
    std::vector<std::string> captions;   ///< SENSITIVE and NOFORN are among them.
    std::vector<std::string> attention;  ///< `STATE FOR EUR/XX`
    std::vector<std::string> pass;       ///< `STATE PLEASE PASS TO USAID`
    std::string executive_order;         ///< `12958`
    std::string declassify;              ///< `DECL: 04/17/2017`, `N/A`, `GDS`
    std::vector<std::string> tags;       ///< `PREL`; a person as `DOE, JOHN Q`
    std::string subject;                 ///< With its mark in front, capitals.
    std::vector<DraftReference> references;
    DraftClassifiedBy classified_by;

    // Text
    std::vector<DraftBlock> body;
    std::vector<std::string> signature;

    friend bool operator==(const Draft&, const Draft&) = default;
};

/// A part in which two drafts differ.
struct Difference {
    Field field = Field::Draft;
    std::size_t index = 0;
    std::string a;
    std::string b;
};
/// The first one, header before text; nothing when the drafts are equal.
[[nodiscard]] std::optional<Difference> first_difference(const Draft& a, const Draft& b);

}  // namespace reftel::telegram::compose
