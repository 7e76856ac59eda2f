// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/scan_index.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "search/closeness.h"
#include "search/document_filter.h"
#include "search/facets.h"
#include "search/histogram.h"
#include "search/limits.h"
#include "search/matcher.h"
#include "search/ranking.h"
#include "search/snippet.h"
#include "search/sort_key.h"
#include "search/tokeniser.h"

namespace reftel::search {
namespace {

/// What all documents together say about the words of a query.
struct Statistics {
    std::uint64_t documents = 0;
    LengthStatistics lengths;
    std::vector<std::uint64_t> having;  ///< One a pattern: documents with it in subject or text
};

/// Decides and measures one document after the other.
class Scanner {
 public:
    /// The query must outlive the scanner.
    explicit Scanner(const Query& query)
        : query_(query),
          matcher_(query),
          filter_(query),
          stretch_(close_words(query, matcher_)),
          truth_(query.nodes.size()) {}

    /// Reads a document; the functions below are about the last one read.
    void read(const Document& document);

    [[nodiscard]] bool matches() const { return truth_.back() != 0; }
    [[nodiscard]] bool clause_holds(const Clause& clause) const { return truth_[clause.node] != 0; }
    [[nodiscard]] const FieldCounts& lengths() const { return lengths_; }
    [[nodiscard]] const std::vector<bool>& patterns() const { return patterns_; }
    [[nodiscard]] double score(const Statistics& statistics) const;
    /// As SortKey::closeness.
    [[nodiscard]] std::uint32_t closeness() const { return closeness_; }
    [[nodiscard]] const TextMatcher& matcher() const { return matcher_; }

 private:
    void read_text(std::string_view text, TextPart part);

    const Query& query_;
    TextMatcher matcher_;
    DocumentFilter filter_;
    ShortestStretch stretch_;
    TextMatches matches_;
    std::vector<std::uint8_t> truth_;
    std::vector<FieldCounts> occurrences_;  ///< One a leaf of the matcher
    std::vector<bool> patterns_;
    FieldCounts lengths_{};
    std::uint32_t closeness_ = 0;
};

void Scanner::read_text(std::string_view text, TextPart part) {
    matcher_.match(text, part, matches_);
    const std::size_t field = index_of(rank_field_of(part));
    lengths_[field] += matches_.words;
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
        patterns_[i] = patterns_[i] || matches_.patterns[i];
    }
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
        occurrences_[i][field] += matches_.counts[i];
    }
    if (!stretch_.words().empty()) {
        closeness_ = std::min(closeness_, stretch_.in(matches_.positions));
    }
}

void Scanner::read(const Document& document) {
    lengths_ = {};
    closeness_ = stretch_.words().empty() ? 0 : kApart;
    patterns_.assign(matcher_.patterns().size(), false);
    occurrences_.assign(matcher_.leaves().size(), FieldCounts{});
    read_text(document.subject, TextPart::Subject);
    for (const DocumentParagraph& paragraph : document.paragraphs) {
        read_text(paragraph.text, part_of(paragraph.kind));
    }
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
        truth_[matcher_.leaves()[i].node] = occurrences_[i] != FieldCounts{} ? 1 : 0;
    }
    filter_.decide(document, truth_);
    combine_truth(query_, truth_);
}

double Scanner::score(const Statistics& statistics) const {
    FieldCounts strengths;
    for (std::size_t i = 0; i < kRankFields; ++i) {
        strengths[i] = strength(i, lengths_[i], statistics.lengths.average(i));
    }
    double out = 0;
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
        const TextMatcher::Leaf& leaf = matcher_.leaves()[i];
        if (!leaf.positive || occurrences_[i] == FieldCounts{}) {
            continue;
        }
        double rare = 0;
        for (const TextMatcher::Piece& piece : leaf.pieces) {
            for (const std::uint32_t pattern : piece) {
                rare += rarity(statistics.documents, statistics.having[pattern]);
            }
        }
        std::uint64_t units = 0;
        for (std::size_t field = 0; field < kRankFields; ++field) {
            units += std::uint64_t{occurrences_[i][field]} * strengths[field];
        }
        out += leaf_score(rare, static_cast<double>(units));
    }
    return out;
}

/// The first `limit` keys of an order among those offered.
class BestKeys {
 public:
    BestKeys(Sort sort, std::size_t limit) : sort_(sort), limit_(limit) {}

