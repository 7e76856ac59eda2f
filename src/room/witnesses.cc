// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Two witnesses of one telegram are compared as they are read, not byte by byte: what sources
// differ in most, line ends and page marks, is nothing that a reader asks for. Fields of the header
// are held against each other one by one. Paragraphs are aligned as wholes first, so that one that
// is missing does not shift all others; what stands between equal paragraphs is compared in words.
#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "archive/edition.h"
#include "base/text.h"
#include "room/difference.h"
#include "room/limits.h"
#include "room/room.h"
#include "room/room_state.h"

namespace reftel::room {
namespace {

using telegram::Telegram;

std::string joined(const std::vector<std::string_view>& lines, std::string_view between) {
    std::string out;
    for (const std::string_view line : lines) {
        out.append(out.empty() ? "" : between).append(line);
    }
    return out;
}

std::string field_of(const Telegram& telegram, DifferingPart::Field field) {
    std::string out;
    switch (field) {
        case DifferingPart::Field::Paragraphs:
            break;
        case DifferingPart::Field::Date:
            out = telegram.dtg ? telegram.dtg->time.to_string() : std::string();
            break;
        case DifferingPart::Field::From:
            out = telegram.from;
            break;
        case DifferingPart::Field::Addressees:
            for (const telegram::Addressee& addressee : telegram.addressees) {
                out.append(out.empty() ? "" : " ").append(addressee.plad);
            }
            break;
        case DifferingPart::Field::ClassLine:
            out = telegram.class_line;
            break;
        case DifferingPart::Field::Captions:
            out = joined(telegram.captions, " ");
            break;
        case DifferingPart::Field::Order:
            out = fmt::format("{} {}", telegram.executive_order, telegram.executive_order_text);
            break;
        case DifferingPart::Field::Tags:
            for (const telegram::Tag& tag : telegram.tags) {
                out.append(out.empty() ? "" : " ").append(tag.code);
            }
            break;
        case DifferingPart::Field::Subject:
            out = telegram.subject;
            break;
        case DifferingPart::Field::References:
            for (const telegram::Reference& reference : telegram.references) {
                out.append(out.empty() ? "" : " ").append(reference.text);
            }
            break;
        case DifferingPart::Field::ClassifiedBy:
            out = telegram.classified_by;
            break;
        case DifferingPart::Field::Signature:
            out = joined(telegram.signature, " ");
            break;
    }
    return collapse_space(out);
}

void compare_field(const Telegram& first, const Telegram& second, DifferingPart::Field field,
                   WitnessComparison& out) {
    const std::string one = field_of(first, field);
    const std::string other = field_of(second, field);
    if (one == other) {
        return;
    }
    DifferingPart part;
    part.field = field;
    for (const DifferencePiece& piece : differing_words(one, other)) {
        part.pieces.push_back({piece.kind, std::string(piece.text)});
    }
    out.parts.push_back(std::move(part));
}

/// The paragraphs of a telegram as they are compared, with number and mark.
std::vector<std::string> units_of(const Telegram& telegram) {
    std::vector<std::string> out;
    for (const telegram::Paragraph& paragraph : telegram.paragraphs) {
        std::string text;
        if (paragraph.number > 0) {
            text = fmt::format("{}. ", paragraph.number);
        }
        text.append(paragraph.mark_text).append(" ").append(telegram.text_of(paragraph));
        out.push_back(collapse_space(text));
    }
    return out;
}

std::vector<std::uint32_t> numbered(const std::vector<std::string>& units,
                                    std::unordered_map<std::string, std::uint32_t>& numbers) {
    std::vector<std::uint32_t> out;
    for (const std::string& unit : units) {
        out.push_back(
            numbers.emplace(unit, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    return out;
}

/// The paragraphs from `begin` to `end`, one after the other.
std::string text_between(const std::vector<std::string>& units, std::size_t begin,
                         std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
        out.append(out.empty() ? "" : "\n").append(units[i]);
    }
    return out;
}

/// Addresses of what differs from a place up to a run: in the first witness, or in the second where
/// the first has nothing.
void name_part(const Telegram& first, const Telegram& second, const CommonRun& at,
               const CommonRun& end, DifferingPart& part) {
    const bool in_first = at.first < end.first;
    const auto& paragraphs = in_first ? first.paragraphs : second.paragraphs;
    part.first_address = paragraphs[in_first ? at.first : at.second].address;
    part.last_address = paragraphs[(in_first ? end.first : end.second) - 1].address;
}

void compare_paragraphs(const Telegram& first, const Telegram& second, WitnessComparison& out) {
    const auto units = units_of(first);
    const auto other_units = units_of(second);
    std::unordered_map<std::string, std::uint32_t> numbers;
    const auto row = numbered(units, numbers);
    const auto other_row = numbered(other_units, numbers);
    auto runs = common_runs(row, other_row, kMaxWordEdits);
    runs.push_back({units.size(), other_units.size(), 0});
    CommonRun at;
    for (const CommonRun& run : runs) {
        if (at.first < run.first || at.second < run.second) {
            DifferingPart part;
            name_part(first, second, at, run, part);
            const std::string one = text_between(units, at.first, run.first);
            const std::string other = text_between(other_units, at.second, run.second);
            for (const DifferencePiece& piece : differing_words(one, other)) {
                part.pieces.push_back({piece.kind, std::string(piece.text)});
            }
            out.parts.push_back(std::move(part));
        }
        out.same_paragraphs += run.length;
        at = {run.first + run.length, run.second + run.length, 0};
    }
}

}  // namespace

Result<WitnessComparison> Room::compare_witnesses(std::string_view id, std::uint64_t first,
                                                  std::uint64_t second) const {
    using Field = DifferingPart::Field;
    const auto one = REFTEL_TRY(state_->edition->witness_text(id, first));
    const auto other = REFTEL_TRY(state_->edition->witness_text(id, second));
    WitnessComparison out;
    out.first = first;
    out.second = second;
    if (std::max(one.message.size(), other.message.size()) > kMaxComparedBytes) {
        out.is_too_long = true;
        return out;
    }
    for (const Field field :
         {Field::Date, Field::From, Field::Addressees, Field::ClassLine, Field::Captions,
          Field::Order, Field::Tags, Field::Subject, Field::References, Field::ClassifiedBy}) {
        compare_field(*one.parsed, *other.parsed, field, out);
    }
    compare_paragraphs(*one.parsed, *other.parsed, out);
    compare_field(*one.parsed, *other.parsed, Field::Signature, out);
    return out;
}

}  // namespace reftel::room
