// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/document.h"
#include "search/index.h"

namespace reftel::search_local::testing {

/// Telegrams made by chance, with something in every field, from few words so that all of them
/// meet. `cited_by` is what `references` of the others say.
[[nodiscard]] std::vector<search::Document> generated_documents(std::size_t count, unsigned seed);
/// Makes `cited_by` true to the references.
void fill_cited_by(std::vector<search::Document>& documents);
/// A query made by chance that such telegrams may answer.
[[nodiscard]] std::string generated_query(std::mt19937& random);

/// Documents in memory, by id.
class MemoryLoader : public search::DocumentLoader {
 public:
    explicit MemoryLoader(const std::vector<search::Document>& documents) {
        for (const search::Document& document : documents) {
            by_id_.emplace(document.id, document);
        }
    }
    [[nodiscard]] Result<std::optional<search::Document>> load(std::string_view id) const override {
        const auto found = by_id_.find(std::string(id));
        return found == by_id_.end() ? std::nullopt : std::optional(found->second);
    }

 private:
    std::unordered_map<std::string, search::Document> by_id_;
};

/// An answer as text, everything in it.
[[nodiscard]] std::string dump(const search::Results& results);

}  // namespace reftel::search_local::testing
