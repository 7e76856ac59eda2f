// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "search/document.h"
#include "search/index.h"

namespace reftel::search {

/// An Index that keeps nothing and reads all documents for every query: slow, exact and plain, the
/// measure of other engines.
///
/// A search reads the source three times: to count words and matches, to rank, and to light the
/// page. Memory is that of the answer and of one document. As thread-safe as its source.
class ScanIndex : public Index {
 public:
    /// `source` must outlive the index.
    explicit ScanIndex(const DocumentSource& source) : source_(source) {}
    [[nodiscard]] Result<Results> search(const SearchRequest& request) const override;
    [[nodiscard]] Result<std::vector<std::vector<WordCount>>> words(
        std::span<const WordPattern> patterns) const override;
    [[nodiscard]] Result<std::vector<WordCount>> values(ValueField field,
                                                        std::string_view beginning,
                                                        std::size_t limit) const override;

 private:
    const DocumentSource& source_;
};

}  // namespace reftel::search