    void offer(SortKey key) {
        const auto before = [this](const SortKey& a, const SortKey& b) {
            return comes_before(sort_, a, b);
        };
        if (heap_.size() == limit_ && (limit_ == 0 || !before(key, heap_.front()))) {
            return;
        }
        heap_.push_back(std::move(key));
        std::ranges::push_heap(heap_, before);
        if (heap_.size() > limit_) {
            std::ranges::pop_heap(heap_, before);
            heap_.pop_back();
        }
    }
    /// In order.
    [[nodiscard]] std::vector<SortKey> take() {
        std::ranges::sort(heap_, [this](const SortKey& a, const SortKey& b) {
            return comes_before(sort_, a, b);
        });
        return std::move(heap_);
    }

 private:
    Sort sort_;
    std::size_t limit_;
    std::vector<SortKey> heap_;  ///< The last one in order on top.
};

/// One search: the passes share the scanner and what they counted.
class Search {
 public:
    Search(const DocumentSource& source, const SearchRequest& request)
        : source_(source), request_(request), scanner_(request.query) {
        statistics_.having.assign(scanner_.matcher().patterns().size(), 0);
        plan_ = plan_histogram(request.query, request.histogram_unit);
    }
    [[nodiscard]] Result<Results> run();

 private:
    [[nodiscard]] Result<void> count();
    [[nodiscard]] Result<std::vector<SortKey>> rank(std::size_t limit,
                                                    const std::optional<SortKey>& after);
    [[nodiscard]] Result<void> make_hits(const std::vector<SortKey>& keys);
    void count_document(const Document& document, FacetCounter& facets,
                        const std::vector<std::optional<std::size_t>>& clause_facets);

    const DocumentSource& source_;
    const SearchRequest& request_;
    Scanner scanner_;
    Statistics statistics_;
    HistogramPlan plan_;
    DayCounts days_;
    Results results_;
    std::vector<std::uint8_t> clause_truth_;
};

/// True when all clauses hold that choose no dates.
bool holds_but_for_dates(const std::vector<std::uint8_t>& truth,
                         const std::vector<std::optional<std::size_t>>& clause_facets) {
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (truth[i] == 0 && clause_facets[i] != kYearFacet) {
            return false;
        }
    }
    return true;
}

void Search::count_document(const Document& document, FacetCounter& facets,
                            const std::vector<std::optional<std::size_t>>& clause_facets) {
    scanner_.read(document);
    ++statistics_.documents;
    statistics_.lengths.add(scanner_.lengths());
    for (std::size_t i = 0; i < statistics_.having.size(); ++i) {
        statistics_.having[i] += scanner_.patterns()[i] ? 1 : 0;
    }
    results_.total += scanner_.matches() ? 1 : 0;
    for (std::size_t i = 0; i < clause_truth_.size(); ++i) {
        clause_truth_[i] = scanner_.clause_holds(request_.query.clauses[i]) ? 1 : 0;
        if (request_.clause_counts) {
            results_.clause_counts[i] += clause_truth_[i];
        }
    }
    if (request_.facets) {
        facets.add(document, clause_truth_, clause_facets);
    }
    const auto day =
        request_.histogram && document.date ? plan_.day_of(*document.date) : std::nullopt;
    if (day && holds_but_for_dates(clause_truth_, clause_facets)) {
        days_.add(*day);
    }
}

Result<void> Search::count() {
    const std::vector<Clause>& clauses = request_.query.clauses;
    std::vector<std::optional<std::size_t>> clause_facets;
    clause_facets.reserve(clauses.size());
    for (const Clause& clause : clauses) {
        clause_facets.push_back(facet_of_clause(request_.query, clause));
    }
    clause_truth_.assign(clauses.size(), 0);
    results_.clause_counts.assign(request_.clause_counts ? clauses.size() : 0, 0);
    FacetCounter facets;
    REFTEL_CHECK(source_.for_each([&](const Document& document) {
        count_document(document, facets, clause_facets);
        return true;
    }));
    if (request_.facets) {
        results_.facets = facets.finish();
    }
    if (request_.histogram) {
        results_.histogram = days_.finish(plan_.unit);
    }
    return {};
}

Result<std::vector<SortKey>> Search::rank(std::size_t limit, const std::optional<SortKey>& after) {
    BestKeys best(request_.sort, limit);
    REFTEL_CHECK(source_.for_each([&](const Document& document) {
        scanner_.read(document);
        if (scanner_.matches()) {
            const double score =
                request_.sort == Sort::Relevance ? scanner_.score(statistics_) : 0.0;
            SortKey key = SortKey::make(score, document.date, document.id);
            key.closeness = request_.sort == Sort::Relevance ? scanner_.closeness() : 0;
            if (!after || comes_before(request_.sort, *after, key)) {
                best.offer(std::move(key));
            }
        }
        return true;
    }));
    return best.take();
}

