// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search_local/value_leaves.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "search/document_filter.h"
#include "search/query_fields.h"
#include "search_local/postings.h"
#include "search_local/varint.h"

namespace reftel::search_local {
namespace {

using search::QueryNode;
using search::WordPattern;
using Kind = QueryNode::Kind;
using Field = QueryNode::Field;
using Row = std::vector<WordPattern>;

/// Calls `visit` with every document (or ordinal) of a key.
template <typename Visit>
void for_each_posting(const Segment& segment, const KeyEntry& entry, Visit&& visit) {
    PostingBlock block;
    const PostingReader reader(segment.file(), entry);
    for (std::size_t i = 0; i < reader.blocks() && reader.read(i, block); ++i) {
        for (std::size_t k = 0; k < block.size; ++k) {
            visit(block.documents[k]);
        }
    }
}

void add_documents(const Segment& segment, const KeyEntry& entry, Bitmap& out) {
    if (entry.limit > out.size()) {
        return;  // no documents, but numbers of keys
    }
    for_each_posting(segment, entry, [&](std::uint32_t document) { out.set(document); });
}

void add_key(const Segment& segment, std::string_view key, Bitmap& out) {
    if (const auto entry = segment.dictionary().find(key)) {
        add_documents(segment, *entry, out);
    }
}

/// Documents that are cited as `id`.
void add_cited(const Segment& segment, std::string_view id, Bitmap& out) {
    const std::string first = make_key(Key::Id, id);
    Dictionary::Walk walk = segment.dictionary().from(first);
    while (walk.next() && walk.key().starts_with(first)) {
        const std::string_view rest = walk.key().substr(first.size());
        if (!rest.empty() && rest.front() > '-') {
            break;  // `09zenda4360` stands behind all of `09zenda436-2`
        }
        if (search::cited_as(walk.key().substr(1)) == id) {
            add_documents(segment, walk.entry(), out);
        }
    }
}

/// Ordinals of the values of a field that have a word the pattern matches; rising.
std::vector<std::uint32_t> values_with(const Segment& segment, Key field,
                                       const WordPattern& pattern) {
    std::vector<std::uint32_t> out;
    const auto take = [&](const KeyEntry& entry) {
        for_each_posting(segment, entry, [&](std::uint32_t ordinal) { out.push_back(ordinal); });
    };
    if (pattern.kind() == WordPattern::Kind::Exact) {
        if (const auto entry = segment.dictionary().find(value_word_key(field, pattern.text()))) {
            take(*entry);
        }
        return out;
    }
    const std::string first = value_word_key(field, pattern.common_beginning());
    Dictionary::Walk walk = segment.dictionary().from(first);
    while (walk.next() && walk.key().starts_with(first)) {
        if (pattern.matches(walk.key().substr(2))) {
            take(walk.entry());
        }
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// Documents one of whose values of a field has the words in a row.
void add_rows(const Segment& segment, Key field, const Row& row, Bitmap& out) {
    if (row.empty()) {
        return;
    }
    std::vector<std::uint32_t> values = values_with(segment, field, row.front());
    for (std::size_t i = 1; i < row.size() && !values.empty(); ++i) {
        const std::vector<std::uint32_t> more = values_with(segment, field, row[i]);
        std::erase_if(values, [&](std::uint32_t value) {
            return !std::binary_search(more.begin(), more.end(), value);
        });
    }
    for (const std::uint32_t value : values) {
        const Dictionary::Walk walk = segment.dictionary().at(value);
        if (row.size() == 1 ||
            (!walk.key().empty() && search::has_row(walk.key().substr(1), row))) {
            add_documents(segment, walk.entry(), out);
        }
    }
}

/// Documents one of whose values of a field fits the pattern as a whole.
void add_fitting(const Segment& segment, Key field, const WordPattern& pattern, Bitmap& out) {
    // Origins are kept in capitals; all other codes in small letters, where a beginning helps.
    const std::string_view beginning =
        field == Key::Origin ? std::string_view() : pattern.common_beginning();
    const std::string first = make_key(field, beginning);
    Dictionary::Walk walk = segment.dictionary().from(first);
    while (walk.next() && walk.key().starts_with(first)) {
        if (pattern.matches(to_lower(walk.key().substr(1)))) {
            add_documents(segment, walk.entry(), out);
        }
    }
}

std::optional<Key> key_of(Field field) {
    switch (field) {
        case Field::From:
            return Key::Origin;
        case Field::To:
            return Key::To;
        case Field::Info:
            return Key::Info;
        case Field::Tag:
            return Key::Tag;
        case Field::Caption:
            return Key::Caption;
        case Field::Ref:
            return Key::Reference;
        case Field::Id:
            return Key::Id;
        case Field::Signed:
            return Key::Signed;
        case Field::ClassifiedBy:
            return Key::ClassifiedBy;
        default:
            return std::nullopt;
    }
}

Bitmap match_dates(const QueryNode& node, const Segment& segment) {
    Bitmap out(segment.documents());
    const auto dates = segment.column<std::int64_t>(node.field == Field::Date ? kDates : kReleased);
    const std::int64_t from = node.from ? node.from->seconds : INT64_MIN;
    const std::int64_t last = node.until ? node.until->seconds - 1 : INT64_MAX;
    for (std::size_t i = 0; i < dates.size() && i < out.size(); ++i) {
        if (dates[i] != kNoDate && dates[i] >= from && dates[i] <= last) {
            out.set(i);
        }
    }
    return out;
}

Bitmap match_levels(const QueryNode& node, const Segment& segment) {
    Bitmap out(segment.documents());
    const auto lowest = std::max(1U, static_cast<unsigned>(node.lowest));
    const auto highest = static_cast<unsigned>(node.highest);
    std::uint32_t wanted = 0;
    for (unsigned level = lowest; level <= highest; ++level) {
        wanted |= 1U << level;
    }
    if (node.field == Field::Class) {
        const auto levels = segment.column<std::uint8_t>(kLevels);
        for (std::size_t i = 0; i < levels.size() && i < out.size(); ++i) {
            if (levels[i] <= highest && ((wanted >> levels[i]) & 1U) != 0) {
                out.set(i);
            }
        }
        return out;
    }
    const auto marks = segment.column<std::uint16_t>(kMarks);
    for (std::size_t i = 0; i < marks.size() && i < out.size(); ++i) {
        if ((wanted & marks[i]) != 0) {
            out.set(i);
        }
    }
    return out;
}

/// The keys an id may have: itself, and when it is without year, that of every year.
std::vector<std::string> keys_of_id(Key field, std::string_view wanted) {
    const std::string id = to_lower(wanted);
    std::vector<std::string> out{make_key(field, id)};
    if (!id.empty() && is_alpha(id.front())) {
        for (int year = 0; year < 100; ++year) {
            out.push_back(make_key(field, fmt::format("{:02}{}", year, id)));
        }
    }
    return out;
}

}  // namespace

Bitmap ValueLeaves::match_id(const QueryNode& node, Key field, std::size_t segment) const {
    const Segment& of = *snapshot_.segments()[segment]->segment;
    Bitmap out(of.documents());
    if (node.kind == Kind::Code) {
        for (const std::string& key : keys_of_id(field, node.words.front())) {
            add_key(of, key, out);
        }
    } else {
        add_fitting(of, field, search::row_of(node).front(), out);
    }
    return out;
}

Bitmap ValueLeaves::match_cited_by(const QueryNode& node, std::size_t segment) const {
    const Segment& where = *snapshot_.segments()[segment]->segment;
    Bitmap out(where.documents());
    for (std::size_t i = 0; i < snapshot_.segments().size(); ++i) {
        const LiveSegment& citing = *snapshot_.segments()[i];
        Bitmap wanted = match_id(node, Key::Id, i);
        wanted.keep_only(citing.live);
        wanted.for_each([&](std::size_t document) {
            std::string_view ids = citing.segment->references(static_cast<std::uint32_t>(document));
            while (!ids.empty()) {
                add_cited(where, to_lower(take_string(ids)), out);
            }
        });
    }
    return out;
}

Bitmap ValueLeaves::match_property(const QueryNode& node, std::size_t segment) const {
    const Segment& of = *snapshot_.segments()[segment]->segment;
    const bool has = node.field == Field::Has;
    const search::Property* property = search::find_property(
        has ? search::has_properties() : search::is_properties(), node.words.front());
    Bitmap out(of.documents());
    if (property == nullptr) {
        return out;
    }
    // The one property that documents have by what others say.
    if (property->name == (has ? "citedby" : "cited")) {
        return snapshot_.cited(segment);
    }
    add_key(of, make_key(has ? Key::Has : Key::Is, property->name), out);
    return out;
}

Bitmap ValueLeaves::match_code(const QueryNode& node, std::size_t segment) const {
    const Segment& of = *snapshot_.segments()[segment]->segment;
    const std::string& word = node.words.front();
    const Row row = search::row_of(node);
    Bitmap out(of.documents());
    switch (node.field) {
        case Field::From:
            if (!word.empty()) {
                add_key(of, make_key(Key::Origin, word), out);
            }
            add_rows(of, Key::OriginName, row, out);
            break;
        case Field::To:
        case Field::Info:
            if (!word.empty()) {
                add_key(of, make_key(node.field == Field::To ? Key::ToPlace : Key::InfoPlace, word),
                        out);
            }
            add_rows(of, node.field == Field::To ? Key::To : Key::Info, row, out);
            break;
        case Field::Tag:
        case Field::Caption:
            for (const std::string& code : node.words) {
                add_key(
                    of,
                    make_key(node.field == Field::Tag ? Key::Tag : Key::Caption, to_lower(code)),
                    out);
            }
            break;
        case Field::Class:
            add_rows(of, Key::Classification, search::row_of_caveat(word), out);
            add_key(of, make_key(Key::Caption, to_lower(word)), out);
            break;
        case Field::Precedence:
            for (const std::string& code : node.words) {
                add_key(of, make_key(Key::Precedence, code), out);
            }
            break;
        case Field::Ref:
            return match_id(node, Key::Reference, segment);
        case Field::Id:
            return match_id(node, Key::Id, segment);
        case Field::Has:
        case Field::Is:
            return match_property(node, segment);
        default:
            break;
    }
    return out;
}

Bitmap ValueLeaves::match_pattern(const QueryNode& node, std::size_t segment) const {
    const Segment& of = *snapshot_.segments()[segment]->segment;
    Bitmap out(of.documents());
    const auto field = key_of(node.field);
    if (!field) {
        return out;
    }
    const Row row = search::row_of(node);
    if (search::is_code_field(node.field)) {
        add_fitting(of, *field, row.front(), out);
    } else {
        add_rows(of, *field, row, out);
    }
    return out;
}

Bitmap ValueLeaves::match(const QueryNode& node, std::size_t segment) const {
    if (node.field == Field::CitedBy) {
        return match_cited_by(node, segment);
    }
    switch (node.kind) {
        case Kind::DateRange:
            return match_dates(node, *snapshot_.segments()[segment]->segment);
        case Kind::LevelRange:
            return match_levels(node, *snapshot_.segments()[segment]->segment);
        case Kind::Code:
            return match_code(node, segment);
        default:
            return match_pattern(node, segment);
    }
}

}  // namespace reftel::search_local
