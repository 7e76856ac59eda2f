// SPDX-License-Identifier: AGPL-3.0-or-later
//
// The words of all documents are kept as one stream of numbers. Writing sorts the places of the
// stream by word (a counting sort: one pass to count, one to place), so that each word's places
// come out rising, and with them its documents.
#include "search_local/segment_builder.h"

#include <algorithm>

#include "base/coding.h"
#include "base/text.h"
#include "search/query_fields.h"
#include "search/ranking.h"
#include "search/tokeniser.h"
#include "search_local/segment_format.h"
#include "search_local/varint.h"
#include "telegram/facts.h"

namespace reftel::search_local {
namespace {

using search::Document;
using search::DocumentParagraph;
using search::TextPart;

/// Stands in the stream between two pieces of text: a place that no word has.
constexpr std::uint32_t kGap = UINT32_MAX;
/// Places of the stream whose document is noted: some, as documents have hundreds of words.
constexpr std::uint32_t kStride = 256;
/// Words whose slots are fetched before the first of them is looked up.
constexpr std::size_t kAhead = 64;
static_assert(WordTable::kPadded <= search::TokenStream::kPadded);

/// Starts of the rows of a table whose row i has counts[i] entries; one more than rows.
std::vector<std::uint32_t> row_starts(const std::vector<std::uint32_t>& counts) {
    std::vector<std::uint32_t> out(counts.size() + 1, 0);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        out[i + 1] = out[i] + counts[i];
    }
    return out;
}

}  // namespace

void SegmentBuilder::number_pending() {
    for (const WordTable::Key& key : pending_) {
        stream_.push_back(text_.number_of_short(key));
    }
    pending_.clear();
}

/// Makes the keys of some words first: their slots are on the way while those behind are read.
void SegmentBuilder::add_words(std::string_view text) {
    search::TokenStream tokens(text);
    while (tokens.next()) {
        const WordTable::Key key = WordTable::key_of_padded(tokens.word());
        if (WordTable::is_long(key)) {
            number_pending();
            stream_.push_back(text_.number_of(tokens.word()));
            continue;
        }
        text_.fetch(key);
        pending_.push_back(key);
        if (pending_.size() == kAhead) {
            number_pending();
        }
    }
    number_pending();
}

void SegmentBuilder::add_text(std::string_view text, TextPart part, std::string& pieces) {
    const std::size_t begin = stream_.size();
    add_words(text);
    const std::size_t words = stream_.size() - begin;
    put_varint(pieces, (words << 2U) | static_cast<std::uint64_t>(part));
    columns_.lengths[search::index_of(search::rank_field_of(part))].back() +=
        static_cast<std::uint32_t>(words);
    const auto at = static_cast<std::uint32_t>(begin - parts_.back().begin);
    const auto end = static_cast<std::uint32_t>(stream_.size() - parts_.back().begin);
    Parts& parts = parts_.back();
    if (part == TextPart::Subject) {
        parts.subject_end = end;
    } else if (part == TextPart::Summary) {
        const bool first = parts.summary_end == 0;
        parts.more_summaries |= !first && parts.summary_end + 1 != at;
        parts.summary_begin = first ? at : parts.summary_begin;
        parts.summary_end = end;
    }
    stream_.push_back(kGap);
}

void SegmentBuilder::add_value(char field, std::string_view value) {
    key_.assign(1, field);
    key_.append(value);
    pairs_.emplace_back(values_.number_of(key_), columns_.documents() - 1);
}

void SegmentBuilder::add_values(const Document& document) {
    const auto add = [this](Key field, std::string_view value) {
        add_value(static_cast<char>(field), value);
    };
    add(Key::Origin, document.origin);
    add(Key::OriginName, document.origin_name);
    add(Key::Classification, document.classification);
    add(Key::Precedence, to_string(document.precedence));
    add(Key::Id, to_lower(document.id));
    add(Key::ClassifiedBy, document.classified_by);
    const auto add_all = [&add](Key field, const std::vector<std::string>& values) {
        for (const std::string& value : values) {
            add(field, value);
        }
    };
    add_all(Key::To, document.to);
    add_all(Key::Info, document.info);
    add_all(Key::Signed, document.signature);
    const auto add_folded = [&add](Key field, const std::vector<std::string>& values) {
        for (const std::string& value : values) {
            add(field, to_lower(value));
        }
    };
    add_folded(Key::Tag, document.tags);
    add_folded(Key::Caption, document.captions);
    add_folded(Key::Reference, document.references);
    for (const search::Property& property : search::has_properties()) {
        if (property.holds(document)) {
            add(Key::Has, property.name);
        }
    }
    for (const search::Property& property : search::is_properties()) {
        if (property.holds(document)) {
            add(Key::Is, property.name);
        }
    }
}

