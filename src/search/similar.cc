// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/similar.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "search/limits.h"
#include "search/matcher.h"
#include "search/ranking.h"
#include "search/tokeniser.h"

namespace reftel::search {
namespace {

/// Weights of the words of a telegram, those of its subject more.
class WordWeights {
 public:
    void read(std::string_view text, TextPart part) {
        const double weight = kFieldRankings[index_of(rank_field_of(part))].weight;
        TokenStream tokens(text);
        while (tokens.next()) {
            if (tokens.word().size() > 1 && !std::ranges::all_of(tokens.word(), is_digit)) {
                weights_[std::string(tokens.word())] += weight;
            }
        }
    }
    [[nodiscard]] const std::map<std::string, double>& all() const { return weights_; }

 private:
    std::map<std::string, double> weights_;
};

}  // namespace

Result<std::vector<std::string>> characteristic_words(const Index& index,
                                                      const Document& document) {
    WordWeights weights;
    weights.read(document.subject, TextPart::Subject);
    for (const DocumentParagraph& paragraph : document.paragraphs) {
        weights.read(paragraph.text, part_of(paragraph.kind));
    }
    std::vector<WordPattern> patterns;
    for (const auto& [word, weight] : weights.all()) {
        patterns.push_back(WordPattern::with_stars(word));
    }
    const std::uint64_t telegrams = REFTEL_TRY(index.telegrams());
    const auto having = REFTEL_TRY(index.words(patterns));
    std::vector<std::pair<double, std::string>> telling;
    std::size_t i = 0;
    for (const auto& [word, weight] : weights.all()) {
        const std::vector<WordCount>& found = having[i++];
        if (!found.empty() && found.front().telegrams > 1) {
            const double rare = rarity(telegrams, found.front().telegrams);
            telling.emplace_back(leaf_score(rare, weight * kUnit), word);
        }
    }
    std::ranges::sort(telling, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    telling.resize(std::min(telling.size(), kMaxSimilarWords));
    std::vector<std::string> out;
    for (auto& [score, word] : telling) {
        out.push_back(std::move(word));
    }
    return out;
}

std::string similar_query(std::span<const std::string> words,
                          std::span<const std::string> without_ids) {
    std::string out = "(";
    for (const std::string& word : words) {
        out.append(out.size() > 1 ? " OR " : "").append(word);
    }
    out += ")";
    for (const std::string& id : without_ids) {
        out.append(" -id:\"").append(id).append("\"");
    }
    return out;
}

}  // namespace reftel::search
