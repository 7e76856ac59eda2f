// SPDX-License-Identifier: AGPL-3.0-or-later
#include <utility>

#include "search/tokeniser.h"
#include "search_local/segment_builder.h"
#include "search_local/segment_format.h"

namespace reftel::search_local {
namespace {

constexpr std::size_t kFlushAt = std::size_t{1} << 20U;

/// Fields whose values are looked through by words.
bool has_words(Key field) {
    return field == Key::OriginName || field == Key::To || field == Key::Info ||
           field == Key::Classification || field == Key::Signed || field == Key::ClassifiedBy;
}

}  // namespace

SegmentWriter::SegmentWriter(std::unique_ptr<CheckedFileWriter> file,
                             std::unique_ptr<CheckedFileWriter> positions)
    : file_(std::move(file)), positions_file_(std::move(positions)) {
    file_->begin(kPostings);
    positions_file_->begin(kPositions);
}

Result<std::unique_ptr<SegmentWriter>> SegmentWriter::create(const std::string& path) {
    auto file = REFTEL_TRY(CheckedFileWriter::create(path + ".seg"));
    auto positions = REFTEL_TRY(CheckedFileWriter::create(path + ".pos"));
    return std::unique_ptr<SegmentWriter>(new SegmentWriter(std::move(file), std::move(positions)));
}

void SegmentWriter::flush(std::size_t keep) {
    if (postings_.size() > keep) {
        file_->append(postings_);
        postings_.clear();
    }
    if (positions_.size() > keep) {
        positions_file_->append(positions_);
        positions_.clear();
    }
}

void SegmentWriter::end_key(std::string_view key) {
    const std::uint64_t postings = file_->section_size() + postings_.size();
    const std::uint64_t positions = positions_file_->section_size() + positions_.size();
    KeyEntry entry = encoder_.finish(postings_, positions_);
    if (entry.documents == 0) {
        return;
    }
    entry.postings = postings;
    entry.positions = positions;
    note_words(key);
    if (key.front() == static_cast<char>(Key::Text)) {
        grams_.add(key.substr(1),
                   static_cast<std::uint32_t>(dictionary_.keys() / Dictionary::kKeysOfBlock));
    }
    dictionary_.add(key, entry);
    flush(kFlushAt);
}

void SegmentWriter::note_words(std::string_view key) {
    const auto field = static_cast<Key>(key.front());
    if (!has_words(field)) {
        return;
    }
    const auto ordinal = static_cast<std::uint32_t>(dictionary_.keys());
    search::TokenStream tokens(key.substr(1));
    while (tokens.next()) {
        std::vector<std::uint32_t>& ordinals = value_words_[value_word_key(field, tokens.word())];
        if (ordinals.empty() || ordinals.back() != ordinal) {
            ordinals.push_back(ordinal);
        }
    }
}

void SegmentWriter::write_value_words() {
    for (const auto& [key, ordinals] : value_words_) {
        for (const std::uint32_t ordinal : ordinals) {
            encoder_.add(ordinal);
        }
        end_key(key);
    }
}

void SegmentWriter::write_grams() {
    for (const GramCollector::Row& row : grams_.rows()) {
        for (const std::uint32_t block : *row.blocks) {
            encoder_.add(block);
        }
        end_key(row.key);
    }
}

Result<std::uint64_t> SegmentWriter::finish(const Columns& columns) {
    write_value_words();
    write_grams();
    flush(0);
    dictionary_.write(*file_);
    columns.write(*file_);
    SegmentSummary summary;
    summary.documents = columns.documents();
    summary.lengths = columns.length_statistics();
    summary.keys = dictionary_.keys();
    file_->begin(kSummary);
    file_->append({reinterpret_cast<const char*>(&summary), sizeof summary});
    // The positions first: a segment is there when its .seg is.
    const std::uint64_t positions = REFTEL_TRY(positions_file_->finish());
    const std::uint64_t rest = REFTEL_TRY(file_->finish());
    return positions + rest;
}

}  // namespace reftel::search_local
