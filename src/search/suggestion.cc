// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/suggestion.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "search/limits.h"
#include "search/matcher.h"
#include "search/tokeniser.h"

namespace reftel::search {
namespace {

using Kind = QueryNode::Kind;

/// A word may be a slip when at most so many telegrams have it ...
constexpr std::uint64_t kFew = 5;
/// ... and another one is meant when so many times more have that.
constexpr std::uint64_t kFarMore = 20;
/// A word one edit away counts as much as one two edits away that so many times more have.
constexpr std::uint64_t kNearer = 16;
/// Two edits make another word of a shorter one.
constexpr std::size_t kLongWord = 5;
constexpr std::size_t kShortest = 3;

/// A word of the query and where it stands.
struct TypedWord {
    Span at;
    std::string word;
};

bool may_be_slip(std::string_view word) {
    return word.size() >= kShortest && std::ranges::none_of(word, is_digit) &&
           word.find('*') == std::string_view::npos;
}

bool is_in_text(const QueryNode& node) {
    return looks_at(node.field, TextPart::Subject) || looks_at(node.field, TextPart::Summary) ||
           looks_at(node.field, TextPart::Comment);
}

/// Places of the words of a leaf in the query as typed: its words stand there in their order.
void find_words(const Query& query, const QueryNode& node, std::vector<TypedWord>& out) {
    TokenStream tokens(node.at.of(query.text), TokenStream::Stars::Keep);
    std::size_t next = 0;
    while (next < node.words.size() && tokens.next()) {
        if (tokens.word() == node.words[next]) {
            if (may_be_slip(tokens.word())) {
                const Span at{node.at.begin + tokens.at().begin, node.at.begin + tokens.at().end};
                out.push_back({at, std::string(tokens.word())});
            }
            ++next;
        }
    }
}

std::vector<TypedWord> words_of(const Query& query) {
    const std::vector<bool> positive = positive_nodes(query);
    std::vector<TypedWord> out;
    for (std::size_t i = 0; i < query.nodes.size(); ++i) {
        const QueryNode& node = query.nodes[i];
        if (positive[i] && (node.kind == Kind::Term || node.kind == Kind::Phrase) &&
            is_in_text(node)) {
            find_words(query, node, out);
        }
    }
    std::ranges::sort(out, {}, [](const TypedWord& word) { return word.at.begin; });
    return out;
}

std::uint64_t count_of(const std::vector<WordCount>& exact) {
    return exact.empty() ? 0 : exact.front().telegrams;
}

/// The word that was most likely meant; empty when there is none.
std::string best_of(std::string_view word, std::uint64_t having,
                    const std::vector<WordCount>& near) {
    const WordCount* best = nullptr;
    std::uint64_t best_worth = 0;
    for (const WordCount& other : near) {
        if (other.word == word || !may_be_slip(other.word) || other.telegrams < kFarMore * having) {
            continue;
        }
        const bool one_edit = edit_distance(word, other.word, 1) <= 1;
        const std::uint64_t worth = other.telegrams * (one_edit ? kNearer : 1);
        if (worth > best_worth) {
            best = &other;
            best_worth = worth;
        }
    }
    return best == nullptr ? std::string() : best->word;
}

std::string replaced(const std::string& text, const std::vector<Suggestion::Word>& words) {
    std::string out;
    std::size_t at = 0;
    for (const Suggestion::Word& word : words) {
        out.append(text, at, word.at.begin - at).append(word.word);
        at = word.at.end;
    }
    return out.append(text, at, std::string::npos);
}

}  // namespace

Result<std::optional<Suggestion>> suggest(const Index& index, const Query& query,
                                          std::uint64_t found) {
    const std::vector<TypedWord> typed = words_of(query);
    std::vector<WordPattern> patterns;
    for (const TypedWord& word : typed) {
        patterns.push_back(WordPattern::with_stars(word.word));
    }
    if (patterns.empty()) {
        return std::nullopt;
    }
    const auto exact = REFTEL_TRY(index.words(patterns));
    Suggestion out;
    std::size_t tried = 0;
    for (std::size_t i = 0; i < typed.size() && tried < kMaxSuggestedWords; ++i) {
        const std::uint64_t having = count_of(exact[i]);
        if (having > kFew) {
            continue;
        }
        ++tried;
        const std::string& word = typed[i].word;
        const WordPattern like = WordPattern::fuzzy(word, word.size() > kLongWord ? 2 : 1);
        const auto near = REFTEL_TRY(index.words({&like, 1}));
        std::string meant = best_of(word, having, near.front());
        if (!meant.empty()) {
            out.words.push_back({typed[i].at, std::move(meant)});
        }
    }
    if (out.words.empty()) {
        return std::nullopt;
    }
    out.query = replaced(query.text, out.words);
    SearchRequest request;
    request.query = parse_query(out.query);
    request.limit = 0;
    out.total = REFTEL_TRY(index.search(request)).total;
    return out.total > found ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace reftel::search
