// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/byte_set.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"
#include "telegram/limits.h"

// attributes = "Message Attributes" { key ":" value { continuation } }      [spec 1.4]
// A continuation line is one that does not begin with a key. Keys are words in capitals and small
// letters; the list of known ones tells where a block begins that has lost its marker.
namespace reftel::telegram {
namespace {

constexpr std::array<std::string_view, 12> kFirstKeys{"Automatic Decaptioning",
                                                      "Capture Date",
                                                      "Channel Indicators",
                                                      "Current Classification",
                                                      "Concepts",
                                                      "Control Number",
                                                      "Document Number",
                                                      "Document Unique ID",
                                                      "Disposition Action",
                                                      "Draft Date",
                                                      "Film Number",
                                                      "Decaption Date"};
constexpr std::string_view kMarker = "Message Attributes";
constexpr ByteSet kInitials = ByteSet::initials_of(kFirstKeys);

/// All keys that the releases of 1973 to 1979 have. [spec 1.4]
constexpr auto kKeys = std::to_array<std::string_view>({"Automatic Decaptioning",
                                                        "Capture Date",
                                                        "Channel Indicators",
                                                        "Concepts",
                                                        "Control Number",
                                                        "Copy",
                                                        "Current Classification",
                                                        "Current Handling Restrictions",
                                                        "Decaption Date",
                                                        "Decaption Note",
                                                        "Disposition Action",
                                                        "Disposition Approved on Date",
                                                        "Disposition Authority",
                                                        "Disposition Case Number",
                                                        "Disposition Comment",
                                                        "Disposition Date",
                                                        "Disposition Event",
                                                        "Disposition History",
                                                        "Disposition Reason",
                                                        "Disposition Remarks",
                                                        "Document Number",
                                                        "Document Source",
                                                        "Document Unique ID",
                                                        "Draft Date",
                                                        "Drafter",
                                                        "Enclosure",
                                                        "Errors",
                                                        "Executive Order",
                                                        "Film Number",
                                                        "From",
                                                        "Handling Restrictions",
                                                        "Image Path",
                                                        "ISecure",
                                                        "Legacy Key",
                                                        "Line Count",
                                                        "Locator",
                                                        "Markings",
                                                        "Message ID",
                                                        "Office",
                                                        "Original Classification",
                                                        "Original Handling Restrictions",
                                                        "Original Previous Classification",
                                                        "Original Previous Handling Restrictions",
                                                        "Page Count",
                                                        "Previous Channel Indicators",
                                                        "Previous Classification",
                                                        "Previous Handling Restrictions",
                                                        "Reference",
                                                        "Retention",
                                                        "Review Action",
                                                        "Review Authority",
                                                        "Review Comment",
                                                        "Review Content Flags",
                                                        "Review Date",
                                                        "Review Event",
                                                        "Review Exemptions",
                                                        "Review History",
                                                        "Review Markings",
                                                        "Review Media Identifier",
                                                        "Review Referrals",
                                                        "Review Release Date",
                                                        "Review Release Event",
                                                        "Review Transfer Date",
                                                        "Review Withdrawn Fields",
                                                        "SAS ID",
                                                        "Secure",
                                                        "Sent Date",
                                                        "Status",
                                                        "Subject",
                                                        "TAGS",
                                                        "To",
                                                        "Type"});

/// Values are wrapped at about this many columns.
constexpr std::size_t kFullLine = 100;

bool is_known_key(std::string_view key) {
    return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

/// The key of a `Key: value` line: up to five words that begin with a capital or are `on`, `of`;
/// empty when there is none.
std::string_view key_of(std::string_view text) {
    const std::size_t colon = text.substr(0, 48).find(':');
    if (colon == std::string_view::npos || colon < 2 || !is_upper(text[0])) {
        return {};
    }
    const std::string_view key = text.substr(0, colon);
    for (const char c : key) {
        if (!is_alpha(c) && c != ' ' && c != '/') {
            return {};
        }
    }
    const bool small = std::any_of(key.begin(), key.end(), is_lower);
    return small || key == "TAGS" ? key : std::string_view{};
}

const Attribute* find_attribute(const Telegram& telegram, std::string_view key) {
    for (const Attribute& attribute : telegram.attributes) {
        if (attribute.key == key && attribute.value != "n/a" && !attribute.value.empty()) {
            return &attribute;
        }
    }
    return nullptr;
}

/// `12 MAR 1976`
std::optional<Date> read_draft_date(std::string_view text) {
    const auto day = parse_number(text.substr(0, leading_digits(text)));
    text = trim_left(text.substr(leading_digits(text)));
    const unsigned month = text.size() < 3 ? 0 : month_number(text.substr(0, 3));
    text = trim_left(text.substr(std::min<std::size_t>(text.size(), 3)));
    const auto year = parse_number(text.substr(0, leading_digits(text)));
    if (!day || month == 0 || !year || text.size() != 4) {
        return std::nullopt;
    }
    const Date out{static_cast<int>(*year), month, *day};
    return is_valid(out) ? std::optional<Date>(out) : std::nullopt;
}

/// A record without a text: who sent it, to whom and when stand in the attributes alone. Of several
/// addressees the first is named: `LONDON MULTIPLE`.
void read_record(ParserState& state, std::size_t line, std::string_view from, std::string_view to) {
    Telegram& out = state.out;
    if (out.from.empty() && from != "n/a") {
        out.from = from;
    }
    if (constexpr std::string_view kMore = " MULTIPLE"; to.ends_with(kMore)) {
        to.remove_suffix(kMore.size());
    }
    if (out.addressees.empty() && !to.empty() && to != "n/a") {
        Addressee& addressee = out.addressees.emplace_back();
        addressee.plad = to;
        addressee.at = state.span_of(to);
    }
    if (const Attribute* drafted = find_attribute(out, "Draft Date"); drafted != nullptr) {
        out.date = out.dtg || out.date ? out.date : read_draft_date(drafted->value);
    }
    const Attribute* locator = find_attribute(out, "Locator");
    state.report("text-absent", Finding::Severity::Info, state.content[line].begin,
                 locator == nullptr ? std::string("the record holds no text")
                                    : "the record holds no text: " + locator->value);
}

/// What the text itself does not say, the attributes may.
void fill_gaps(ParserState& state) {
    Telegram& out = state.out;
    if (const Attribute* subject = find_attribute(out, "Subject");
        subject != nullptr && out.subject.empty()) {
        out.subject = subject->value;
    }
    const Attribute* number = find_attribute(out, "Document Number");
    if (number != nullptr && !out.mrn && state.candidate.number == 0) {
        out.mrn = parse_typed_mrn(number->value);
    }
    const Attribute* level = find_attribute(out, "Original Classification");
    if (level != nullptr && out.classification.level == Level::None) {
        if (const auto found = parse_classification(level->value)) {
            out.classification = *found;
        }
    }
}

}  // namespace

bool begins_attributes(std::string_view text) {
    if (text == kMarker) {
        return true;
    }
    const std::string_view key = kInitials.starts(text) ? key_of(text) : std::string_view{};
    return !key.empty() && std::find(kFirstKeys.begin(), kFirstKeys.end(), key) != kFirstKeys.end();
}

void parse_attributes(ParserState& state, std::size_t line) {
    Telegram& out = state.out;
    if (out.variant == Variant::Unknown || out.variant == Variant::Terp) {
        out.variant = Variant::Nara;
    }
    const std::size_t first = line;
    std::string_view tags;
    std::string_view from;
    std::string_view to;
    std::size_t last_size = 0;
    std::size_t lines = 0;  // Of the value
    for (; line < state.size(); ++line) {
        if (state.blank(line)) {
            continue;
        }
        const std::string_view text = state.text(line);
        const std::string_view key = key_of(text);
        const bool known = is_known_key(key);
        if (!known && is_release_banner(text)) {  // Markings have its words as their value.
            state.mark(line, LinePart::Banner);
            continue;
        }
        state.mark(line, LinePart::Attributes);
        if (text == kMarker) {
            continue;
        }
        // What looks like a key behind a full line is the rest of a wrapped value.
        const bool wrapped = !known && last_size >= kFullLine;
        last_size = text.size();
        if (!key.empty() && !wrapped) {
            if (!known) {
                state.report("attribute-unknown", Finding::Severity::Info,
                             state.content[line].begin,
                             "no release has had the attribute " + std::string(key));
            }
            const std::string_view value = trim_left(text.substr(key.size() + 1));
            out.attributes.push_back({key, collapse_space(value)});
            lines = 1;
            tags = key == "TAGS" ? value : tags;
            from = key == "From" ? value : from;
            to = key == "To" ? value : to;
        } else if (++lines > kMaxAttributeLines) {
            state.mark(line, LinePart::Junk);
        } else if (!out.attributes.empty()) {
            std::string& value = out.attributes.back().value;
            value += value.empty() ? "" : " ";
            value += collapse_space(text);
        }
    }
    if (out.tags.empty() && !tags.empty()) {
        add_tags(state, tags);
    }
    fill_gaps(state);
    if (out.paragraphs.empty()) {
        read_record(state, first, from, to);
    }
}

}  // namespace reftel::telegram
