// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/document.h"
#include "search/index.h"

namespace reftel::search::testing {

/// Documents in memory.
class MemorySource : public DocumentSource {
 public:
    explicit MemorySource(std::vector<Document> documents) : documents_(std::move(documents)) {}
    [[nodiscard]] Result<void> for_each(
        const std::function<bool(const Document&)>& visit) const override;
    [[nodiscard]] const std::vector<Document>& documents() const { return documents_; }

 private:
    std::vector<Document> documents_;
};

/// Fifteen telegrams of a kingdom that never was: between them something for every form of query.
[[nodiscard]] std::vector<Document> invented_documents();
/// `count` telegrams of few words, made by chance, the same each time.
[[nodiscard]] std::vector<Document> chance_documents(std::size_t count, unsigned seed);

/// Answers of the scan for a query as typed; the query's own order counts.
[[nodiscard]] Results scan(const DocumentSource& source, std::string_view query,
                           std::uint32_t limit = 100);
/// Ids of the telegrams found, rising, with blanks between.
[[nodiscard]] std::string found(const DocumentSource& source, std::string_view query);
/// Ids in the order of the answer.
[[nodiscard]] std::string in_order(const Results& results);

}  // namespace reftel::search::testing
