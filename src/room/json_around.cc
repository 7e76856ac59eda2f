// SPDX-License-Identifier: AGPL-3.0-or-later
#include "room/json.h"

namespace reftel::room {

void write_json(JsonWriter& json, const DateBracket& bracket) {
    json.begin_object();
    json.field("from", bracket.from.to_iso());
    json.field("until", bracket.until.to_iso());
    json.field("lower_number_held", bracket.has_lower);
    json.field("higher_number_held", bracket.has_higher);
    json.field("compared", bracket.compared);
    json.field("out_of_order_seconds", static_cast<std::uint64_t>(bracket.out_of_order));
    json.end_object();
}

std::string_view to_string(DifferingPart::Field field) {
    using Field = DifferingPart::Field;
    switch (field) {
        case Field::Paragraphs:
            return "paragraphs";
        case Field::Date:
            return "date";
        case Field::From:
            return "from";
        case Field::Addressees:
            return "addressees";
        case Field::ClassLine:
            return "class-line";
        case Field::Captions:
            return "captions";
        case Field::Order:
            return "executive-order";
        case Field::Tags:
            return "tags";
        case Field::Subject:
            return "subject";
        case Field::References:
            return "references";
        case Field::ClassifiedBy:
            return "classified-by";
        case Field::Signature:
            return "signature";
    }
    return "paragraphs";
}

namespace {

std::string_view name_of(DifferencePiece::Kind kind) {
    switch (kind) {
        case DifferencePiece::Kind::Same:
            return "same";
        case DifferencePiece::Kind::First:
            return "first";
        case DifferencePiece::Kind::Second:
            return "second";
    }
    return "same";
}

void write_part(JsonWriter& json, const DifferingPart& part) {
    json.begin_object();
    json.field("part", to_string(part.field));
    json.field_if("first_address", part.first_address);
    json.field_if("last_address", part.last_address);
    json.key("pieces");
    json.begin_array();
    for (const DifferingPart::Piece& piece : part.pieces) {
        json.begin_object();
        json.field("in", name_of(piece.kind));
        json.field("text", piece.text);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

}  // namespace

void write_json(JsonWriter& json, const WitnessComparison& comparison) {
    json.begin_object();
    json.field("first", comparison.first);
    json.field("second", comparison.second);
    json.field("too_long", comparison.is_too_long);
    json.field("same_paragraphs", comparison.same_paragraphs);
    json.key("differences");
    json.begin_array();
    for (const DifferingPart& part : comparison.parts) {
        write_part(json, part);
    }
    json.end_array();
    json.end_object();
}

void write_json(JsonWriter& json, const AbsentPage& page) {
    json.begin_object();
    json.field("total", page.total);
    json.field("offset", page.offset);
    json.key("missing");
    json.begin_array();
    for (const Entry& entry : page.entries) {
        json.begin_object();
        json.field("id", entry.value);
        json.field_if("origin_name", entry.label);
        json.field("cited_by", entry.telegrams);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

}  // namespace reftel::room
