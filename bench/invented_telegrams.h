// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.h"

namespace reftel::bench {

/// SplitMix64: small, quick, the same everywhere.
class Random {
 public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// 0 to below `end`.
    std::uint32_t below(std::uint32_t end) {
        return static_cast<std::uint32_t>(((next() >> 32U) * end) >> 32U);
    }

 private:
    std::uint64_t state_;
};

/// An archive of telegrams that never were, as a search engine sees them: number i is always the
/// same. 920 words and 6.4 KB on the average; words distributed as words are (Zipf over 60,000 of
/// them), and one in sixty a name or number of which there are three million.
class InventedTelegrams : public search::DocumentLoader {
 public:
    InventedTelegrams();
    [[nodiscard]] search::Document make(std::uint64_t number) const;
    [[nodiscard]] Result<std::optional<search::Document>> load(std::string_view id) const override;
    /// The word of a rank, the commonest first.
    [[nodiscard]] const std::string& word(std::size_t rank) const { return words_[rank]; }

 private:
    void add_words(std::string& out, std::size_t count, Random& random) const;

    std::vector<std::string> words_;
    std::vector<std::uint32_t> draws_;
    std::vector<std::string> origins_;
    std::vector<std::string> tags_;
};

/// Bytes of subject and paragraphs.
[[nodiscard]] std::uint64_t text_bytes(const search::Document& document);

}  // namespace reftel::bench