void SegmentBuilder::add(const Document& document, std::uint64_t version) {
    for (std::vector<std::uint32_t>& lengths : columns_.lengths) {
        lengths.push_back(0);
    }
    columns_.add(document, version);
    parts_.emplace_back().begin = static_cast<std::uint32_t>(stream_.size());
    std::string pieces;
    add_text(document.subject, TextPart::Subject, pieces);
    for (const DocumentParagraph& paragraph : document.paragraphs) {
        add_text(paragraph.text, search::part_of(paragraph.kind), pieces);
    }
    ends_.push_back(static_cast<std::uint32_t>(stream_.size()));
    columns_.pieces.add(pieces);
    add_values(document);
}

std::size_t SegmentBuilder::memory() const {
    return text_.memory() + values_.memory() + stream_.capacity() * sizeof(std::uint32_t) +
           pairs_.capacity() * sizeof(pairs_[0]) + columns_.ids.bytes.capacity() +
           columns_.pieces.bytes.capacity() + columns_.references.bytes.capacity() +
           std::size_t{documents()} * 128;
}

/// The part of a place, in a document of several summaries.
TextPart SegmentBuilder::part_at(std::uint32_t document, std::uint32_t position) const {
    const StringColumn& pieces = columns_.pieces;
    std::string_view rest = std::string_view(pieces.bytes).substr(pieces.offsets[document]);
    std::uint64_t end = 0;
    while (true) {
        const std::uint64_t piece = take_varint(rest);
        end += piece >> 2U;
        if (position < end) {
            return static_cast<TextPart>(piece & 3U);
        }
        ++end;
    }
}

/// Counts places of one word in a document: from `begin` to below `end`, places of the stream.
Occurrences SegmentBuilder::count(std::uint32_t document, const std::uint32_t* begin,
                                  const std::uint32_t* end) const {
    const std::uint32_t first = parts_[document].begin;
    const Parts& parts = parts_[document];
    Occurrences out{static_cast<std::uint32_t>(end - begin), 0, 0};
    if (parts.more_summaries) {
        for (; begin != end; ++begin) {
            const TextPart part = part_at(document, *begin - first);
            out.subject += part == TextPart::Subject ? 1 : 0;
            out.summary += part == TextPart::Summary ? 1 : 0;
        }
        return out;
    }
    const std::uint32_t summary = parts.summary_end - parts.summary_begin;
    for (; begin != end; ++begin) {
        const std::uint32_t at = *begin - first;
        out.subject += at < parts.subject_end ? 1 : 0;
        out.summary += at - parts.summary_begin < summary ? 1 : 0;
    }
    return out;
}

/// Writes the places of one word; each is a place of the stream.
void SegmentBuilder::write_word(SegmentWriter& writer, const std::uint32_t* begin,
                                const std::uint32_t* end) const {
    PostingsEncoder& postings = writer.postings();
    std::uint32_t document = 0;
    while (begin != end) {
        document = std::max(document, document_at_[*begin / kStride]);
        while (ends_[document] <= *begin) {
            ++document;
        }
        const std::uint32_t first = parts_[document].begin;
        const std::uint32_t limit = ends_[document];
        const std::uint32_t* last = begin;
        while (last != end && *last < limit) {
            ++last;
        }
        const Occurrences found = count(document, begin, last);
        postings.add(document, found, strengths_.most_units(document, found));
        for (; begin != last; ++begin) {
            postings.add_position(*begin - first);
        }
    }
}

