// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <array>

#include "base/text.h"
#include "telegram/byte_set.h"
#include "telegram/furniture.h"
#include "telegram/header_stages.h"
#include "telegram/lexer.h"

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
    std::string_view tags;
    for (; line < state.size(); ++line) {
        if (state.blank(line)) {
            continue;
        }
        const std::string_view text = state.text(line);
        if (is_release_banner(text)) {
            state.mark(line, LinePart::Banner);
            continue;
        }
        state.mark(line, LinePart::Attributes);
        if (text == kMarker) {
            continue;
        }
        const std::string_view key = key_of(text);
        if (!key.empty()) {
            const std::string_view value = trim_left(text.substr(key.size() + 1));
            out.attributes.push_back({key, collapse_space(value)});
            tags = key == "TAGS" ? value : tags;
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
}

}  // namespace reftel::telegram