Result<void> Search::make_hits(const std::vector<SortKey>& keys) {
    std::unordered_map<std::string_view, std::size_t> places;
    results_.hits.resize(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        places.emplace(keys[i].id, i);
        results_.hits[i].id = keys[i].id;
        results_.hits[i].score = keys[i].score;
    }
    if (!request_.hit_texts) {
        return {};
    }
    return source_.for_each([&](const Document& document) {
        const auto place = places.find(document.id);
        if (place != places.end()) {
            Hit hit = make_hit(document, scanner_.matcher());
            hit.score = keys[place->second].score;
            results_.hits[place->second] = std::move(hit);
            places.erase(place);
        }
        return !places.empty();
    });
}

Result<Results> Search::run() {
    std::optional<SortKey> after;
    if (!request_.cursor.empty()) {
        after = REFTEL_TRY(decode_cursor(request_.sort, request_.cursor));
    }
    REFTEL_CHECK(count());
    const std::size_t limit = std::min(request_.limit, kMaxPageHits);
    if (limit == 0) {
        return std::move(results_);
    }
    std::vector<SortKey> keys = REFTEL_TRY(rank(limit + 1, after));
    if (keys.size() > limit) {
        keys.pop_back();
        results_.next = encode_cursor(request_.sort, keys.back());
    }
    REFTEL_CHECK(make_hits(keys));
    return std::move(results_);
}

std::vector<WordCount> counts_of(const std::map<std::string, std::uint64_t>& counts) {
    std::vector<WordCount> out;
    for (const auto& [word, telegrams] : counts) {
        out.push_back({word, telegrams});
    }
    return out;
}

void add_words(std::string_view text, std::set<std::string>& words) {
    TokenStream tokens(text);
    while (tokens.next()) {
        words.emplace(tokens.word());
    }
}

/// The different words of a document's subject and, when wanted, of its text.
std::set<std::string> words_of(const Document& document, bool with_text) {
    std::set<std::string> out;
    add_words(document.subject, out);
    for (std::size_t i = 0; with_text && i < document.paragraphs.size(); ++i) {
        add_words(document.paragraphs[i].text, out);
    }
    return out;
}

/// The values of a document in a field, each once.
std::set<std::string> values_of(ValueField field, const Document& document) {
    std::set<std::string> out;
    switch (field) {
        case ValueField::Origin:
            out.insert(document.origin);
            break;
        case ValueField::Tag:
            for (const std::string& tag : document.tags) {
                out.insert(to_upper(tag));
            }
            break;
        case ValueField::SubjectWord:
            return words_of(document, false);
        case ValueField::Id:
            out.insert(document.id);
            break;
    }
    out.erase("");
    return out;
}

}  // namespace

Result<std::vector<std::vector<WordCount>>> ScanIndex::words(
    std::span<const WordPattern> patterns) const {
    std::vector<std::map<std::string, std::uint64_t>> counts(patterns.size());
    REFTEL_CHECK(source_.for_each([&](const Document& document) {
        for (const std::string& word : words_of(document, true)) {
            for (std::size_t i = 0; i < patterns.size(); ++i) {
                if (patterns[i].matches(word)) {
                    ++counts[i][word];
                }
            }
        }
        return true;
    }));
    std::vector<std::vector<WordCount>> out;
    for (const auto& of_pattern : counts) {
        out.push_back(counts_of(of_pattern));
    }
    return out;
}

Result<std::vector<WordCount>> ScanIndex::values(ValueField field, std::string_view beginning,
                                                 std::size_t limit) const {
    std::map<std::string, WordCount> found;  // By the value in small letters.
    REFTEL_CHECK(source_.for_each([&](const Document& document) {
        for (const std::string& value : values_of(field, document)) {
            const std::string folded = to_lower(value);
            if (folded.starts_with(beginning)) {
                WordCount& count = found[folded];
                count.word = value;
                ++count.telegrams;
            }
        }
        return true;
    }));
    std::vector<WordCount> out;
    for (const auto& [folded, count] : found) {
        if (limit == 0 || out.size() < limit) {
            out.push_back(count);
        }
    }
    return out;
}

Result<Results> ScanIndex::search(const SearchRequest& request) const {
    return Search(source_, request).run();
}

}  // namespace reftel::search