/// The words of subjects and the documents of each, for completing words as they are typed.
void SegmentBuilder::write_subjects(SegmentWriter& writer,
                                    const std::vector<std::uint32_t>& sorted) const {
    std::vector<std::uint32_t> last(text_.size(), UINT32_MAX);
    std::vector<std::uint32_t> counts(text_.size(), 0);
    const auto for_each = [&](auto&& visit) {
        std::ranges::fill(last, UINT32_MAX);
        for (std::uint32_t document = 0; document < parts_.size(); ++document) {
            for (std::uint32_t i = 0; i < parts_[document].subject_end; ++i) {
                const std::uint32_t word = stream_[parts_[document].begin + i];
                if (last[word] != document) {
                    last[word] = document;
                    visit(word, document);
                }
            }
        }
    };
    for_each([&](std::uint32_t word, std::uint32_t) { ++counts[word]; });
    const std::vector<std::uint32_t> starts = row_starts(counts);
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    std::vector<std::uint32_t> documents(starts.back());
    for_each(
        [&](std::uint32_t word, std::uint32_t document) { documents[next[word]++] = document; });
    for (const std::uint32_t word : sorted) {
        if (counts[word] == 0) {
            continue;
        }
        for (std::uint32_t i = starts[word]; i < starts[word + 1]; ++i) {
            writer.postings().add(documents[i]);
        }
        writer.end_key(make_key(Key::Subject, text_.word(word)));
    }
}

void SegmentBuilder::write_text(SegmentWriter& writer, const std::vector<std::uint32_t>& sorted) {
    for (std::uint32_t i = 0, document = 0; i < stream_.size(); i += kStride) {
        while (ends_[document] <= i) {
            ++document;
        }
        document_at_.push_back(document);
    }
    const std::vector<std::uint32_t> starts = row_starts(text_.counts());
    LargeVector<std::uint32_t> places(starts.back());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::uint32_t i = 0; i < stream_.size(); ++i) {
        if (stream_[i] != kGap) {
            places[next[stream_[i]]++] = i;
        }
    }
    for (const std::uint32_t word : sorted) {
        write_word(writer, places.data() + starts[word], places.data() + starts[word + 1]);
        key_.assign(1, static_cast<char>(Key::Text));
        key_.append(text_.word(word));
        writer.end_key(key_);
    }
}

void SegmentBuilder::write_values(SegmentWriter& writer) {
    // Places as the query knows them, of each different addressee once.
    const std::uint32_t plain = values_.size();
    std::vector<std::uint32_t> place(plain, UINT32_MAX);
    for (std::uint32_t i = 0; i < plain; ++i) {
        const std::string value(values_.word(i));
        const auto field = static_cast<Key>(value.front());
        if (field == Key::To || field == Key::Info) {
            const auto origin = telegram::canonical_origin(std::string_view(value).substr(1));
            place[i] = values_.number_of(
                make_key(field == Key::To ? Key::ToPlace : Key::InfoPlace, origin.canonical));
        }
    }
    const std::size_t count = pairs_.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (place[pairs_[i].first] != UINT32_MAX) {
            pairs_.emplace_back(place[pairs_[i].first], pairs_[i].second);
        }
    }
    // A counting sort: the documents of each value rise, as they came.
    std::vector<std::uint32_t> counts(values_.size(), 0);
    for (const auto& pair : pairs_) {
        ++counts[pair.first];
    }
    const std::vector<std::uint32_t> starts = row_starts(counts);
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    LargeVector<std::uint32_t> documents(pairs_.size());
    for (const auto& [value, document] : pairs_) {
        documents[next[value]++] = document;
    }
    for (const std::uint32_t value : values_.sorted()) {
        const auto begin = documents.begin() + starts[value];
        const auto end = std::unique(begin, documents.begin() + starts[value + 1]);
        for (auto document = begin; document != end; ++document) {
            writer.postings().add(*document);
        }
        writer.end_key(values_.word(value));
    }
}

Result<std::uint64_t> SegmentBuilder::write(const std::string& path) {
    auto writer = REFTEL_TRY(SegmentWriter::create(path));
    write_values(*writer);
    strengths_ = columns_.strengths();
    const std::vector<std::uint32_t> sorted = text_.sorted();
    write_subjects(*writer, sorted);
    write_text(*writer, sorted);
    return writer->finish(columns_);
}

}  // namespace reftel::search_local
