// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/large_pages.h"
#include "base/result.h"
#include "search/document.h"
#include "search/matcher.h"
#include "search_local/checked_file.h"
#include "search_local/columns.h"
#include "search_local/dictionary.h"
#include "search_local/grams.h"
#include "search_local/postings.h"
#include "search_local/strengths.h"
#include "search_local/word_table.h"

namespace reftel::search_local {

/// Writes the two files of a segment, `PATH.seg` and `PATH.pos`: keys in order, then the columns.
class SegmentWriter {
 public:
    [[nodiscard]] static Result<std::unique_ptr<SegmentWriter>> create(const std::string& path);

    /// The postings of the key that is ended next.
    [[nodiscard]] PostingsEncoder& postings() { return encoder_; }
    /// Keys rise. One without documents is left out. The words of whole values are written behind
    /// all keys, by finish().
    void end_key(std::string_view key);
    /// Writes the rest. The bytes of both files.
    [[nodiscard]] Result<std::uint64_t> finish(const Columns& columns);

 private:
    SegmentWriter(std::unique_ptr<CheckedFileWriter> file,
                  std::unique_ptr<CheckedFileWriter> positions);
    void flush(std::size_t keep);
    void note_words(std::string_view key);
    void write_value_words();
    void write_grams();

    std::unique_ptr<CheckedFileWriter> file_;
    std::unique_ptr<CheckedFileWriter> positions_file_;
    DictionaryWriter dictionary_;
    PostingsEncoder encoder_;
    std::string postings_;
    std::string positions_;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> value_words_;
    GramCollector grams_;
};

/// Collects documents in memory and writes them as one segment.
class SegmentBuilder {
 public:
    /// `version`: what the document was made from, told again by Segment::version().
    void add(const search::Document& document, std::uint64_t version);
    [[nodiscard]] std::uint32_t documents() const { return columns_.documents(); }
    /// Bytes held, nearly; writing needs half as much again.
    [[nodiscard]] std::size_t memory() const;
    /// Writes `PATH.seg` and `PATH.pos`; the builder is used up.
    [[nodiscard]] Result<std::uint64_t> write(const std::string& path);

 private:
    void add_text(std::string_view text, search::TextPart part, std::string& pieces);
    void add_words(std::string_view text);
    void number_pending();
    void add_values(const search::Document& document);
    void add_value(char field, std::string_view value);
    void write_values(SegmentWriter& writer);
    void write_subjects(SegmentWriter& writer, const std::vector<std::uint32_t>& sorted) const;
    void write_text(SegmentWriter& writer, const std::vector<std::uint32_t>& sorted);
    void write_word(SegmentWriter& writer, const std::uint32_t* begin,
                    const std::uint32_t* end) const;
    [[nodiscard]] search::TextPart part_at(std::uint32_t document, std::uint32_t position) const;
    [[nodiscard]] Occurrences count(std::uint32_t document, const std::uint32_t* begin,
                                    const std::uint32_t* end) const;

    /// Where a document begins in the stream, and where the words of subject and summary are in it:
    /// nearly all have one summary.
    struct Parts {
        std::uint32_t begin = 0;
        std::uint32_t subject_end = 0;
        std::uint32_t summary_begin = 0;
        std::uint32_t summary_end = 0;
        bool more_summaries = false;  ///< Then the pieces say it.
    };
    Columns columns_;
    WordTable text_;
    std::vector<WordTable::Key> pending_;  ///< Before they have their numbers
    LargeVector<std::uint32_t> stream_;    ///< Numbers of words as they stand; kGap between pieces
    std::vector<std::uint32_t> document_at_;  ///< Of each kStride-th place of the stream
    std::vector<Parts> parts_;
    std::vector<std::uint32_t> ends_;  ///< Of each document in the stream
    Strengths strengths_;
    WordTable values_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;  ///< Value and document
    std::string key_;
};

}  // namespace reftel::search_local
