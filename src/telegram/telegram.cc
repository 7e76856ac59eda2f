// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/telegram.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace reftel::telegram {
namespace {

template <typename Enum, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? names[index] : std::string_view{};
}

constexpr std::array<std::string_view, 10> kVariants{
    "unknown", "acp127", "state-short", "terp",         "nara",
    "smart",   "janap",  "fco",         "navy-general", "retyped"};
constexpr std::array<std::string_view, 3> kRoles{"action", "info", "exempt"};
constexpr std::array<std::string_view, 7> kParagraphKinds{
    "text", "summary", "comment", "action-request", "heading", "quoted", "table"};
constexpr std::array<std::string_view, 3> kSeverities{"info", "warning", "error"};
constexpr std::array<std::string_view, 29> kParts{"blank",
                                                  "junk",
                                                  "transmission-id",
                                                  "routing",
                                                  "calling-station",
                                                  "transmission",
                                                  "dtg",
                                                  "from",
                                                  "to",
                                                  "info",
                                                  "exempt",
                                                  "separator",
                                                  "class-line",
                                                  "caption",
                                                  "attention",
                                                  "pass",
                                                  "executive-order",
                                                  "tags",
                                                  "subject",
                                                  "ref",
                                                  "classified-by",
                                                  "distribution",
                                                  "attributes",
                                                  "banner",
                                                  "page-mark",
                                                  "section-head",
                                                  "body",
                                                  "signature",
                                                  "trailer"};

}  // namespace

std::string_view to_string(Variant variant) {
    return name_of(kVariants, variant);
}

std::string_view to_string(Addressee::Role role) {
    return name_of(kRoles, role);
}

std::string_view to_string(Paragraph::Kind kind) {
    return name_of(kParagraphKinds, kind);
}

std::string_view to_string(LinePart part) {
    return name_of(kParts, part);
}

std::string_view to_string(Finding::Severity severity) {
    return name_of(kSeverities, severity);
}

void Telegram::clear() {
    message = {};
    variant = Variant::Unknown;
    lines.clear();
    for (std::string_view* view :
         {&channel, &channel_serial, &calling_ri, &station_serial, &filing_time, &transmission,
          &station_section, &format_line_2, &desk_by, &dtg_remarks, &from, &class_line,
          &executive_order, &executive_order_text}) {
        *view = {};
    }
    routing_precedence = precedence = info_precedence = Precedence::None;
    routing.clear();
    dtg.reset();
    date.reset();
    local_time.clear();
    addressees.clear();
    mrn.reset();
    series_id.clear();
    number = 0;
    classification.level = Level::None;
    classification.caveats.clear();
    sections_total = 1;
    sections_total_lost = false;
    sections.clear();
    captions.clear();
    attention.clear();
    tags.clear();
    subject.clear();
    references.clear();
    classified_by.clear();
    distribution.clear();
    attributes.clear();
    reading.text.clear();
    reading.map.clear();
    paragraphs.clear();
    inline_blocks.clear();
    mends.clear();
    signature.clear();
    findings.clear();
}

bool looks_like_telegram(const Telegram& telegram) {
    if (!telegram.attributes.empty()) {
        return true;
    }
    const bool class_line_with_origin =
        !telegram.class_line.empty() &&
        (telegram.mrn || telegram.sections.size() == 1 || !telegram.tags.empty());
    const bool edition = telegram.date && telegram.number != 0;
    return edition ||
           (telegram.dtg && (!telegram.from.empty() || !telegram.addressees.empty() ||
                             telegram.variant == Variant::Retyped)) ||
           (!telegram.from.empty() &&
            (!telegram.addressees.empty() || !telegram.channel.empty())) ||
           class_line_with_origin || (!telegram.channel.empty() && !telegram.calling_ri.empty());
}

bool is_corrected_copy(const Telegram& telegram) {
    constexpr std::string_view kWords = "CORRECTEDCOPY";
    return std::any_of(telegram.captions.begin(), telegram.captions.end(),
                       [&](std::string_view caption) {
                           std::size_t matched = 0;
                           for (const char c : caption) {
                               if (matched == kWords.size()) {
                                   break;
                               }
                               if (c != ' ') {
                                   matched = to_upper(c) == kWords[matched] ? matched + 1 : 0;
                               }
                           }
                           return matched == kWords.size();
                       });
}

std::uint64_t fingerprint(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    bool word = false;
    bool any = false;
    for (const char c : text) {
        const bool letter = is_alnum(c) || (c & '\x80') != 0;
        if (letter) {
            if (!word && any) {
                hash = (hash ^ ' ') * 0x100000001b3;
            }
            hash = (hash ^ static_cast<unsigned char>(to_lower(c))) * 0x100000001b3;
            any = true;
        }
        word = letter;
    }
    return hash;
}

}  // namespace reftel::telegram
